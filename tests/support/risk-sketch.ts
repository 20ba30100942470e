import fc from "fast-check";
import type { DataSet } from "../../src/model/data-set.ts";
import { dataSet } from "./data-set.ts";

/** Countries of a sketch; the first two make up the bloc EU. */
export const PLACES = ["DEU", "FRA", "CHN", "USA", "JPN"] as const;
const BLOC = ["DEU", "FRA"];

/** Everything that the risk scores of one product read, as plain numbers. */
export interface RiskSketch {
  readonly home: readonly string[];
  readonly quantities: Readonly<Record<string, number>>;
  /** Amount that nobody places, in the unit of the quantities. */
  readonly unplaced: number;
  readonly bought: Readonly<Record<string, number>>;
  readonly governance: Readonly<Record<string, number>>;
  readonly parameters: readonly { country: string; scope: "world" | "home"; value: number }[];
  readonly importReliance: number | null;
  readonly eolRir: number;
  readonly siSr: number;
  readonly scope: "world" | "home" | "both" | null;
  readonly trade: readonly {
    reporter: string;
    partner: string;
    flow: "import" | "export";
    valueMusd: number;
    quantity: number;
  }[];
  readonly uses: readonly { share: number; valueAddedMusd: number }[];
}

const place = fc.constantFrom(...PLACES);
const eighth = fc.integer({ min: 0, max: 8 }).map((k) => k / 8);
const amounts = fc.dictionary(place, fc.integer({ min: 1, max: 9 }), { minKeys: 1 });

/** Small cases: a home that is a country, two countries, or a bloc; ties, gaps and zeros included. */
export const riskSketches: fc.Arbitrary<RiskSketch> = fc.record({
  home: fc.constantFrom(["DEU"], ["USA"], ["EU"], ["DEU", "FRA"], ["EU", "USA"]),
  quantities: amounts,
  unplaced: fc.nat({ max: 6 }),
  bought: fc.oneof(fc.constant({}), amounts),
  governance: fc.record(
    Object.fromEntries(PLACES.map((code) => [code, fc.integer({ min: 0, max: 10 })])),
  ),
  parameters: fc.uniqueArray(
    fc.record({
      country: place,
      scope: fc.constantFrom("world" as const, "home" as const),
      value: fc.integer({ min: 6, max: 12 }).map((k) => k / 8),
    }),
    { maxLength: 4, selector: ({ country, scope }) => `${country}|${scope}` },
  ),
  importReliance: fc.option(eighth),
  eolRir: eighth,
  siSr: eighth,
  scope: fc.constantFrom(null, "world" as const, "home" as const, "both" as const),
  trade: fc.uniqueArray(
    fc.record({
      reporter: place,
      partner: place,
      flow: fc.constantFrom("import" as const, "export" as const),
      valueMusd: fc.nat({ max: 9 }),
      quantity: fc.nat({ max: 9 }),
    }),
    { maxLength: 12, selector: ({ reporter, partner, flow }) => `${reporter}|${partner}|${flow}` },
  ),
  uses: fc.oneof(
    fc.constant([]),
    fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 })
      .map((money) => money.map((valueAddedMusd) => ({ share: 1 / money.length, valueAddedMusd }))),
  ),
});

/** Home countries of a sketch, blocs expanded. */
export function membersOf({ home }: Pick<RiskSketch, "home">): string[] {
  return home.flatMap((code) => (code === "EU" ? BLOC : [code]));
}

interface Writing {
  /** Renames countries everywhere. */
  readonly rename?: (code: string) => string;
  readonly reverse?: boolean;
  /** Writes every supply row as two halves. */
  readonly split?: boolean;
  readonly quantityTimes?: number;
  readonly moneyTimes?: number;
}

/** The sketch as a data set of one product, `x`. */
export function riskDataSet(sketch: RiskSketch, writing: Writing = {}): DataSet {
  const { rename = (code) => code, reverse = false, split = false } = writing;
  const { quantityTimes = 1, moneyTimes = 1 } = writing;
  const order = <T>(rows: T[]): T[] => (reverse ? rows.reverse() : rows);
  const product = "x";
  const made = [...Object.entries(sketch.quantities), ["OTH", sketch.unplaced] as const]
    .filter(([, quantity]) => quantity > 0)
    .flatMap(([country, quantity]) =>
      split
        ? [[country, quantity / 2] as const, [country, quantity / 2] as const]
        : [[country, quantity] as const],
    );
  const total = Object.values(sketch.bought).reduce((sum, part) => sum + part, 0);
  const indicator = (measure: string, value: number | string | null) =>
    value === null ? [] : [{ product, measure, value }];
  return dataSet({
    defaults: { home: sketch.home.map((code) => (code === "EU" ? code : rename(code))) },
    tables: {
      products: [{ id: product, kind: "material" }],
      supply: order(
        made.map(([country, quantity]) => ({
          product,
          country: rename(country),
          quantity: quantity * quantityTimes,
        })),
      ),
      sourcing: order(
        Object.entries(sketch.bought).flatMap(([supplier, part]) =>
          sketch.home.map((market) => ({
            product,
            market: market === "EU" ? market : rename(market),
            supplier: rename(supplier),
            share: part / total,
          })),
        ),
      ),
      countries: order(
        PLACES.map((code) => ({
          iso3: rename(code),
          governance: sketch.governance[code],
          blocs: BLOC.includes(code) ? ["EU"] : [],
        })),
      ),
      tradeParameters: order(
        sketch.parameters.map((row) => ({ product, ...row, country: rename(row.country) })),
      ),
      indicators: [
        ...indicator("import_reliance", sketch.importReliance),
        ...indicator("eol_rir", sketch.eolRir),
        ...indicator("si_sr", sketch.siSr),
        ...indicator("supply_scope", sketch.scope),
        ...indicator("si_ei", 0.5),
      ],
      trade: order(
        sketch.trade.map((row) => ({
          product,
          ...row,
          reporter: rename(row.reporter),
          partner: rename(row.partner),
          quantity: row.quantity * quantityTimes,
          valueMusd: row.valueMusd * moneyTimes,
        })),
      ),
      uses: order(
        sketch.uses.map(({ share, valueAddedMusd }, at) => ({
          product,
          use: `use ${at}`,
          share,
          valueAddedMusd: valueAddedMusd * moneyTimes,
        })),
      ),
    },
  });
}
