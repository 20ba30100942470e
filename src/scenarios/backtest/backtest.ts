import type { BacktestDocument, BacktestEvent } from "../../model/backtest.ts";
import type {
  BacktestItem,
  BacktestOptions,
  BacktestPrediction,
  BacktestResult,
  BacktestScores,
} from "../../model/backtest-result.ts";
import type { DataSet } from "../../model/data-set.ts";
import { bareRule } from "./bare-rule.ts";
import { daysBetween } from "./event-days.ts";
import { fitLeavingOut, isShipped, withPoint } from "./fit.ts";
import { replayOnGraph } from "./on-graph.ts";
import { compareKeys } from "./order.ts";
import { PARAMETERS } from "./parameters.ts";
import { type EventPrediction, type Predictor, predict } from "./predict.ts";
import type { Band, Prediction } from "./prediction.ts";
import { questionOf } from "./question.ts";
import { dailyEngine } from "./replay-engine.ts";
import { HIT_RULES, judge } from "./score.ts";
import { type Judged, scoresOf } from "./totals.ts";

/**
 * Back-tests: predicts every event from what was known before its outcome, then scores each rule by
 * itself, beside the bare rule (loss = share lost, time to survive = stock / share).
 * @param document events with outcomes
 * @param graph data set on which events are run as well; null: on their small networks alone
 * @returns predictions, outcomes, verdicts, scores; the same for the same seed
 * @see docs/backtests.md; events x runs simulations of a network of two products, four times over
 */
export function backtest(
  document: BacktestDocument,
  options: BacktestOptions,
  graph: DataSet | null = null,
): BacktestResult {
  const { runs, seed } = options;
  const base = { engine: dailyEngine, draws: { runs, seed } };
  const known = { ...base, parameters: PARAMETERS, view: "known" } as const;
  const asked = document.events.map((event) => ({ event, question: questionOf(event) }));
  const predictAll = (predictor: Predictor) =>
    asked.map(({ question }) => predict(question, predictor));
  const model = predictAll(known);
  const single = predictAll({ ...known, draws: null });
  const usual = predictAll({ ...known, view: "usual" });
  const fits = fitLeavingOut(document, known);
  const leftOut = asked.map(({ event, question }, at) => {
    const point = fits.find(({ type }) => type === event.type)?.point;
    const same = point && isShipped(point) ? model[at] : undefined;
    return (
      same ?? predict(question, { ...known, parameters: point ? withPoint(point) : PARAMETERS })
    );
  });
  const bare = asked.map(({ question }) => ({ prediction: bareRule(question) }));
  const believed = asked
    .filter(({ question }) => question.believedDurationDays !== null)
    .map(({ event, question }) => judged(event, predict(question, { ...known, view: "believed" })));
  const all = (predictions: readonly Pick<EventPrediction, "prediction">[]) =>
    asked.flatMap(({ event }, at) => {
      const one = predictions[at];
      return one ? [judged(event, one)] : [];
    });
  const views = {
    model: all(model),
    single: all(single),
    leftOut: all(leftOut),
    usual: all(usual),
    bare: all(bare),
  };
  return {
    items: asked.map(({ event, question }, at) => ({
      ...itemOf(event, at, views),
      class: model[at]?.class ?? null,
      onGraph: graph && replayOnGraph(question, event, graph, PARAMETERS),
    })),
    scores: {
      model: scoresOf(views.model, seed),
      singleRun: scoresOf(views.single, seed),
      leftOut: scoresOf(views.leftOut, seed),
      usualDuration: scoresOf(views.usual, seed),
      believedDuration: believed.length > 0 ? scoresOf(believed, seed) : null,
      bare: scoresOf(views.bare, seed),
    } satisfies Record<string, BacktestScores | null>,
    leftOut: fits.map(({ point, ...fit }) => ({ ...fit, fitted: point })),
    parameters: { ...PARAMETERS },
    certificate: {
      formula: "replay by the daily cascade",
      runs,
      seed,
      events: document.events.length,
      graph: graph?.id ?? null,
      dataVersion: graph?.version ?? null,
    },
  };
}

function judged(event: BacktestEvent, { prediction }: Pick<EventPrediction, "prediction">): Judged {
  return { event, prediction, verdicts: judge(event, prediction) };
}

type View = "model" | "single" | "leftOut" | "usual" | "bare";

function itemOf(
  event: BacktestEvent,
  at: number,
  views: Readonly<Record<View, readonly Judged[]>>,
): Omit<BacktestItem, "class" | "onGraph"> {
  const creditOf = (view: View, rule: (typeof HIT_RULES)[number]) =>
    views[view][at]?.verdicts[rule].credit ?? null;
  const rules = HIT_RULES.map((rule) => [
    rule,
    {
      credit: creditOf("model", rule),
      why: views.model[at]?.verdicts[rule].why ?? null,
      isInBand: views.model[at]?.verdicts[rule].isInBand ?? null,
      leftOut: creditOf("leftOut", rule),
      usualDuration: creditOf("usual", rule),
      bare: creditOf("bare", rule),
    },
  ]);
  return {
    id: event.id,
    titleEn: event.title_en,
    titleJa: event.title_ja,
    type: event.type,
    products: event.product ?? [],
    prediction: shown(views.model[at]?.prediction),
    single: shown(views.single[at]?.prediction),
    bare: shown(views.bare[at]?.prediction),
    outcome: outcomeOf(event),
    rules: Object.fromEntries(rules) as BacktestItem["rules"],
  };
}

function outcomeOf({ scoring, price_multiple, shock, observation_end }: BacktestEvent) {
  const days = daysBetween(shock.start, observation_end);
  const price = scoring.use_in_price_rank ? price_multiple : null;
  const ranked = price && price.low !== null && price.high !== null;
  return {
    stopped: scoring.stopped,
    firstStopDays: ends(scoring.time_to_first_stop_days),
    depth: ends(scoring.depth),
    recoveryDays: ends(scoring.time_to_recover_days),
    order: scoring.order,
    priceMultiple: ranked ? Math.sqrt((price.low ?? 0) * (price.high ?? 0)) : null,
    priceCause: price?.cause ?? null,
    observedDays: finite(days),
  };
}

function ends(range: { readonly low: number | null; readonly high: number | null } | null) {
  return range && { low: range.low, high: range.high };
}

/** A prediction as JSON holds it: a day that never comes is null. */
function shown(prediction: Prediction | undefined): BacktestPrediction {
  const band = (one: Band | null | undefined) =>
    one ? { p10: finite(one.p10), p50: finite(one.p50), p90: finite(one.p90) } : null;
  const order = prediction?.order?.toSorted(compareKeys).map(({ name }) => name) ?? null;
  return {
    firstStopDay: band(prediction?.firstStopDay),
    stopDay: band(prediction?.stopDay),
    depth: band(prediction?.depth),
    recoveryDay: band(prediction?.recoveryDay),
    order,
    unfilled: prediction?.unfilled ?? null,
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
