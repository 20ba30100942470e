import "../../../../graph/graph.css";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { curvePath } from "../../../../graph/curve.ts";
import { FoldList } from "../../../../graph/fold-list.tsx";
import type { GraphModel } from "../../../../graph/graph-model.ts";
import { LabelLayer } from "../../../../graph/label-layer.tsx";
import { OptionLayer } from "../../../../graph/option-layer.tsx";
import { TIERS } from "../../../../graph/tiers.ts";
import { formatPoints, formatShare } from "../../../../parts/format.ts";
import type { Names } from "../../../../parts/names.ts";
import { productShape } from "../../../../parts/product-shape.ts";
import { useLanguage } from "../../../../parts/use-names.ts";
import type { ShownScenario } from "../../shown-scenario.ts";
import { hitColor } from "./flow-colors.ts";
import type { FlowLayout } from "./flow-layout.ts";
import { flowLinks } from "./flow-links.ts";
import { FlowMark } from "./flow-mark.tsx";
import { type HitNow, LEAST_HIT } from "./hits.ts";
import { MarkCard } from "./mark-card.tsx";
import { useFlowLabels } from "./use-flow-labels.ts";

interface Props {
  readonly model: GraphModel;
  readonly flow: FlowLayout;
  readonly radii: ReadonlyMap<string, number>;
  readonly width: number;
  readonly hits: ReadonlyMap<string, HitNow>;
  /** Tiers up to this place show their loss. */
  readonly spread: number;
  readonly day: number;
  readonly shown: readonly ShownScenario[];
  readonly names: Names;
  readonly score: ReadonlyMap<string, number>;
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

/** What is hit, as a graph in tiers: marks by loss, links by the loss that they pass on. */
export function FlowGraph(props: Props) {
  const { model, flow, radii, width, hits, spread, day, shown, names, score } = props;
  const { t } = useTranslation("watch");
  const language = useLanguage();
  const [selected, setSelected] = useState<string | null>(null);
  const [openFold, setOpenFold] = useState<string | null>(null);
  const { layout, height } = flow;
  const seen = useMemo(() => spreadHits(hits, flow, spread), [hits, flow, spread]);
  const labels = useFlowLabels({ model, flow, radii, width, hits: seen, names });
  const links = useMemo(() => flowLinks(flow.links, seen), [flow, seen]);
  const ownModel = useMemo(() => ({ ...model, links: flow.links }), [model, flow]);
  const isDiff = [...hits.values()].some(({ isDifference }) => isDifference);
  const isHit = (id: string) => Math.abs(seen.get(id)?.loss ?? 0) > LEAST_HIT;
  const spoken = (id: string) => {
    const hit = hits.get(id);
    const values = { name: names.product(id), day };
    if (!hit || Math.abs(hit.loss) < 0.0005) return t("flow.spokenNone", values);
    if (hit.isDifference)
      return t("flow.spokenSaved", { ...values, points: formatPoints(-hit.loss) });
    return t("flow.spoken", { ...values, loss: formatShare(hit.loss, language) });
  };
  const choose = (id: string | null) => {
    const isFold = layout.folds.some(({ key }) => key === id);
    setOpenFold(isFold ? id : null);
    setSelected(isFold ? null : id);
  };
  const fold = layout.folds.find(({ key }) => key === openFold);
  const frame = { width, height };
  const place = selected === null ? undefined : layout.places.get(selected);
  return (
    <div
      className={isDiff ? "flow-frame is-diff" : "flow-frame"}
      style={frame}
      data-lang={language}
    >
      <svg className="flow-drawing" {...frame} aria-hidden>
        {links.map(({ from, to, loss, width: stroke }) => {
          const [a, b] = [layout.places.get(from), layout.places.get(to)];
          if (!a || !b || (a.fold !== null && a.fold === b.fold)) return null;
          const ends = [a, b].map((end) => ({
            ...end,
            r: end.fold === null ? (radii.get(end.id) ?? 0) : 3,
          }));
          const [start, end] = ends;
          if (!start || !end) return null;
          const d = curvePath(start, end, layout.pitch);
          const hit = { loss, isDifference: seen.get(to)?.isDifference ?? false };
          const color = hitColor({ ...hit, loss: seen.get(to)?.loss ?? loss });
          return (
            <path
              key={`${from} ${to}`}
              className="flow-link"
              d={d}
              stroke={color}
              strokeWidth={stroke}
            />
          );
        })}
        {model.products.map((product) => {
          const at = layout.places.get(product.id);
          const hit = seen.get(product.id);
          if (!at || at.fold !== null || !hit) return null;
          return (
            <FlowMark
              key={product.id}
              shape={productShape(product)}
              {...{ x: at.x, y: at.y, r: radii.get(product.id) ?? 4 }}
              fill={hitColor(hit)}
              isFaint={!isHit(product.id)}
            />
          );
        })}
      </svg>
      <LabelLayer
        {...frame}
        labels={labels}
        isLit={() => false}
        isRoute={false}
        colorOf={(id) =>
          isHit(id) || layout.folds.some(({ key }) => key === id) ? "var(--ink)" : "var(--ink3)"
        }
        paths={[]}
        rings={place ? [ringOf(place, radii)] : []}
      />
      <OptionLayer
        {...{ layout, radii, labels, score, spoken }}
        model={ownModel}
        guests={NONE}
        selected={selected}
        onHover={() => {}}
        onSelect={choose}
      />
      {place && selected !== null && (
        <MarkCard
          key={selected}
          {...{ id: selected, day, shown, names, frame }}
          x={place.x}
          y={place.y}
          onClose={() => setSelected(null)}
          onSelect={choose}
          isShown={(id) => layout.places.get(id)?.fold === null}
        />
      )}
      {fold && (
        <FoldList
          fold={fold}
          frame={frame}
          figures={{ score, dependency: new Map() }}
          model={model}
          nameOf={names.product}
          onSelect={(id) => {
            setOpenFold(null);
            setSelected(id);
          }}
          onClose={() => setOpenFold(null)}
        />
      )}
    </div>
  );
}

function ringOf(
  { id, x, y }: { readonly id: string; readonly x: number; readonly y: number },
  radii: ReadonlyMap<string, number>,
) {
  return { id, x, y, r: (radii.get(id) ?? 4) + 4.5, square: false, isCut: false };
}

/** What is lost as far as the colour has spread. */
function spreadHits(
  hits: ReadonlyMap<string, HitNow>,
  { layout }: FlowLayout,
  spread: number,
): ReadonlyMap<string, HitNow> {
  if (spread >= TIERS.length - 1) return hits;
  return new Map(
    [...hits].map(([id, hit]) => {
      const tier = layout.places.get(id)?.tier;
      const isReached = tier !== undefined && (TIERS as readonly string[]).indexOf(tier) <= spread;
      return [id, isReached ? hit : { ...hit, loss: 0 }];
    }),
  );
}
