import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";
import type { Scenario } from "../../model/scenario.ts";
import { MOST_SERIES_FIGURES, type Series } from "../../model/series.ts";

/** What the size of an answer rests on. */
interface Asked {
  readonly series: Series;
  readonly prices: boolean;
  /** The scenario of `simulate`, or those of `compare`. */
  readonly scenario?: Scenario;
  readonly scenarios?: readonly Scenario[];
  readonly baseline?: Scenario | undefined;
}

/** Of a product each day: output, days of stock, what binds. */
const OF_PRODUCT = 3;

/**
 * Refuses an answer with more figures of single days than one text can hold, before anything runs. A day
 * has one figure of each sector and 3 of each product (4 with prices); a comparison has those of every
 * side, and one more of each sector and product for each scenario's difference.
 * @param most fewer where others wait
 * @throws LimitError `too_large` with what would be possible
 * @see docs/scenarios.md
 */
export function refuseLargeSeries(data: DataSet, asked: Asked, most = MOST_SERIES_FIGURES): void {
  const { scenario, scenarios, baseline, series } = asked;
  const all = [scenario, ...(scenarios ?? []), baseline].filter((one) => one !== undefined);
  const stepDays = Math.min(...all.map((one) => one.stepDays));
  const horizonDays = Math.max(...all.map((one) => one.horizonDays));
  const steps = Math.ceil(horizonDays / stepDays);
  const figures = (of: Series) => steps * figuresOfDay(data, { ...asked, series: of });
  if (figures(series) <= most) return;
  const longest = Math.floor((most * stepDays) / figuresOfDay(data, asked));
  const fewer = (["sectors", "none"] as const).find((of) => figures(of) <= most);
  const one = scenario ? "/scenario" : `/scenarios/${longestOf(scenarios ?? [])}`;
  const message = `${inWords(figures(series))} figures of single days are too many for one answer`;
  const days = `at most ${inWords(most)}: horizonDays of at most ${longest}`;
  const without = fewer ? `, or series "${fewer}" (${inWords(figures(fewer))})` : "";
  const sides = scenarios && scenarios.length > 1 ? ", or fewer scenarios" : "";
  throw new LimitError("too_large", message, {
    details: [
      {
        column: "series",
        pointer: `${one}/horizonDays`,
        message,
        expected: `${days}${sides}${without}`,
      },
    ],
  });
}

function figuresOfDay(data: DataSet, { series, prices, scenarios }: Asked): number {
  const sectors = data.tables.products.filter(({ kind }) => kind === "sector").length;
  const products = data.tables.products.length - sectors;
  // The day itself and the weighted loss are always told.
  const always = 2;
  const ofSectors = series === "none" ? 0 : sectors;
  const ofProducts = series === "all" ? products * (prices ? OF_PRODUCT + 1 : OF_PRODUCT) : 0;
  const side = always + ofSectors + ofProducts;
  if (!scenarios) return side;
  const difference = 1 + ofSectors + (series === "all" ? products : 0);
  return side * (scenarios.length + 1) + difference * scenarios.length;
}

function longestOf(scenarios: readonly Scenario[]): number {
  const longest = Math.max(...scenarios.map(({ horizonDays }) => horizonDays));
  return Math.max(
    0,
    scenarios.findIndex(({ horizonDays }) => horizonDays === longest),
  );
}

function inWords(figures: number): string {
  return figures.toLocaleString("en-US");
}
