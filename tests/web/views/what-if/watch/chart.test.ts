import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { picturedScenarios } from "../../../../../web/views/what-if/pictured-scenarios.ts";
import { chartCsv, chartRows } from "../../../../../web/views/what-if/watch/chart/chart-rows.ts";
import {
  axisShare,
  chartScales,
  outputRange,
} from "../../../../../web/views/what-if/watch/chart/chart-scales.ts";
import { bandOf, courseLines } from "../../../../../web/views/what-if/watch/chart/course-lines.ts";
import {
  cutWindows,
  statedNumber,
} from "../../../../../web/views/what-if/watch/chart/cut-windows.ts";
import { placeEndLabels } from "../../../../../web/views/what-if/watch/chart/place-end-labels.ts";
import {
  dayTicks,
  isRunOn,
  stepAt,
  withinDays,
} from "../../../../../web/views/what-if/watch/days.ts";
import { flowRows } from "../../../../../web/views/what-if/watch/flow/flow-rows.ts";
import {
  everHit,
  hitsOn,
  isBeyondRun,
  lossOn,
  widestDay,
} from "../../../../../web/views/what-if/watch/flow/hits.ts";
import { playedDay } from "../../../../../web/views/what-if/watch/use-play.ts";
import { answer, sector, shown } from "./answers.ts";

const SIZE = { width: 700, height: 222 };
const MARGINS = { top: 24, right: 132, bottom: 24, left: 50 };

describe("lines", () => {
  const a = answer({ cars: sector([1, 0.5, 0.25, 1]), ships: sector([1, 1, 0.75, 1]) });

  test("of all sectors: what is left of their weighted output, its least and that day", () => {
    const [line] = courseLines([shown("a", a)], null);
    expect(line).toMatchObject({ letter: "a", output: [1, 0.75, 0.5, 1], low: 0.5, lowDay: 2 });
  });

  test("of one sector its own; a scenario without an answer has none", () => {
    const lines = courseLines([shown("a", a), shown("b", undefined)], "ships");
    expect(lines.map(({ output }) => output)).toEqual([[1, 1, 0.75, 1]]);
    expect(courseLines([shown("a", a)], "nobody")).toEqual([]);
  });

  test("without weights nothing adds up to a line of all sectors", () => {
    expect(courseLines([shown("a", { ...a, loss: null })], null)).toEqual([]);
  });

  test("the band of all sectors is what the quantiles of the loss leave, ends exchanged", () => {
    const bands = {
      days: [0, 3],
      runs: 20,
      loss: { p5: [0, 0.125], p50: [0, 0.25], p95: [0.25, 0.5] },
      sectors: { cars: { output: { p5: [0.5, 0.25], p50: [1, 1], p95: [1, 0.75] } } },
    } as unknown as Parameters<typeof bandOf>[0];
    const days = [0, 3];
    expect(bandOf(bands, null)).toEqual({ days, low: [0.75, 0.5], high: [1, 0.875], runs: 20 });
    expect(bandOf(bands, "cars")).toEqual({ days, low: [0.5, 0.25], high: [1, 0.75], runs: 20 });
    expect(bandOf({ ...bands, loss: null }, null)).toBeNull();
  });
});

describe("scales", () => {
  const line = (output: number[]) => ({ output, band: null });

  test("zoom to what is lost and never hide normal output", () => {
    const property = fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (output) => {
        const { y } = chartScales([line(output)], 365, SIZE, MARGINS);
        const [least = 1, most = 0] = y.domain();
        expect(most).toBeGreaterThanOrEqual(1);
        expect(least).toBeGreaterThanOrEqual(0);
        for (const share of [...output, 1]) {
          expect(y(share)).toBeLessThanOrEqual(SIZE.height - MARGINS.bottom + 1e-6);
          expect(y(share)).toBeGreaterThanOrEqual(MARGINS.top - 1e-6);
        }
      },
    );
    fc.assert(property);
  });

  test("a small loss fills the height, nothing lost shows the last tenth", () => {
    const [small] = chartScales([line([1, 0.996])], 365, SIZE, MARGINS).y.domain();
    expect(small).toBeGreaterThan(0.99);
    expect(outputRange([line([1, 1])])).toEqual({ least: 0.9, most: 1 });
    expect(outputRange([])).toEqual({ least: 0.9, most: 1 });
  });

  test("bands count as lines do", () => {
    const band = { days: [0], low: [0.3], high: [1], runs: 9 };
    expect(outputRange([{ output: [0.8], band }]).least).toBe(0.3);
  });

  test("shares on the axis have as many decimals as they need to differ", () => {
    expect(axisShare(0.5, [0.5, 0.6], "en")).toBe("50\u202f%");
    expect(axisShare(0.05, [0.05, 0.1], "en")).toBe("5\u202f%");
    expect(axisShare(0, [0, 0.2], "ja")).toBe("0%");
    expect(axisShare(1, [0.998, 0.9985], "ja")).toBe("100.00%");
    expect(axisShare(0.995, [0.99, 0.995], "en")).toBe("99.5\u202f%");
  });

  test("days on the axis: round distances, as many as have room, day 0 first", () => {
    expect(dayTicks(719, 620)).toEqual([0, 90, 180, 270, 360, 450, 540, 630]);
    expect(dayTicks(364, 250)).toEqual([0, 180, 360]);
    expect(dayTicks(0, 600)).toEqual([0]);
    for (const last of [1, 29, 364, 729, 5000, 18_262])
      expect(dayTicks(last, 620).length).toBeLessThanOrEqual(10);
  });
});

