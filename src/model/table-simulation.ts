import { z } from "zod";
import { FileCertificate } from "./file-certificate.ts";
import { InputOutputDocument } from "./input-output.ts";
import { Scenario } from "./scenario.ts";

/** Reference engines on input-output tables. */
export const TableEngine = z.enum(["ario", "pichler"], {
  error: "ario or pichler; daily is the engine of graphs",
});
export type TableEngine = z.infer<typeof TableEngine>;

/** What missing inputs do to output (Pichler et al. 2022). */
export const ProductionRule = z.enum(["leontief", "strong", "half-critical", "weak", "linear"]);
export type ProductionRule = z.infer<typeof ProductionRule>;

/** Which goods are the same to a buyer. */
export const InputsBy = z.enum(["industry", "label"]);
export type InputsBy = z.infer<typeof InputsBy>;

const MOST_DAYS = 10_000;
const days = z.number().gt(0).max(MOST_DAYS);
const name = z.string().min(1).max(200);

export const InventoryRow = z.strictObject({
  industry: name,
  days: days.nullable().describe("null: never binds, no stock is kept"),
});
export type InventoryRow = z.infer<typeof InventoryRow>;

const essentialityRow = z.strictObject({
  supplierIndustry: name,
  buyerIndustry: name,
  type: z
    .union([z.literal(0), z.literal(1), z.literal(2)])
    .describe("2 critical, 1 important, 0 not critical"),
});

/** Parameters of the engines; those left out are the engine's own. */
export const EngineParameters = z.strictObject({
  inputs: InputsBy.optional().describe(
    "goods of one industry from any country stand in for one another, or each label's are " +
      "an input of their own; default: ario industry, pichler label",
  ),
  inventoryDays: days
    .default(90)
    .describe("days of normal use that buyers hold and aim at (BoARIO: 90)"),
  inventories: z
    .array(InventoryRow)
    .min(1)
    .optional()
    .describe("the same for the goods of some industries"),
  restoreDays: days
    .optional()
    .describe("days over which a gap in the stock is ordered; default: ario 60, pichler 5"),
  leastInputShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      "inputs of at most this share of output never bind; default: ario 0.00001, pichler 0",
    ),
  psi: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe("ario: output falls as soon as a stock is below this share of its goal (0.8)"),
  alphaMax: z
    .number()
    .min(1)
    .max(100)
    .optional()
    .describe("ario: most capacity under scarcity, 1 = normal (1.25)"),
  alphaTau: days.optional().describe("ario: days over which capacity adapts (365)"),
  orders: z
    .enum(["fixed", "capacity"])
    .optional()
    .describe("ario: to suppliers by normal shares (fixed), or by what they can make"),
  productionRule: ProductionRule.optional().describe("pichler: default half-critical"),
  essentiality: z
    .array(essentialityRow)
    .min(1)
    .optional()
    .describe("pichler: pairs left out are critical"),
});
export type EngineParameters = z.infer<typeof EngineParameters>;

/** Options of a scenario on an input-output table. */
export const TableSimulateOptions = EngineParameters.extend({
  scenario: Scenario,
  engine: TableEngine,
  items: z.array(name).min(1).optional().describe("labels to list; default: all"),
  top: z.number().int().min(1).optional().describe("the n labels that lose the most money"),
});
export type TableSimulateOptions = z.infer<typeof TableSimulateOptions>;

/** What is asked over HTTP: the options, and the table itself. */
export const TableSimulateRequest = TableSimulateOptions.extend({
  table: InputOutputDocument,
}).meta({ id: "TableSimulateRequest" });

const maybeDay = z.number().nullable();
const series = z.array(z.number());
const money = z.number().describe("in the money of the table");

const course = {
  output: series.describe("share of normal output, one for each of `days`; above 1: more"),
  minOutput: z.number(),
  lostDays: z
    .number()
    .describe("days of normal output that are lost; days above normal not offset"),
  extraDays: z.number().describe("days of normal output made above normal"),
  timeToSurviveDays: maybeDay.describe("first day below normal; null: never"),
  timeToRecoverDays: maybeDay.describe(
    "first day from which all is normal again; null: not within the horizon, or never short",
  ),
  lostOutput: money,
  extraOutput: money,
  finalDemandUnmet: money.describe("what final users wanted and did not get"),
};

/** What becomes of one label of a table. */
export const LabelCourse = z
  .strictObject({
    ...course,
    minDay: maybeDay.describe("first day of least output; null: never below normal"),
    inputsBindDay: maybeDay.describe("first day on which an input holds it back; null: none does"),
    binding: z
      .string()
      .nullable()
      .describe('what held it back on that day: an input, "capacity" or "demand"'),
    path: z.array(z.string()).describe("labels from the shock to this one, by what bound each"),
  })
  .meta({ id: "LabelCourse" });
export type LabelCourse = z.infer<typeof LabelCourse>;

/** The whole table, labels weighted by normal output. */
export const TableCourse = z
  .strictObject({
    ...course,
    normalOutput: money.describe("a year's"),
    lostValueAdded: money.describe("value added at normal shares of the output that is lost"),
    finalDemandUnmetShare: z
      .number()
      .nullable()
      .describe("of what final users wanted; null: they want nothing"),
  })
  .meta({ id: "TableCourse" });
export type TableCourse = z.infer<typeof TableCourse>;

export const TableSimulateCertificate = FileCertificate.extend({
  engine: TableEngine,
  labels: z.number(),
  links: z.number().describe("purchases above 0 between labels"),
  parameters: z
    .record(z.string(), z.union([z.number(), z.string(), z.null()]))
    .describe("as used; null: has no meaning for the engine"),
}).meta({ id: "TableSimulateCertificate" });
export type TableSimulateCertificate = z.infer<typeof TableSimulateCertificate>;

/** A scenario on an input-output table over time. */
export const TableSimulateResult = z
  .strictObject({
    name: z.string().nullable(),
    engine: TableEngine,
    days: z.array(z.number()).describe("first day of each step"),
    lostDays: z.number().describe("of all labels, weighted by normal output"),
    loss: series.describe("share of all normal output that is not made, one for each of `days`"),
    firstHit: z.array(z.string()).describe("labels that are first below normal"),
    firstHitIndirectly: z
      .array(z.string())
      .describe("the same of those that the scenario does not shock itself"),
    hit: z.number().describe("how many labels are ever below normal"),
    sectors: z.record(z.string(), LabelCourse),
    products: z.strictObject({}).describe("a table has none"),
    omitted: z.number().describe("labels that are not listed in `sectors`"),
    total: TableCourse,
    certificate: TableSimulateCertificate,
  })
  .meta({ id: "TableSimulateResult" });
export type TableSimulateResult = z.infer<typeof TableSimulateResult>;
