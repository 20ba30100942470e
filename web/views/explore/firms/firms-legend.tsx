import "./firms-legend.css";
import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { ProductGlyph } from "../../../parts/product-glyph.tsx";
import { useFirmSelection } from "./use-firm-selection.ts";

const STEPS = [0, 1, 2, 3, 4];

/** What size, width, colour and dash mean, in one line of words. */
export function FirmsLegend({ overview }: { readonly overview: FirmsOverview }) {
  const { t } = useTranslation("firms");
  const { selection } = useFirmSelection();
  const isGroups = selection.kind === "all" || selection.kind === "group";
  const { group, risk } = overview;
  return (
    <section className="explore-legend firms-legend" aria-label={t("legend.label")}>
      <span>{t(isGroups ? `legend.circle_${group}` : `legend.firm_${risk.measure}`)}</span>
      <span>{t("legend.line")}</span>
      <span className="legend-steps" aria-hidden>
        {STEPS.map((step) => (
          <i key={step} style={{ background: `var(--d${step})` }} />
        ))}
      </span>
      <span>{t(isGroups ? "legend.abroadGroup" : "legend.abroadFirm")}</span>
      <ProductGlyph shape="circle" size={13} fill="none" />
      <span>{t("legend.unknown")}</span>
      <span className="firm-legend-end">
        {t(isGroups ? `legend.zoom_${group}` : "legend.zoom_firm")}
      </span>
    </section>
  );
}
