import type { BacktestEvent } from "../../model/backtest.ts";
import type { BacktestItem } from "../../model/backtest-result.ts";
import type { DataSet } from "../../model/data-set.ts";
import { Scenario } from "../../model/scenario.ts";
import { SimulateOptions } from "../../model/simulation.ts";
import { simulate } from "../simulate/simulate.ts";
import { classify } from "./classify.ts";
import type { ReplayParameters } from "./parameters.ts";
import { type BacktestQuestion, middle } from "./question.ts";
import { STOP_BELOW } from "./run-replay.ts";
import { judgeOnGraph } from "./score.ts";

/** Sectors that are told of an event. */
const MOST_SECTORS = 3;
const HORIZON_DAYS = 365;
const NORMAL = 1 - 1e-9;

/**
 * The same shock on a graph: the makers of each product of the event lose the share that was lost,
 * whoever they are there. A share of one buyer is none of a market's and is not run.
 * @param question what was known; the run reads nothing else
 * @param event for its products and, after the run, for its verdicts
 * @returns null if the graph has none of them, or there is no share of a market
 */
export function replayOnGraph(
  question: BacktestQuestion,
  event: BacktestEvent,
  data: DataSet,
  parameters: ReplayParameters,
): BacktestItem["onGraph"] {
  const inGraph = new Set(data.tables.products.map(({ id }) => id));
  const found = (event.product ?? []).filter((id) => inGraph.has(id));
  const { marketShare, durationDays, rampDays, stockDays } = question;
  const { user, isOneBuyer } = classify(question);
  if (found.length === 0 || marketShare === null || isOneBuyer) return null;
  const share = middle(marketShare);
  const duration = durationDays
    ? middle(durationDays)
    : parameters.durationDays[question.type].mode;
  const scenario = Scenario.parse({
    format: "linchpin-scenario/1",
    id: question.id,
    horizonDays: HORIZON_DAYS,
    unstatedCoverDays: middle(stockDays ?? parameters.coverDays[user]),
    shocks: [
      {
        kind: "halt",
        products: found,
        size: share,
        durationDays: Math.min(HORIZON_DAYS, duration),
        rampDays: rampDays ?? 0,
      },
    ],
  });
  const { sectors, firstHit, days } = simulate(data, SimulateOptions.parse({ scenario }));
  const hit = Object.entries(sectors)
    .filter(([, { minOutput }]) => minOutput < NORMAL)
    .toSorted(([, a], [, b]) => a.minOutput - b.minOutput)
    .slice(0, MOST_SECTORS)
    .map(([id, { timeToSurviveDays, minOutput, path }]) => ({
      id,
      timeToSurviveDays,
      minOutput,
      path,
    }));
  const stops = Object.values(sectors).flatMap(
    ({ output }) => days[output.findIndex((made) => made < STOP_BELOW)] ?? [],
  );
  const stopDay = Math.min(...stops);
  const rules = judgeOnGraph(event, stopDay);
  return {
    products: found,
    share,
    firstHit,
    stopDay: Number.isFinite(stopDay) ? stopDay : null,
    rules,
    sectors: hit,
  };
}
