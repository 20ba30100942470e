import type { EventClass } from "./classify.ts";
import { orderKeys } from "./order.ts";
import type { ReplayParameters } from "./parameters.ts";
import type { Band, Prediction } from "./prediction.ts";
import type { BacktestQuestion } from "./question.ts";
import { type DurationView, replayOf } from "./replay.ts";
import type { ReplayEngine } from "./replay-engine.ts";
import { type Draws, drawReplay } from "./run-replay.ts";

/** How events are predicted. */
export interface Predictor {
  readonly engine: ReplayEngine;
  readonly parameters: ReplayParameters;
  /** null: one run with the modes of all ranges. */
  readonly draws: Draws | null;
  readonly view: DurationView;
}

/** What is predicted of one event, and what kind of goods it is taken for. */
export interface EventPrediction {
  /** null: nothing to cut, nothing predicted but the order. */
  readonly class: EventClass | null;
  readonly prediction: Prediction;
}

const NOTHING: Prediction = {
  firstStopDay: null,
  stopDay: null,
  depth: null,
  recoveryDay: null,
  order: null,
  unfilled: null,
};

/** Predicts one event with the engine. Reads the question alone: the type has no outcome in it. */
export function predict(question: BacktestQuestion, predictor: Predictor): EventPrediction {
  const { engine, parameters, draws, view } = predictor;
  const order = question.users.length > 0 ? orderKeys(question) : null;
  const replay = replayOf(question, parameters, view);
  if (replay === null) {
    const recoveryDay = recoveryOf(question, predictor);
    return { class: null, prediction: { ...NOTHING, order, recoveryDay } };
  }
  const first = drawReplay(replay.first, engine, draws);
  const all = drawReplay(replay.all, engine, draws);
  // Where the share is that of one buyer, it is the buyer who is asked about.
  const asked = replay.class.isOneBuyer ? first : all;
  return {
    class: replay.class,
    prediction: {
      firstStopDay: first.stopDay,
      stopDay: asked.stopDay,
      depth: asked.depth,
      recoveryDay: asked.recoveryDay,
      order,
      unfilled: {
        peak: all.peakGap.p50,
        year: all.yearGap.p50,
        netOfStocks: all.yearNetGap.p50,
      },
    },
  };
}

/** When a cut of unknown size is over does not hang on its size: that of a whole one is taken. */
function recoveryOf(question: BacktestQuestion, predictor: Predictor): Band | null {
  const { engine, parameters, draws, view } = predictor;
  const whole = { ...question, marketShare: { low: 1, high: 1 } };
  const replay = replayOf(whole, parameters, view);
  return replay && drawReplay(replay.all, engine, draws).recoveryDay;
}
