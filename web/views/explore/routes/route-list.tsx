import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { formatShare } from "../../../parts/format.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import { Section } from "../../panel/section.tsx";
import type { ShownRoutes } from "./use-routes.ts";

/** The strongest routes, the strongest first; each product on them a button. */
export function RouteList({ shown }: { readonly shown: ShownRoutes }) {
  const { t } = useTranslation(["routes", "words"]);
  const { set } = useViewState();
  const names = useNames();
  const language = useLanguage();
  const { best } = shown.routes;
  if (best.length === 0) return null;
  return (
    <Section title={t("best.title")} aside={t("best.aside")}>
      <ol className="route-list">
        {best.map(({ products, strength }) => (
          <li key={products.join(" ")}>
            <span>
              {products.map((id, at) => (
                <Fragment key={id}>
                  {at > 0 && (
                    <>
                      <span className="route-arrow" aria-hidden>
                        {" → "}
                      </span>
                      <span className="sr-only">{t("words:spoken.step")} </span>
                    </>
                  )}
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => set({ sel: id, to: null })}
                  >
                    {names?.product(id) ?? id}
                  </button>
                </Fragment>
              ))}
            </span>
            <b>{formatShare(strength, language)}</b>
          </li>
        ))}
      </ol>
      <p className="panel-note">{t("best.note")}</p>
    </Section>
  );
}
