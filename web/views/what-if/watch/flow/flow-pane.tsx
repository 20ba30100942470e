import "./flow.css";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useUsualChokepoints } from "../../../../app/queries.ts";
import { useGraph } from "../../../../app/shown-data-set.ts";
import { useViewState } from "../../../../app/view-state.ts";
import { type GraphModel, graphModel } from "../../../../graph/graph-model.ts";
import { radiiOf } from "../../../../graph/scene.ts";
import { TIERS } from "../../../../graph/tiers.ts";
import { useSize } from "../../../../graph/use-size.ts";
import type { Names } from "../../../../parts/names.ts";
import type { Letter, ShownScenario } from "../../shown-scenario.ts";
import type { Day } from "../use-day.ts";
import { FlowGraph } from "./flow-graph.tsx";
import { FlowHead } from "./flow-head.tsx";
import { flowLayout } from "./flow-layout.ts";
import { FlowTable } from "./flow-table.tsx";
import { everHit, hitsOn, isBeyondRun, LEAST_HIT } from "./hits.ts";
import { useAnswerKey } from "./use-answer-key.ts";
import { useSpread } from "./use-spread.ts";

interface Props {
  readonly shown: readonly ShownScenario[];
  readonly show: Letter | "diff";
  readonly day: Day;
  readonly names: Names;
}

/** Only what is hit, tier by tier. Positions rest on the scenarios, colours on the day. */
export function FlowPane({ shown, show, day, names }: Props) {
  const { t } = useTranslation("watch");
  const { state, set } = useViewState();
  const graph = useGraph().data;
  const ranking = useUsualChokepoints().data;
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const score = useMemo(
    () => new Map(ranking?.items.map(({ id, score }) => [id, score ?? 0]) ?? []),
    [ranking],
  );
  const model = useMemo(() => (graph ? graphModel(graph, score) : null), [graph, score]);
  const peaks = useMemo(() => everHit(shown), [shown]);
  const { width = 0, height = 0 } = size ?? {};
  const flow = useMemo(
    () => (model && width > 0 ? flowLayout(model, peaks, { width, height }) : null),
    [model, peaks, width, height],
  );
  const radii = useMemo(
    () => flowRadii(model, flow?.layout.tightest ?? 0, score),
    [model, flow, score],
  );
  const hits = useMemo(
    () => hitsOn(shown, show, peaks.keys(), day.day),
    [shown, show, peaks, day.day],
  );
  const answer = shown.find(({ letter }) => letter === (show === "diff" ? "b" : show))?.answer;
  const first = Math.min(
    TIERS.length - 1,
    ...[...peaks.keys()].map((id) => TIERS.indexOf(model?.tierOf.get(id) ?? "sectors")),
  );
  const spread = useSpread(useAnswerKey(answer), first);
  const isTable = state.view === "table";
  const isQuiet = ![...hits.values()].some(({ loss }) => Math.abs(loss) > LEAST_HIT);
  const isBeyond = isBeyondRun(shown, show, day.day);
  return (
    <section className="watch-flow" aria-label={t("flow.label")}>
      <FlowHead
        {...{ shown, show, day, isTable }}
        onTable={() => set({ view: isTable ? "graph" : "table" })}
      />
      {peaks.size === 0 ? (
        <p className="flow-none">{t("flow.none")}</p>
      ) : (
        isQuiet && (
          <p className="flow-none">
            {t(isBeyond ? "flow.beyond" : "flow.noneYet", { day: day.day })}
          </p>
        )
      )}
      {isTable && peaks.size > 0 && <FlowTable {...{ shown, peaks, day, names }} />}
      <div className="flow-box" hidden={isTable || peaks.size === 0}>
        <div className="flow-room" ref={room} aria-hidden />
        {model && flow && peaks.size > 0 && (
          <FlowGraph
            {...{ model, flow, radii, width, hits, spread, shown, names, score }}
            day={day.day}
          />
        )}
      </div>
    </section>
  );
}

/** Sectors are the end of the flow: larger than in Explore, so that their loss is seen first. */
const SECTOR_SCALE = 1.7;
const LARGEST_SECTOR = 12;

function flowRadii(
  model: GraphModel | null,
  tightest: number,
  score: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (!model) return new Map();
  const { radii } = radiiOf(model.products, score, tightest);
  const larger = model.products.flatMap(({ id, kind }) => {
    if (kind !== "sector") return [];
    return [[id, Math.min(LARGEST_SECTOR, SECTOR_SCALE * (radii.get(id) ?? 0))] as const];
  });
  return new Map([...radii, ...larger]);
}
