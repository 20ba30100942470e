import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BacktestDocument, type BacktestEvent } from "../../../src/model/backtest.ts";
import { PARAMETERS } from "../../../src/scenarios/backtest/parameters.ts";
import { predict } from "../../../src/scenarios/backtest/predict.ts";
import { questionOf } from "../../../src/scenarios/backtest/question.ts";
import { dailyEngine } from "../../../src/scenarios/backtest/replay-engine.ts";

const FILE = new URL("../../../graphs/us-sri/backtests.json", import.meta.url);
const { events } = BacktestDocument.parse(JSON.parse(readFileSync(FILE, "utf8")));
const predictor = {
  engine: dailyEngine,
  parameters: PARAMETERS,
  draws: { runs: 3, seed: 5 },
  view: "known",
} as const;
const predicted = (event: BacktestEvent) => predict(questionOf(event), predictor);

/** The same cut with another history after it; who is to be ranked stays, in another order. */
function otherOutcome(event: BacktestEvent): BacktestEvent {
  const stocks = event.stocks_days_before;
  return {
    ...event,
    downstream: [],
    first_rationing_date: "1999-01-01",
    first_user_stop_date: "1999-01-02",
    price_multiple: { low: 77, high: 99, series: "x", cause: "physical" },
    recovery_date: "2031-01-01",
    recovery_basis: "x",
    substitution: "x",
    notes: "x",
    confidence: "C",
    observation_end: "2030-12-31",
    // A stock that the outcome implied is an outcome, too.
    stocks_days_before: stocks?.implied_by_outcome
      ? { ...stocks, low: 1, high: 999, holder: "x", basis: "x" }
      : stocks,
    scoring: {
      stopped: event.scoring.stopped !== true,
      time_to_first_stop_days: { low: 1000, high: 2000 },
      time_to_first_stop_event: "x",
      depth: { low: 0.33, high: 0.44 },
      depth_of: "x",
      order: event.scoring.order?.toReversed() ?? null,
      time_to_recover_days: { low: 1, high: 2 },
      use_in_price_rank: true,
    },
  };
}

describe("a prediction does not see its outcome", () => {
  test.each(events.map((event) => [event.id, event] as const))("%s", (_, event) => {
    expect(predicted(otherOutcome(event))).toEqual(predicted(event));
  });

  test("what it does see changes it", () => {
    const [event] = events;
    if (!event) throw new TypeError("no event");
    const shock = { ...event.shock, duration_days: { low: 1, high: 2 } };
    expect(predicted({ ...event, shock })).not.toEqual(predicted(event));
  });

  test("a question has the fields that are listed here and no other", () => {
    const fields = new Set(events.flatMap((event) => Object.keys(questionOf(event))));
    expect([...fields].sort()).toEqual(
      [
        "believedDurationDays",
        "country",
        "durationDays",
        "firm",
        "id",
        "label",
        "marketShare",
        "rampDays",
        "responses",
        "scope",
        "start",
        "stockDays",
        "type",
        "userShare",
        "users",
        "words",
      ].sort(),
    );
  });
});
