import { useTranslation } from "react-i18next";
import { formatScore } from "../../parts/format.ts";
import { ProductGlyph } from "../../parts/product-glyph.tsx";
import { productShape } from "../../parts/product-shape.ts";
import { useNames } from "../../parts/use-names.ts";
import { KINDS, legendScope, legendSizes, STEPS } from "./legend-parts.ts";
import type { Explore } from "./use-explore.ts";

interface Props {
  readonly explore: Explore;
  /** Radius in pixels of a score of 1. */
  readonly atOne: number;
  /** Whether routes between two products are shown. */
  readonly isRoute: boolean;
}

const GAP = 4;

/** What size, colour, dash and shape mean, in one line of words; always visible. */
export function Legend({ explore, atOne, isRoute }: Props) {
  const { t } = useTranslation(["explore", "words", "routes"]);
  const names = useNames();
  const { on } = explore.viewpoint;
  const { scores, radii } = legendSizes(explore, atOne);
  const width = radii.reduce((sum, r) => sum + 2 * r + GAP, 0);
  const centreOf = (place: number) =>
    radii.slice(0, place).reduce((sum, r) => sum + 2 * r + GAP, (radii[place] ?? 0) + GAP / 2);
  const shapes = new Set(explore.graph.products.map(productShape));
  return (
    <section className="explore-legend" aria-label={t("legend.label")}>
      <svg width={width} height={34} aria-hidden display={scores.length > 0 ? undefined : "none"}>
        {radii.map((r, place) => (
          <circle key={scores[place]} cx={centreOf(place)} cy={17} r={r} className="legend-size" />
        ))}
      </svg>
      <span>
        {t(scores.length > 0 ? "legend.size" : "legend.noSize")}{" "}
        <span className="quiet">{scores.map(formatScore).join(", ")}</span>
      </span>
      <span className="legend-steps" aria-hidden>
        {STEPS.map((step) => (
          <i key={step} className={`step-${step}`} style={{ backgroundColor: `var(--${step})` }} />
        ))}
      </span>
      <span>{t(`legend.${legendScope(on)}`, { country: names?.country(on) ?? on })}</span>
      <ProductGlyph shape="circle" size={13} fill="none" />
      <span>{t("words:noFigure")}</span>
      {isRoute && <RouteLines />}
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

function RouteLines() {
  const { t } = useTranslation("routes");
  return (
    <span className="legend-of-route">
      <svg width={22} height={6} aria-hidden>
        <path d="M0 3H22" className="legend-route" />
      </svg>
      <span>{t("legend.strongest")}</span>
      <svg width={14} height={14} aria-hidden>
        <rect x={1} y={1} width={12} height={12} rx={4} className="legend-cut" />
      </svg>
      <span>{t("legend.cut")}</span>
    </span>
  );
}