describe("labels at the ends of lines", () => {
  const request = fc.record({
    y: fc.integer({ min: -50, max: 300 }),
    height: fc.integer({ min: 12, max: 50 }),
  });

  test("never overlap, stay in their room and keep their order", () => {
    const property = fc.property(fc.array(request, { minLength: 1, maxLength: 4 }), (drawn) => {
      const requests = drawn.map((one, place) => ({ ...one, id: "abcd"[place] ?? "" }));
      const middles = placeEndLabels(requests, { top: 16, bottom: 218 });
      const boxes = requests
        .map(({ id, y, height }) => {
          const middle = middles.get(id) ?? Number.NaN;
          return { y, top: middle - height / 2, bottom: middle + height / 2 };
        })
        .sort((a, b) => a.top - b.top);
      boxes.forEach((box, place) => {
        expect(box.top).toBeGreaterThanOrEqual(16 - 1e-9);
        expect(box.bottom).toBeLessThanOrEqual(218 + 1e-9);
        const next = boxes[place + 1];
        if (!next) return;
        expect(next.top).toBeGreaterThanOrEqual(box.bottom - 1e-9);
        expect(next.y).toBeGreaterThanOrEqual(box.y);
      });
    });
    fc.assert(property);
  });

  test("what has room stands where it wants; what meets shares the place between", () => {
    const room = { top: 0, bottom: 200 };
    const far = placeEndLabels(
      [
        { id: "a", y: 150, height: 20 },
        { id: "b", y: 40, height: 20 },
      ],
      room,
    );
    expect([far.get("a"), far.get("b")]).toEqual([150, 40]);
    const near = placeEndLabels(
      [
        { id: "a", y: 100, height: 20 },
        { id: "b", y: 100, height: 20 },
      ],
      room,
    );
    expect([near.get("a"), near.get("b")]).toEqual([90, 110]);
  });
});

describe("windows", () => {
  const halt = (startDay: number, durationDays: number | null) =>
    ({ kind: "halt", startDay, durationDays }) as Parameters<
      typeof cutWindows
    >[0]["shocks"][number];

  test("cuts that meet are one window, others stand apart; no end stays open", () => {
    expect(cutWindows({ shocks: [halt(30, 400), halt(0, 30), halt(500, 10)] })).toEqual([
      { from: 0, to: 430, word: "cut" },
      { from: 500, to: 510, word: "cut" },
    ]);
    expect(cutWindows({ shocks: [halt(9, null), halt(20, 5)] })).toEqual([
      { from: 9, to: null, word: "cut" },
    ]);
    expect(cutWindows({ shocks: [] })).toEqual([]);
  });

  test("more wanted is no cut", () => {
    const demand = { ...halt(0, 10), kind: "demand" } as ReturnType<typeof halt>;
    expect(cutWindows({ shocks: [demand] })[0]?.word).toBe("demand");
    expect(cutWindows({ shocks: [demand, halt(5, 10)] })).toEqual([
      { from: 0, to: 15, word: "both" },
    ]);
  });

  test("an uncertain number stands at its mode, else its middle or mean", () => {
    expect(statedNumber(7)).toBe(7);
    expect(statedNumber({ low: 0, mode: 30, high: 180 })).toBe(30);
    expect(statedNumber({ low: 10, high: 20 })).toBe(15);
    expect(statedNumber({ distribution: "normal", mean: 3, sd: 1 })).toBe(3);
    expect(statedNumber({ distribution: "discrete", values: [0, 100], odds: [3, 1] })).toBe(25);
  });
});

