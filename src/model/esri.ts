import { z } from "zod";
import { FileCertificate } from "./file-certificate.ts";
import { Choices } from "./options.ts";
import { Certificate } from "./results.ts";

/** A firm that loses output in a scenario. */
export const ShockOfFirm = z.strictObject({
  scenario: z.string().min(1),
  firm: z.string().min(1),
  size: z.number().min(0).max(1).default(1).describe("share of output that is lost"),
  upstreamSize: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("share of purchases that are not made; default: as `size`"),
});
export type ShockOfFirm = z.infer<typeof ShockOfFirm>;

const fields = {
  firms: z.array(z.string().min(1)).min(1).optional().describe("default: every firm in turn"),
  shocks: z.array(ShockOfFirm).min(1).optional().describe("items by scenario instead of by firm"),
  replaceability: z
    .boolean()
    .default(true)
    .describe("firms of an industry stand in for one another by market share"),
  tolerance: z
    .number()
    .min(0)
    .lt(1, "less than 1")
    .default(0.01)
    .describe("stop when no firm loses more than this in a sweep; part of published figures"),
  byIndustry: z.boolean().default(false).describe("add the loss of each industry to the items"),
  losses: z.boolean().default(false).describe("add the loss of each firm to the items"),
  top: z.number().int().min(1).optional().describe("at most so many items"),
};

/** Options of the systemic risk index for a network of firms. */
export const EsriOptions = z.strictObject(fields);
export type EsriOptions = z.infer<typeof EsriOptions>;

/** The same for the products of a data set. */
export const GraphEsriOptions = Choices.extend({
  ...fields,
  firms: fields.firms.describe("products; default: every product in turn"),
  finalDemand: z
    .boolean()
    .default(true)
    .describe("sectors also sell to final users, by their importance"),
}).meta({ id: "GraphEsriRequest" });
export type GraphEsriOptions = z.infer<typeof GraphEsriOptions>;

const name = z.string().min(1);
const amount = z.number().min(0);
const LinkType = z
  .union([z.literal(0), z.literal(1), z.literal(2)])
  .describe("2 essential, 1 non-essential, 0 negligible");

/** A network of firms in the body of a request. */
export const EsriRequest = EsriOptions.extend({
  edges: z
    .array(
      z.strictObject({
        source: name,
        target: name,
        weight: amount.default(1),
        type: LinkType.optional(),
      }),
    )
    .describe("source sells weight to target; without types every link is essential"),
  nodes: z
    .array(
      z.strictObject({
        id: name,
        industry: name,
        country: z.string().optional(),
        finalDemand: amount.optional().describe("what the firm sells outside the network"),
      }),
    )
    .optional()
    .describe("default: every firm is its own industry"),
  essentiality: z
    .array(z.strictObject({ supplierIndustry: name, buyerIndustry: name, type: LinkType }))
    .optional(),
}).meta({ id: "EsriRequest" });
export type EsriRequest = z.infer<typeof EsriRequest>;

const share = z.number();

/** What the network loses if one firm stops, or in one scenario. */
export const EsriItem = z.strictObject({
  id: z.string().describe("the firm that stops, or the scenario"),
  esri: share.describe("share of all output lost"),
  down: share.describe("by missing inputs alone"),
  up: share.describe("by missing customers alone"),
  steps: z.number().describe("sweeps until the tolerance was met"),
  industries: z
    .record(z.string(), z.number().nullable())
    .optional()
    .describe("share of each industry's output lost; null: it sells nothing"),
  losses: z
    .record(z.string(), z.strictObject({ down: share, up: share }))
    .optional()
    .describe("firms that lose any output"),
});
export type EsriItem = z.infer<typeof EsriItem>;

/** What became of the figures when the cascade was run on to a much smaller tolerance. */
export const ToleranceCheck = z.strictObject({
  tolerance: z.number(),
  items: z.number().describe("how many items were run again ..."),
  of: z.number().describe("... of how many"),
  mean: z.number().describe("mean ESRI of these at the tolerance asked for"),
  meanTight: z.number().describe("and at the smaller one"),
  maxDifference: z.number(),
  maxDifferenceOf: z.string().describe("the item that moved most"),
  residual: z.number().describe("most that one more sweep adds to a firm's loss, of these items"),
  converged: z.boolean().describe("false: a run was broken off, and the difference is a lower end"),
});
export type ToleranceCheck = z.infer<typeof ToleranceCheck>;

const facts = {
  firms: z.number(),
  links: z.number().describe("sales above 0, as stated"),
  industries: z.number(),
  replaceability: z.boolean(),
  finalDemand: z.boolean().describe("sales outside the network are counted"),
  tolerance: z.number(),
  check: ToleranceCheck.nullable().describe("null: the tolerance is 1e-6 or less"),
};
/** What a systemic risk index rests on beside formula and convergence. */
export type EsriFacts = z.infer<z.ZodObject<typeof facts>>;

/** Items of the systemic risk index of firms, and what they rest on. */
export const EsriResult = z
  .strictObject({
    items: z.array(EsriItem).describe("by esri falling, then id"),
    certificate: FileCertificate.extend({
      ...facts,
      iterations: z.number().describe("most sweeps of an item"),
      lastChange: z.number().describe("largest last change of an item"),
    }),
  })
  .meta({ id: "EsriResult" });
export type EsriResult = z.infer<typeof EsriResult>;

/** The same of the products of a data set. */
export const GraphEsriResult = z
  .strictObject({ items: z.array(EsriItem), certificate: Certificate.extend(facts) })
  .meta({ id: "GraphEsriResult" });
export type GraphEsriResult = z.infer<typeof GraphEsriResult>;
