import "../../../parts/parts.css";
import "../../panel/panel.css";
import "../../panel/panel-parts.css";
import "./route-panel.css";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { Failure } from "../../../parts/failure.tsx";
import { CloseIcon } from "../../../parts/icons.tsx";
import { MethodDialog } from "../../../parts/method/method-dialog.tsx";
import { ProductGlyph } from "../../../parts/product-glyph.tsx";
import { productShape } from "../../../parts/product-shape.ts";
import { figureScore } from "../../../parts/score-text.ts";
import { ShareButton } from "../../../parts/share-button.tsx";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import { Section } from "../../panel/section.tsx";
import type { Explore } from "../use-explore.ts";
import { RouteList } from "./route-list.tsx";
import type { ShownRoutes } from "./use-routes.ts";

interface Props {
  readonly explore: Explore;
  readonly shown: ShownRoutes;
}

/** The panel of the routes between two products: what cuts them all, and the strongest. */
export function RoutePanel({ explore, shown }: Props) {
  const { t } = useTranslation(["routes", "panel", "explore"]);
  const { set } = useViewState();
  const names = useNames();
  const { from, to, routes, finding, leastCut } = shown;
  const [first, second] = [from, to].map((id) => names?.product(id) ?? id);
  const isNone = routes.products.size === 0;
  const label = t("title", { from: first, to: second });
  useEffect(() => {
    document.querySelector(".route-panel .panel-body")?.scrollTo(0, 0);
  }, []);
  return (
    <aside className="selection-panel route-panel" aria-label={label}>
      <p className="panel-kind">{t("kind")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keys */}
      <section className="panel-body" tabIndex={0} aria-label={label}>
        <header className="panel-head">
          <h2>{label}</h2>
          <p className="panel-lead">
            {isNone ? t("noneLead") : t("lead", { count: routes.products.size - 2 })}
            {leastCut.data?.routes !== undefined &&
              leastCut.data.routes > 1 &&
              t("explore:spoken.space") + t("apart", { count: leastCut.data.routes })}
          </p>
        </header>
        {leastCut.error && (
          <Failure
            title={t("failed")}
            error={leastCut.error}
            onRetry={() => void leastCut.refetch()}
          />
        )}
        {!isNone && <CutSet explore={explore} shown={shown} />}
        <RouteList shown={shown} />
        {finding.key === "backOnly" && <p className="panel-section">{t("backLead")}</p>}
      </section>
      <button
        type="button"
        className="panel-close"
        aria-label={t("panel:close")}
        onClick={() => set({ to: null })}
      >
        <CloseIcon />
      </button>
      <footer className="panel-foot">
        <button type="button" className="button" onClick={() => set({ sel: to, to: from })}>
          {t("turn")}
        </button>
        <ShareButton />
      </footer>
    </aside>
  );
}

/** The smallest set of products that cuts every route, each a button. */
function CutSet({ explore, shown }: Props) {
  const { t } = useTranslation("routes");
  const { set } = useViewState();
  const names = useNames();
  const language = useLanguage();
  const { cut, leastCut, finding } = shown;
  const isDirect = finding.key === "direct" || finding.key === "straight";
  const certificate = leastCut.data?.certificate;
  if (!leastCut.data && !leastCut.isFetching) return null;
  return (
    <Section title={t("cut.title")}>
      {!leastCut.data && <p className="panel-note">{t("cut.running")}</p>}
      {isDirect && leastCut.data && <p className="panel-note">{t("cut.direct")}</p>}
      <ul className="route-cut">
        {cut.map((id) => {
          const product = names?.products.get(id);
          return (
            <li key={id}>
              <button type="button" onClick={() => set({ sel: id, to: null })}>
                {product && <ProductGlyph shape={productShape(product)} />}
                <span>{names?.product(id) ?? id}</span>
                <span className="quiet">
                  {t("cut.score", { score: figureScore(explore.figures, id, language) })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {certificate && "mode" in certificate && (
        <p className="panel-how">
          <MethodDialog kind="routes" certificate={certificate} />
        </p>
      )}
    </Section>
  );
}
