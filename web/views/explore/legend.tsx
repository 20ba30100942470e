import { useTranslation } from "react-i18next";
import { formatScore } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { useNames } from "../../parts/use-names.ts";
import type { Explore } from "./use-explore.ts";

interface Props {
  readonly explore: Explore;
  /** Radius in pixels of a score of 1. */
  readonly atOne: number;
}

const GAP = 4;
const STEPS = [0, 1, 2, 3, 4];
const KINDS = [
  ["circle", "material"],
  ["square", "component"],
  ["diamond", "tool"],
  ["ring", "sector"],
] as const;

/** What size, colour, dash and shape mean, in one line of words; always visible. */
export function Legend({ explore, atOne }: Props) {
  const { t } = useTranslation(["explore", "words"]);
  const names = useNames();
  const { on } = explore.viewpoint;
  const key = ["foreign", "untrusted", "adversary"].includes(on) ? on : "country";
  const most = Math.max(0.01, ...explore.ranking.items.map(({ score }) => score));
  const scores = [most / 12, most / 3, most];
  const radii = scores.map((score) => Math.max(3.6, atOne * Math.sqrt(score)));
  const width = radii.reduce((sum, r) => sum + 2 * r + GAP, 0);
  const centreOf = (place: number) =>
    radii.slice(0, place).reduce((sum, r) => sum + 2 * r + GAP, (radii[place] ?? 0) + GAP / 2);
  const shapes = new Set(explore.graph.products.map(productShape));
  return (
    <section className="explore-legend" aria-label={t("legend.label")}>
      <svg width={width} height={34} aria-hidden>
        {radii.map((r, place) => (
          <circle key={scores[place]} cx={centreOf(place)} cy={17} r={r} className="legend-size" />
        ))}
      </svg>
      <span>
        {t("legend.size")} <span className="quiet">{scores.map(formatScore).join(", ")}</span>
      </span>
      <span className="legend-steps" aria-hidden>
        {STEPS.map((step) => (
          <i key={step} style={{ background: `var(--d${step})` }} />
        ))}
      </span>
      <span>{t(`legend.${key}`, { country: names?.country(on) ?? on })}</span>
      <ProductGlyph shape="circle" size={13} fill="none" />
      <span>{t("words:noFigure")}</span>
      <span className="legend-kinds">
        {KINDS.filter(([shape]) => shapes.has(shape)).map(([shape, kind]) => (
          <span key={shape}>
            <ProductGlyph shape={shape} size={12} />
            {t(`words:kind.${kind}`)}
          </span>
        ))}
      </span>
    </section>
  );
}