describe("days", () => {
  test("the step of a day is the last that has begun", () => {
    const days = [0, 7, 14];
    expect([0, 6, 7, 13, 14, 99, -5].map((day) => stepAt(days, day))).toEqual([
      0, 0, 1, 1, 2, 2, 0,
    ]);
    expect(stepAt([], 3)).toBe(0);
    expect([withinDays(-3, 100), withinDays(12.4, 100), withinDays(500, 100)]).toEqual([
      0, 12, 100,
    ]);
  });

  test("play reaches the last day and no further; without motion it goes by months", () => {
    expect(playedDay(0, 6000, 720, false)).toBe(360);
    expect(playedDay(700, 6000, 720, false)).toBe(720);
    expect(playedDay(10, 999, 720, true)).toBe(10);
    expect(playedDay(10, 2000, 720, true)).toBe(70);
  });
});

describe("scenarios that were run for different times", () => {
  const long = answer({ cars: sector([1, 0.5, 0.5, 0.5]) });
  const brief = answer({ cars: sector([1, 0.8]) });
  const both = [shown("a", long), shown("b", brief)];

  test("nothing is told of days that a run did not reach", () => {
    const rows = chartRows(courseLines(both, null), 3, 12);
    expect(rows.map(({ cells }) => cells.map(({ output }) => output))).toEqual([
      [1, 1],
      [0.5, 0.8],
      [0.5, null],
      [0.5, null],
    ]);
    expect(chartCsv(courseLines(both, null)).split("\r\n")[4]).toBe("3,0.5,");
    expect([lossOn(brief, "cars", 1), lossOn(brief, "cars", 2)]).toEqual([
      expect.closeTo(0.2, 12),
      null,
    ]);
    expect(widestDay(long, brief, null)).toBe(1);
    expect(hitsOn(both, "diff", ["cars"], 3).get("cars")?.loss).toBe(0);
    expect([isBeyondRun(both, "a", 3), isBeyondRun(both, "diff", 3)]).toEqual([false, true]);
    expect(flowRows(both, everHit(both), 3)).toEqual([
      { id: "cars", losses: [0.5, null], difference: null },
    ]);
  });

  test("a step of several days is known to its end", () => {
    expect([13, 20, 21].map((day) => isRunOn([0, 7, 14], day))).toEqual([true, true, false]);
    expect([isRunOn([], 0), isRunOn([0], 0), isRunOn([0], 1)]).toEqual([false, true, false]);
  });
});

test("a picture of an earlier scenario has its name, its cuts and its days", () => {
  const now = shown("a", answer({ cars: sector([1, 0.5]) }));
  const ran = { ...now.scenario, name: "before", horizonDays: 365 };
  const scenario = { ...ran, name: "after", horizonDays: 9 };
  const nameOf = ({ name }: { name?: string | undefined }) => name ?? "";
  const entry = { ...now, ran, scenario, name: "after" };
  for (const state of ["running", "stale", "failed"] as const) {
    const [pictured] = picturedScenarios([{ ...entry, state }], nameOf);
    expect(pictured).toMatchObject({ name: "before", scenario: { horizonDays: 365 } });
    expect(pictured?.state).toBe(state === "failed" ? "stale" : state);
  }
  expect(picturedScenarios([{ ...entry, ran: scenario }], nameOf)[0]?.name).toBe("after");
  expect(picturedScenarios([{ ...entry, ran: undefined }], nameOf)[0]?.name).toBe("after");
});

describe("the chart as a table", () => {
  const output = Array.from({ length: 100 }, (_, day) => (day === 37 ? 0.4 : 1));
  const lines = courseLines([shown("a", answer({ cars: sector(output) }))], null);

  test("a row every so many days, and the worst day among them", () => {
    const rows = chartRows(lines, 99, 12);
    expect(rows.map(({ day }) => day)).toEqual([0, 10, 20, 30, 37, 40, 50, 60, 70, 80, 90, 99]);
    expect(rows.find(({ day }) => day === 37)?.cells[0]?.output).toBeCloseTo(0.4, 12);
  });

  test("the file has every day in full", () => {
    const csv = chartCsv(lines).split("\r\n");
    expect(csv).toHaveLength(102);
    expect(csv[0]).toBe("day,A_output");
    expect(csv[38]).toBe("37,0.4");
  });
});
