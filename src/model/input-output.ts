import { z } from "zod";
import type { WeightedCsr } from "./csr.ts";
import { FileCertificate } from "./file-certificate.ts";

/** An input-output table as arrays: who sells how much to whom, all in money of one unit. */
export interface InputOutputTable {
  /** `COUNTRY_INDUSTRY`, or a country alone. */
  readonly labels: readonly string[];
  /** Row i, target j: Z_ij, what j buys from i; above 0. */
  readonly flows: WeightedCsr;
  /** Float64Array(n): what final users buy; may be below 0 (stocks run down). */
  readonly finalDemand: Float64Array;
  /** Float64Array(n): gross output x = Z 1 + F, or as the table states it. */
  readonly output: Float64Array;
  readonly year: number | null;
  /** What was noticed and accepted on reading. */
  readonly notes: readonly string[];
}

/** More labels than this are read from CSV only. */
const MOST_DOCUMENT_LABELS = 5000;

const label = z.string().trim().min(1).max(200);
const amounts = z.array(z.number());

/** `linchpin-table/1`: an input-output table as one JSON document. */
export const InputOutputDocument = z
  .strictObject({
    format: z.literal("linchpin-table/1"),
    labels: z
      .array(label)
      .min(1)
      .max(MOST_DOCUMENT_LABELS)
      .describe("COUNTRY_INDUSTRY, or a country alone; each once"),
    Z: z.array(z.array(z.number().min(0))).describe("row i, column j: what j buys from i"),
    finalDemand: amounts.optional().describe("by label; may be left out if x is given"),
    x: z.array(z.number().min(0)).optional().describe("gross output; default: row sum of Z plus F"),
    year: z.number().int().min(1900).max(2100).optional(),
    source: z.string().optional(),
  })
  .meta({ id: "InputOutputTable" });
export type InputOutputDocument = z.infer<typeof InputOutputDocument>;

export const Origins = z.enum(["label", "country"]);
export type Origins = z.infer<typeof Origins>;

const place = z.string().min(1).max(200);

/** Options of `io`. */
export const IoOptions = z.strictObject({
  home: z
    .array(place)
    .min(1)
    .optional()
    .describe("foreign = none of these countries; default: another than the label's own"),
  items: z.array(place).min(1).optional().describe("labels to answer for; default: all"),
  top: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe("at most so many items, the most reliant on foreign inputs first"),
  origins: Origins.optional().describe("origins by label or summed by country; default by size"),
  demand: z
    .record(
      place,
      z.number({ error: "an amount for each label: a=600,b=1500" }).min(0, "0 or more"),
      {
        error: "amounts by label: a=600,b=1500",
      },
    )
    .optional()
    .describe("a new final demand; labels left out: 0"),
  matrices: z
    .boolean()
    .default(false)
    .describe("add the technical coefficients and the Leontief inverse"),
});
export type IoOptions = z.infer<typeof IoOptions>;

/** What is asked over HTTP: the options, and the table itself. */
export const IoRequest = IoOptions.extend({ table: InputOutputDocument }).meta({ id: "IoRequest" });

const maybe = z.number().nullable();
const byOrigin = z.record(z.string(), z.number());
const matrix = z.array(z.array(z.number()));

/** What the production of one label rests on, by origin. */
export const IoItem = z
  .strictObject({
    id: z.string(),
    country: z.string(),
    fpem: byOrigin.describe("look-through: share of all production for it, by origin; sums to 1"),
    faceValue: byOrigin.describe("of the same whole: itself and its direct inputs alone"),
    hidden: byOrigin.describe("fpem - faceValue, 0 or more"),
    valueAddedOrigin: byOrigin.describe(
      "share of one unit's value added in each origin; sums to 1",
    ),
    foreignInputReliance: maybe.describe("foreign share of all inputs; null: it has none"),
    outputMultiplier: z.number().describe("production everywhere for one unit of final demand"),
    ownValueAdded: z.number().describe("1 - all inputs per unit; below 0: sells below cost"),
  })
  .meta({ id: "IoItem" });
export type IoItem = z.infer<typeof IoItem>;

export const IoCertificate = FileCertificate.extend({
  home: z.array(z.string()).nullable().describe("null: each label's own country"),
  origins: Origins,
  labels: z.number(),
  countries: z.number(),
  spectralRadiusAtMost: z.number().describe("below 1: the sums behind every figure are finite"),
  residual: z.number(),
}).meta({ id: "IoCertificate" });
export type IoCertificate = z.infer<typeof IoCertificate>;

/** Items of `io`, and what they rest on. */
export const IoResult = z
  .strictObject({
    items: z.array(IoItem),
    total: z.number().describe("how many labels were asked about, listed or not"),
    output: z.record(z.string(), z.number()).optional().describe("gross output for `demand`"),
    labels: z.array(z.string()).optional().describe("rows and columns of the matrices"),
    technicalCoefficients: matrix.optional().describe("row i, column j: input i per unit of j"),
    leontiefInverse: matrix.optional().describe("row i, column j: i made for one unit of j"),
    certificate: IoCertificate,
  })
  .meta({ id: "IoResult" });
export type IoResult = z.infer<typeof IoResult>;
