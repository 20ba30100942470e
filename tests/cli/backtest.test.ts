import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { BacktestResult } from "../../src/model/backtest-result.ts";
import { fillBacktestPage } from "../../src/store/formats/backtest-page.ts";
import { type SketchedEvent, writtenEvent } from "../support/backtest-event.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const PAGE = fileURLToPath(new URL("../../docs/backtests.md", import.meta.url));

async function fileOf(...events: SketchedEvent[]): Promise<string> {
  const file = join(await temporaryFolder(), "events.json");
  const format = "linchpin-backtest/1";
  await writeFile(file, JSON.stringify({ format, events: events.map(writtenEvent) }));
  return file;
}

const FIRE: SketchedEvent = {
  id: "fire",
  label: "valves for one plant",
  shock: {
    scope: "buyer: one plant",
    share_of_supply_lost: { low: 1, high: 1 },
    duration_days: { low: 20, high: 40 },
  },
  stocks: { low: 4, high: 8 },
  scoring: {
    stopped: true,
    time_to_first_stop_days: { low: 4, high: 6 },
    depth: { low: 0.9, high: 1 },
  },
};

describe("the events of us-sri", () => {
  let result: BacktestResult;
  beforeAll(async () => {
    result = BacktestResult.parse(await callJson(["backtest"]));
  }, 120_000);

  test("the bare rule scores what it is known to score", () => {
    const { hits, prices } = result.scores.bare;
    const counted = (rule: "R1" | "R2" | "R3") => [hits[rule]?.hits, hits[rule]?.cases];
    expect([counted("R1"), counted("R2"), counted("R3")]).toEqual([
      [3, 4],
      [3, 6],
      [6, 11],
    ]);
    expect(prices.peak.all.rho).toBeCloseTo(-0.15, 2);
    expect(prices.peak.withoutPanic.rho).toBeCloseTo(-0.05, 2);
  });

  test("every event stands there, and the model beats the bare rule where it can be tested", () => {
    const { model, bare } = result.scores;
    expect(result.items).toHaveLength(28);
    for (const rule of ["R1", "R2", "R3", "R4"] as const)
      expect(model.hits[rule]?.rate).toBeGreaterThanOrEqual(bare.hits[rule]?.rate ?? 0);
    for (const { rules } of result.items)
      for (const { credit, why } of Object.values(rules))
        expect(credit === null).toBe(why !== null);
  });

  test("the committed page holds these figures (else: npm run backtest)", () => {
    const page = readFileSync(PAGE, "utf8");
    expect(fillBacktestPage(page, result)).toBe(page);
  });

  test("a page without a place for a part is refused", () => {
    expect(() => fillBacktestPage("# Back-tests", result)).toThrow('no part "scores"');
  });
});

describe("a file of events", () => {
  test("is scored by the same rules, again the same with the same seed", async () => {
    const file = await fileOf(FIRE);
    const ask = (...more: string[]) => callJson(["backtest", file, "--runs", "20", ...more]);
    const result = BacktestResult.parse(await ask());
    expect(result.items[0]?.rules).toMatchObject({ R1: { credit: 1 }, R3: { credit: 1 } });
    expect(result.certificate).toMatchObject({ runs: 20, seed: 1, events: 1, graph: null });
    expect(result.items[0]?.onGraph).toBeNull();
    expect(await ask()).toEqual(result);
    expect(await ask("--seed", "2")).not.toEqual(result);
  });

  test("for people: scores, verdicts, what cannot be tested", async () => {
    const { status, out } = await call(["backtest", await fileOf(FIRE), "--runs", "10"]);
    expect(status).toBe(0);
    expect(out).toMatch(/R1 time to first stop +1 of 1/);
    expect(out).toMatch(/R2 no stop +no case/);
    expect(out).toMatch(/fire +\d+ \[4–6\] hit +– +1\.00 \[0\.90–1\.00\] hit +– +–/);
  });

  test("an event without a share keeps its place, untestable", async () => {
    const file = await fileOf({ id: "unknown", scoring: { depth: { low: 0, high: 1 } } });
    const { items } = BacktestResult.parse(await callJson(["backtest", file, "--runs", "10"]));
    expect(items[0]).toMatchObject({ class: null, prediction: { depth: null } });
    expect(items[0]?.rules["R3"]?.why).toContain("nothing is predicted");
  });

  test("faults: pointers and exit status 2", async () => {
    const file = await fileOf({ ...FIRE, type: "flood" });
    const bad = await call(["backtest", file]);
    expect(bad.status).toBe(2);
    expect(bad.err).toContain('events.json:/events/0/type is "flood"');
    const lost = await call(["backtest", "nowhere.json"]);
    expect(lost.status).toBe(2);
    const options = await call(["backtest", file, "--runs", "1", "--seed", "x"]);
    expect(options.status).toBe(2);
    expect(options.err).toContain("--runs: is 1");
    expect(options.err).toContain("--seed: is");
    const other = await call(["backtest", "eu-crm"]);
    expect([other.status, other.err]).toEqual([2, expect.stringContaining("backtests.json")]);
  });
});
