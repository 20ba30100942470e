import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatScore } from "../../parts/format.ts";
import { type ProductShape, productShape } from "../../parts/product-shape.ts";
import type { LegendPart } from "../../parts/save-picture/legend-part.ts";
import { useNames } from "../../parts/use-names.ts";
import type { Asked } from "./use-attention.ts";
import type { Explore } from "./use-explore.ts";

const LEAST_RADIUS = 3.6;
export const STEPS = ["d0", "d1", "d2", "d3", "d4"] as const;
export const KINDS: readonly (readonly [ProductShape, string])[] = [
  ["circle", "material"],
  ["square", "component"],
  ["diamond", "tool"],
  ["ring", "sector"],
];

/**
 * Three scores and the radii of their marks, as the legend shows them; fewer where they read the
 * same, none where nothing has a score.
 */
export function legendSizes({ ranking }: Pick<Explore, "ranking">, atOne: number) {
  const most = Math.max(0, ...ranking.items.map(({ score }) => score));
  const steps = most > 0 ? [most / 12, most / 3, most] : [];
  const scores = steps.filter((score, at) => {
    const next = steps[at + 1];
    return next === undefined || formatScore(score) !== formatScore(next);
  });
  return { scores, radii: scores.map((score) => Math.max(LEAST_RADIUS, atOne * Math.sqrt(score))) };
}

/** Key of `explore:legend` for what the colours count. */
export function legendScope(on: string): "foreign" | "untrusted" | "adversary" | "country" {
  return on === "foreign" || on === "untrusted" || on === "adversary" ? on : "country";
}

/** The legend of a saved picture: all that the one on the screen says, and the lines shown. */
export function useLegendParts(explore: Explore, atOne: number, asked: Asked): LegendPart[] {
  const { t } = useTranslation(["explore", "words", "routes"]);
  const names = useNames();
  return useMemo(() => {
    const { on } = explore.viewpoint;
    const { scores, radii } = legendSizes(explore, atOne);
    const shapes = new Set(explore.graph.products.map(productShape));
    const { route, selected } = asked.attention;
    const lines: LegendPart[] = [];
    if (route)
      lines.push({ text: t("routes:legend.strongest"), line: { token: "ink", width: 2.8 } });
    if (route && route.cut.length > 0) {
      const line = { token: "loss", dashed: true };
      lines.push({ text: t("routes:legend.cut"), line });
    }
    if (!route && asked.paths.length > 0) {
      lines.push({ text: t("legend.path"), line: { token: "loss", width: 2.8 } });
    }
    if (!route && selected.length > 0)
      lines.push({ text: t("legend.cone"), line: { token: "edge2" } });
    return [
      scores.length > 0
        ? { text: `${t("legend.size")} ${scores.map(formatScore).join(", ")}`, radii }
        : { text: t("legend.noSize") },
      {
        text: `${t(`legend.${legendScope(on)}`, { country: names?.country(on) ?? on })}, ${t("legend.steps")}`,
        ramp: STEPS,
      },
      { text: t("words:noFigure"), mark: { shape: "circle", dashed: true } },
      ...lines,
      ...KINDS.filter(([shape]) => shapes.has(shape)).map(([shape, kind]) => ({
        text: t(`words:kind.${kind}`),
        mark: { shape },
      })),
    ];
  }, [explore, atOne, asked, names, t]);
}
