import { describe, expect, test } from "vitest";
import { runsProgress } from "../../../../../web/views/what-if/watch/runs/runs-progress.ts";
import { emptyRows } from "../../../../../web/views/what-if/watch/short/empty-rows.ts";
import { savedTexts } from "../../../../../web/views/what-if/watch/short/saved-texts.ts";
import { firstHit, shortRows } from "../../../../../web/views/what-if/watch/short/short-rows.ts";
import { savedAgainst, totals } from "../../../../../web/views/what-if/watch/short/totals.ts";
import { answer, sector, shown } from "./answers.ts";

const a = answer({
  late: sector([1, 1, 0.5, 0.5]),
  never: sector([1, 1, 1, 1]),
  early: sector([1, 0.5, 1, 1]),
  other: sector([1, 1, 1, 1]),
});
const b = answer({
  late: sector([1, 1, 1, 1]),
  never: sector([1, 1, 1, 1]),
  early: sector([1, 1, 0.75, 1]),
  other: sector([0.5, 1, 1, 1]),
});

describe("what runs short", () => {
  test("in the order in which A hits it; then what only B hits; then what none does", () => {
    const rows = shortRows([shown("a", a), shown("b", b)]);
    expect(rows.map(({ id }) => id)).toEqual(["early", "late", "other", "never"]);
    expect(rows[0]?.spans).toEqual([
      { letter: "a", from: 1, to: 2, end: 4, low: 0.5 },
      { letter: "b", from: 2, to: 3, end: 4, low: 0.75 },
    ]);
    expect(rows[1]).toMatchObject({ spans: [{ letter: "a", from: 2, to: null }], never: ["b"] });
    expect(rows[3]).toEqual({ id: "never", spans: [], never: ["a", "b"] });
  });

  test("a scenario on its way is left out", () => {
    const rows = shortRows([shown("a", undefined), shown("b", b)]);
    expect(rows[0]).toMatchObject({ id: "other", never: [] });
    expect(shortRows([shown("a", undefined)])).toEqual([]);
  });

  test("first hit: of all sectors, and of one", () => {
    expect(firstHit(a, null)).toEqual({ day: 1, sectors: ["early"] });
    expect(firstHit(a, "late")).toEqual({ day: 2, sectors: ["late"] });
    expect(firstHit(a, "never")).toBeNull();
  });
});

describe("totals", () => {
  test("days lost, lowest output, first hit, and what B saves", () => {
    const [first, second] = totals([shown("a", a), shown("b", b)], null);
    expect(first).toMatchObject({
      lostDays: { low: 0.375, high: 0.375 },
      low: 0.875,
      lowDay: 1,
      firstDay: 1,
    });
    expect(second).toMatchObject({ lostDays: { high: 0.1875 }, low: 0.875, firstDay: 0 });
    expect(savedAgainst(first!, second!)).toEqual({
      lostDays: 0.1875,
      lostShare: 0.5,
      points: 0,
      laterDays: -1,
    });
  });

  test("of one sector; what is never hit has no first day to compare", () => {
    const [first, second] = totals([shown("a", a), shown("b", b)], "late");
    expect(first).toMatchObject({ low: 0.5, firstDay: 2, lostDays: { high: 1 } });
    expect(second).toMatchObject({ low: 1, lowDay: null, firstDay: null });
    expect(savedAgainst(first!, second!)).toMatchObject({ laterDays: null, lostShare: 1 });
    expect(savedAgainst(second!, first!).lostShare).toBeNull();
  });

  test("a ban that may be re-routed leaves a range", () => {
    const open = { ...a, rerouted: { lostDays: 0.1, sectors: {} } };
    expect(totals([shown("a", open)], null)[0]?.lostDays).toEqual({ low: 0.1, high: 0.375 });
  });

  test("a run that ended earlier saves nothing by it, and is short up to its own end", () => {
    const brief = answer({ late: sector([1, 1, 0.5]), early: sector([1, 1, 1]) });
    const both = [shown("a", a), shown("b", brief)];
    const [first, second] = totals(both, null);
    expect(savedAgainst(first!, second!)).toEqual({
      ...{ lostDays: null, lostShare: null, points: null, laterDays: 1 },
    });
    const [, late] = shortRows(both);
    expect(late?.spans.map(({ to, end }) => [to, end])).toEqual([
      [null, 4],
      [null, 3],
    ]);
  });

  test("a loss that is many times that of the other is told in days, not in thousands of percent", () => {
    const little = answer({ late: sector([1, 0.99, 1, 1]) });
    const much = answer({ late: sector([0.2, 0, 0, 0.1]) });
    const [first, second] = totals([shown("a", little), shown("b", much)], null);
    const saved = savedAgainst(first!, second!);
    expect(saved.lostShare).toBeNull();
    const words = { t: ((key: string) => key) as never, language: "en" as const };
    expect(savedTexts(saved, words).lostDays).toBe("+3.7 days");
    expect(savedTexts(savedAgainst(second!, first!), words).lostDays).toBe("−99.7\u202f%");
    expect(savedTexts(savedAgainst(first!, first!), words).lostDays).toBe("–");
  });

  test("without weights no sum is told", () => {
    const [one] = totals([shown("a", { ...a, lostDays: null, loss: null })], null);
    expect(one).toMatchObject({ lostDays: null, low: null });
  });
});

test("stocks that ran empty: once each, earliest first, the day in each scenario", () => {
  const stock = (input: string, emptyDay: number) => ({
    ...{ input, product: "cars", coverDays: 5, emptyDay },
  });
  const rows = emptyRows([
    shown("a", { ...a, emptied: [stock("tin", 9), stock("ore", 4)] }),
    shown("b", { ...b, emptied: [stock("tin", 2)] }),
  ]);
  expect(rows.map(({ input, days }) => [input, [...days]])).toEqual([
    [
      "tin",
      [
        ["a", 9],
        ["b", 2],
      ],
    ],
    ["ore", [["a", 4]]],
  ]);
});

describe("runs under way", () => {
  const status = (done: number, secondsLeft: number | null, state = "running") =>
    ({ state, progress: { done, total: 100, secondsLeft, step: null } }) as Parameters<
      typeof runsProgress
    >[0][number]["status"];

  test("are told together; the longest time counts", () => {
    expect(
      runsProgress([
        { isRunning: true, status: status(40, 6), runs: 100 },
        { isRunning: true, status: status(10, 9), runs: 100 },
        { isRunning: false, status: status(100, null), runs: 100 },
      ]),
    ).toEqual({ done: 150, total: 300, secondsLeft: 9, isWaiting: false });
  });

  test("none are, or all wait", () => {
    expect(runsProgress([{ isRunning: false, status: null, runs: 100 }])).toBeNull();
    expect(runsProgress([{ isRunning: true, status: null, runs: 100 }])).toEqual({
      ...{ done: 0, total: 100, secondsLeft: null, isWaiting: true },
    });
  });
});
