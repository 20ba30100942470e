import { z } from "zod";
import { Choices } from "./options.ts";
import { Certificate } from "./results.ts";

const year = z.number().int().min(1900).max(2100).optional();

/** Options of `diff`: a point of view, and years for each side. */
export const DiffOptions = Choices.omit({ asOf: true })
  .extend({
    asOf: year.describe("newest figures up to this year, on both sides"),
    asOfA: year.describe("the same for A alone"),
    asOfB: year.describe("the same for B alone"),
    top: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe("at most so many moved answers, and rows of each kind in each table"),
  })
  .meta({ id: "DiffOptions" });
export type DiffOptions = z.infer<typeof DiffOptions>;

/** Over HTTP the other data set is named in the body. */
export const DiffRequest = DiffOptions.extend({
  other: z.string().min(1).describe("id of graph B: what changed from {id} to it"),
}).meta({ id: "DiffRequest" });
export type DiffRequest = z.infer<typeof DiffRequest>;

const maybe = z.number().nullable();
const side = z.strictObject({
  id: z.string(),
  version: z.string(),
  asOf: maybe.describe("newest year that counts; null: all"),
  certificate: Certificate,
});
const cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable();
const row = z.strictObject({
  key: z.string().describe("what makes the row unique, parts separated by |"),
  row: z.record(z.string(), cell),
  source: z.string().nullable(),
});
const change = z.strictObject({
  key: z.string(),
  column: z.string(),
  before: cell,
  after: cell,
  source: z.string().nullable().describe("of the row as it is in B"),
});

export const TableDiff = z.strictObject({
  counts: z
    .strictObject({
      added: z.number(),
      removed: z.number(),
      changed: z.number(),
      cells: z.number().describe("in the changed rows"),
    })
    .describe("rows, listed or not"),
  added: z.array(row),
  removed: z.array(row),
  changed: z.array(change),
});
export type TableDiff = z.infer<typeof TableDiff>;

/** Answers that are compared, by the names they have in their own commands. */
export const MovedFigure = z.enum([
  "score",
  "direct",
  "lookThrough",
  "critical",
  "hhi",
  "netImportReliance",
]);
export type MovedFigure = z.infer<typeof MovedFigure>;

/** What changed from A to B: rows, and the answers that moved. */
export const DiffResult = z
  .strictObject({
    a: side,
    b: side,
    tables: z.record(z.string(), TableDiff).describe("only tables in which something changed"),
    renamed: z
      .array(z.strictObject({ before: z.string(), after: z.string() }))
      .describe("products that kept their name and kind but not their id"),
    scores: z
      .array(
        z.strictObject({
          id: z.string().describe("product, by its id in B where it is there, or @COUNTRY"),
          figure: MovedFigure,
          before: maybe,
          after: maybe,
          difference: maybe.describe("null where one side has no figure"),
          within: z
            .boolean()
            .describe("one side's unknown supply had left room for the other's figure"),
        }),
      )
      .describe(
        "answers that moved, the largest move first; then those within; then those without",
      ),
    counts: z
      .strictObject({
        moved: z.number().describe("beyond what was unknown"),
        within: z.number(),
        newlyKnown: z.number().describe("no figure before"),
        noLongerKnown: z.number().describe("no figure after"),
      })
      .describe("of the total"),
    total: z.number().describe("how many answers moved, listed or not"),
    compared: z.number().describe("how many answers were compared"),
  })
  .meta({ id: "DiffResult" });
export type DiffResult = z.infer<typeof DiffResult>;
