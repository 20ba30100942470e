import type { BacktestItem, BacktestRule, BacktestScores } from "../backtest-result.ts";
import { decimal, percentRange, UNKNOWN, wholeDays } from "./numbers.ts";

/** Rules that are hit or missed, with what they ask. */
export const RULE_WORDS: readonly (readonly [BacktestRule, string])[] = [
  ["R1", "time to first stop"],
  ["R2", "no stop"],
  ["R3", "depth"],
  ["R4", "recovery"],
  ["R5", "order"],
];

const PRICE_WORDS = [
  ["peak", "R6 price rank: worst day, before stocks"],
  ["year", "R6 price rank: first year, before stocks"],
  ["netOfStocks", "R6 price rank: first year, after stocks"],
] as const;

/** A table of scores: a row a rule, a column for each of `views`. */
export function scoreRows(views: readonly (BacktestScores | null)[]): string[][] {
  const row = (name: string, cell: (scores: BacktestScores) => string) => [
    name,
    ...views.map((scores) => (scores ? cell(scores) : UNKNOWN)),
  ];
  return [
    ...RULE_WORDS.map(([rule, name]) =>
      row(`${rule} ${name}`, ({ hits }) => rateWords(hits[rule])),
    ),
    ...PRICE_WORDS.flatMap(([figure, name]) => [
      row(name, ({ prices }) => correlationWords(prices[figure].all)),
      row(`${name}, without panic`, ({ prices }) => correlationWords(prices[figure].withoutPanic)),
    ]),
    row("R7 80 % bands", ({ bands }) => rateWords(bands)),
  ];
}

type Rate = BacktestScores["bands"];
type Correlation = BacktestScores["prices"]["peak"]["all"];

/** `5 of 8 (31–86 %)`. */
function rateWords({ hits, cases, interval }: Rate): string {
  if (cases === 0 || interval === null) return "no case";
  return `${hits} of ${cases} (${percentRange(interval.low, interval.high)})`;
}

/** `0.31 of 9 (-0.43 to 0.91)`. */
function correlationWords({ rho, cases, interval }: Correlation): string {
  if (rho === null) return "no case";
  const range = interval ? ` (${decimal(interval.low)} to ${decimal(interval.high)})` : "";
  return `${decimal(rho)} of ${cases}${range}`;
}

/** One event by one rule: what was predicted, in brackets what was observed, and the verdict. */
export function ruleWords(item: BacktestItem, rule: BacktestRule): string {
  const credit = item.rules[rule]?.credit ?? null;
  if (credit === null) return UNKNOWN;
  const verdict = credit === 1 ? "hit" : credit === 0 ? "MISS" : `${decimal(credit)} (tie)`;
  const told = toldWords(item, rule);
  return told === "" ? verdict : `${told} ${verdict}`;
}

function toldWords({ prediction, outcome }: BacktestItem, rule: BacktestRule): string {
  switch (rule) {
    case "R1":
      return `${dayWords(prediction.firstStopDay)} [${daysWords(outcome.firstStopDays)}]`;
    case "R2":
      return `${dayWords(prediction.stopDay)} [none]`;
    case "R3":
      return `${decimal(prediction.depth?.p50)} [${shareWords(outcome.depth)}]`;
    case "R4":
      return `${dayWords(prediction.recoveryDay)} [${daysWords(outcome.recoveryDays)}]`;
    case "R5":
      return "";
  }
}

type Range = { readonly low: number | null; readonly high: number | null } | null;

function dayWords(band: BacktestItem["prediction"]["stopDay"]): string {
  if (band === null) return UNKNOWN;
  return band.p50 === null ? "never" : String(wholeDays(band.p50));
}

function daysWords(range: Range): string {
  if (range === null) return UNKNOWN;
  const [low, high] = [range.low ?? UNKNOWN, range.high ?? UNKNOWN];
  return low === high ? String(low) : `${low}–${high}`;
}

function shareWords(range: Range): string {
  if (range === null) return UNKNOWN;
  const [low, high] = [decimal(range.low), decimal(range.high)];
  return low === high ? low : `${low}–${high}`;
}
