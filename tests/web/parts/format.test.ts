import { expect, test } from "vitest";
import {
  formatDate,
  formatDays,
  formatList,
  formatLoss,
  formatLossRange,
  formatNumber,
  formatOrdinal,
  formatPoints,
  formatScore,
  formatScoreRange,
  formatShare,
  formatShareBetween,
  formatShareRange,
} from "../../../web/parts/format.ts";

const NNBSP = "\u202f";

test("shares: no decimals, one below ten, a narrow no-break space in English only", () => {
  expect(formatShare(0.23, "en")).toBe(`23${NNBSP}%`);
  expect(formatShare(0.23, "ja")).toBe("23%");
  expect(formatShare(0.007, "en")).toBe(`0.7${NNBSP}%`);
  expect(formatShare(0.0996, "en")).toBe(`10${NNBSP}%`);
  expect(formatShare(0.0994, "en")).toBe(`9.9${NNBSP}%`);
  expect(formatShare(1, "en")).toBe(`100${NNBSP}%`);
});

test("zero, a trace and unknown are three different things", () => {
  expect(formatShare(0, "ja")).toBe("0%");
  expect(formatShare(0.0001, "ja")).toBe("< 0.1%");
  expect(formatShare(null, "ja")).toBe("–");
  expect(formatShare(undefined, "ja")).toBe("–");
  expect(formatShare(Number.NaN, "ja")).toBe("–");
});

test("what is not whole never reads as all, what is more than nothing never as nothing", () => {
  expect(formatShare(0.9967, "en")).toBe(`99.7${NNBSP}%`);
  expect(formatShare(0.995, "ja")).toBe("99.5%");
  expect(formatShare(0.9949, "ja")).toBe("99%");
  expect(formatShare(0.99951, "ja")).toBe("> 99.9%");
  expect(formatShare(0.9999999, "ja")).toBe("> 99.9%");
  expect(formatShare(1 - 1e-12, "ja")).toBe("100%");
  expect(formatShare(1.003, "ja")).toBe("100.3%");
  expect(formatShare(1.0001, "ja")).toBe("> 100%");
  expect(formatShare(1e-12, "ja")).toBe("< 0.1%");
  expect(formatLoss(0.9967, "en")).toBe(`−99.7${NNBSP}%`);
  expect(formatLoss(0.9998, "en")).toBe(`> 99.9${NNBSP}%`);
  expect(formatLoss(0.0001, "en")).toBe(`< 0.1${NNBSP}%`);
  expect(formatLoss(1, "en")).toBe(`−100${NNBSP}%`);
  expect(formatScore(0.998)).toBe("> 0.99");
  expect(formatScore(1)).toBe("1.00");
  expect(formatPoints(-0.0001)).toBe("> −0.1");
  for (let step = 1; step < 2000; step++) {
    const share = step / 2000;
    for (const text of [formatShare(share, "ja"), formatLoss(share, "ja")])
      expect(text, String(share)).not.toMatch(/^−?(100|0)%$/);
  }
});

test("a range keeps an end that is nothing or all, however near the other end is", () => {
  expect(formatShareRange(0, 0.006, "ja")).toBe("0〜0.6%");
  expect(formatShareRange(0.9967, 1, "en")).toBe(`99.7 to 100${NNBSP}%`);
  expect(formatLossRange(0, 0.004, "ja")).toBe("0〜−0.4%");
  expect(formatShareRange(1, 1, "ja")).toBe("100%");
});

test("a net exporter's reliance keeps its sign", () => {
  expect(formatShare(-0.31, "ja")).toBe("−31%");
});

test("ranges appear above 0.8 points only, whichever end comes first", () => {
  expect(formatShareRange(0.55, 0.58, "en")).toBe(`55 to 58${NNBSP}%`);
  expect(formatShareRange(0.58, 0.55, "ja")).toBe("55〜58%");
  expect(formatShareRange(0.55, 0.557, "en")).toBe(`55${NNBSP}%`);
  expect(formatShareRange(0.021, 0.12, "en")).toBe(`2.1 to 12${NNBSP}%`);
  expect(formatShareRange(null, null, "en")).toBe("–");
  expect(formatShareRange(0.4, null, "ja")).toBe("40%");
});

test("losses have a true minus, and a trace is no loss of one percent", () => {
  expect(formatLoss(0.68, "en")).toBe(`−68${NNBSP}%`);
  expect(formatLoss(0.68, "ja")).toBe("−68%");
  expect(formatLoss(0.004, "ja")).toBe("−0.4%");
  expect(formatLoss(0, "ja")).toBe("0%");
  expect(formatLoss(null, "ja")).toBe("–");
  expect(formatLossRange(0.55, 0.58, "en")).toBe(`−55 to −58${NNBSP}%`);
  expect(formatLossRange(0.55, 0.58, "ja")).toBe("−55〜−58%");
  expect(formatLossRange(0.55, 0.551, "ja")).toBe("−55%");
});

test("scores have two decimals", () => {
  expect(formatScore(0.2281)).toBe("0.23");
  expect(formatScore(0.004)).toBe("< 0.01");
  expect(formatScore(0)).toBe("0.00");
  expect(formatScore(null)).toBe("–");
  expect(formatScoreRange(0, 0.09, "en")).toBe("0.00 to 0.09");
  expect(formatScoreRange(0.231, 0.232, "en")).toBe("0.23");
});

test("dates name the month, or the year if that is all there is", () => {
  expect(formatDate("2024-12-03", "en")).toBe("Dec 2024");
  expect(formatDate("2024-12", "ja")).toBe("2024年12月");
  expect(formatDate("2024-08", "ja")).toBe("2024年8月");
  expect(formatDate("2019", "en")).toBe("2019");
  expect(formatDate("2019", "ja")).toBe("2019年");
  expect(formatDate(null, "en")).toBe("–");
});

test("days turn into years from 730 on", () => {
  expect(formatDays(1, "en")).toBe("1 day");
  expect(formatDays(90, "en")).toBe("90 days");
  expect(formatDays(90, "ja")).toBe("90日");
  expect(formatDays(730, "en")).toBe("2 years");
  expect(formatDays(912, "ja")).toBe("2.5年");
  expect(formatDays(null, "en")).toBe("–");
});

test("ordinals, numbers and lists", () => {
  const places = [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 111, 112].map((n) => formatOrdinal(n, "en"));
  expect(places.join(" ")).toBe("1st 2nd 3rd 4th 10th 11th 12th 13th 21st 22nd 111th 112th");
  expect(formatOrdinal(10, "ja")).toBe("10");
  expect(formatNumber(50_000)).toBe("50,000");
  expect(formatNumber(null)).toBe("–");
  expect(formatList(["China", "Japan", "Korea"], "en")).toBe("China, Japan and Korea");
  expect(formatList(["中国", "日本"], "ja")).toBe("中国、日本");
  expect(formatList([], "en")).toBe("");
});

test("a share between two ends stands alone only where the ends are close", () => {
  expect(formatShareBetween(0.09, 0.47, 0.47, "ja")).toBe("9.0〜47%");
  expect(formatShareBetween(0, 0.006, 0.006, "ja")).toBe("0.6%");
  expect(formatShareBetween(null, null, 0.3, "ja")).toBe("30%");
});

test("differences are points with one decimal, a trace is no zero", () => {
  expect([0.0216, 0.01, 0, 0.0001, -0.02].map(formatPoints)).toEqual([
    "2.2",
    "1.0",
    "0.0",
    "< 0.1",
    "−2.0",
  ]);
  expect(formatPoints(null)).toBe("–");
});
