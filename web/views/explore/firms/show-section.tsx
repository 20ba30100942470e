import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { useViewState } from "../../../app/view-state.ts";

const STEPS = [1, 2, 3] as const;

/** What the firms are put together by, and how far around one firm is shown. */
export function ShowSection({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const { state, set } = useViewState();
  return (
    <section className="panel-section">
      <header>
        <h3>{t("show")}</h3>
      </header>
      <fieldset className="segments">
        <legend className="sr-only">{t("show")}</legend>
        {overview.groupings.map((group) => (
          <button
            key={group}
            type="button"
            aria-pressed={overview.group === group}
            onClick={() => set({ group, sel: null })}
          >
            {t(`by.${group}`)}
          </button>
        ))}
      </fieldset>
      <div className="firm-steps">
        <span>{t("steps")}</span>
        <fieldset className="segments">
          <legend className="sr-only">{t("steps")}</legend>
          {STEPS.map((steps) => (
            <button
              key={steps}
              type="button"
              aria-pressed={(state.steps ?? 1) === steps}
              onClick={() => set({ steps })}
            >
              {steps}
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
}
