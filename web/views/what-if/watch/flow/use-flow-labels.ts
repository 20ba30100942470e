import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type GraphLabel, graphLabels } from "../../../../graph/graph-labels.ts";
import type { GraphModel } from "../../../../graph/graph-model.ts";
import { browserMeasure } from "../../../../graph/measure-text.ts";
import { formatLoss, formatPoints, type Language } from "../../../../parts/format.ts";
import type { Names } from "../../../../parts/names.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import type { FlowLayout } from "./flow-layout.ts";
import type { HitNow } from "./hits.ts";

interface Props {
  readonly model: GraphModel;
  readonly flow: FlowLayout;
  readonly radii: ReadonlyMap<string, number>;
  readonly width: number;
  readonly hits: ReadonlyMap<string, HitNow>;
  readonly names: Names;
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();
const NOBODY: ReadonlySet<string> = new Set();
const SHOWN_FROM = 0.0005;
/** So many of those that lose most stand in bold. */
const BOLD = 8;

/** What a sector loses in words; of a difference in points, with its sign. */
export function hitText(
  { loss, isDifference }: HitNow,
  { t, language }: { readonly t: TFunction; readonly language: Language },
): string | null {
  if (Math.abs(loss) < SHOWN_FROM) return null;
  if (!isDifference) return formatLoss(loss, language);
  const points = Math.abs(loss) < 0.1 ? formatPoints(Math.abs(loss)) : wholePoints(loss);
  return `${loss < 0 ? "+" : "−"}${t("watch:flow.pts", { points })}`;
}

function wholePoints(loss: number): string {
  return String(Math.round(Math.abs(loss) * 100));
}

/** Names of everything that has a mark, and the losses of sectors; none overlaps another. */
export function useFlowLabels({ model, flow, radii, width, hits, names }: Props): GraphLabel[] {
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const measure = useMemo(browserMeasure, []);
  const { layout, height, ids } = flow;
  return useMemo(() => {
    const sectors = ids.filter((id) => layout.places.get(id)?.tier === "sectors");
    const losses = new Map(
      sectors.flatMap((id) => {
        const hit = hits.get(id);
        const text = hit ? hitText(hit, { t, language }) : null;
        return text === null ? [] : [[id, text] as const];
      }),
    );
    const strength = (id: string) => Math.abs(hits.get(id)?.loss ?? 0);
    const strongest = ids
      .filter((id) => layout.places.get(id)?.tier !== "sectors")
      .sort((a, b) => strength(b) - strength(a) || (a < b ? -1 : 1))
      .slice(0, BOLD);
    return graphLabels(model.products, {
      ...{ layout, radii, language, measure, losses },
      frame: { width, height },
      nameOf: names.product,
      moreText: (count) => t("flow.more", { count }),
      bold: new Set([...sectors, ...strongest]),
      path: NOBODY,
      guests: NONE,
      priority: (id) => (layout.places.get(id)?.tier === "sectors" ? 3 : 1 + strength(id)),
      wanted: () => true,
    }).map((label) => ({ ...label, onStripe: false }));
  }, [model, layout, ids, radii, width, height, hits, names, language, measure, t]);
}
