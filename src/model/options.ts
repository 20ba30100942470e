import { z } from "zod";
import { CountryCode, Id } from "./ids.ts";
import { rationingChoices } from "./rationing.ts";
import { DrawChoices, Runs } from "./uncertainty.ts";

const countries = z.array(CountryCode);

export const ShareBasis = z.enum(["world_production", "home_sourcing"]);
export type ShareBasis = z.infer<typeof ShareBasis>;
export const Mode = z.enum(["pool", "rigid"]);
export type Mode = z.infer<typeof Mode>;
export const Regions = z.enum(["world", "blocs", "countries"]);
export type Regions = z.infer<typeof Regions>;
export const Residual = z.enum(["unknown", "renormalise"]);
export type Residual = z.infer<typeof Residual>;

/** What every question about a network has in common: whose point of view, which figures, which rule. */
export const Choices = z.strictObject({
  home: countries.min(1).optional().describe("home countries or blocs; default: the data set's"),
  trusted: countries.optional().describe("trusted partners: countries or blocs"),
  adversary: countries.optional().describe("adversaries: countries or blocs"),
  importance: z
    .string()
    .min(1)
    .optional()
    .describe("importance set; default: the data set's first"),
  asOf: z.number().int().min(1900).max(2100).optional().describe("newest figures up to this year"),
  residual: Residual.default("unknown").describe("what to do with shares that do not sum to 1"),
  mode: Mode.default("pool").describe("pool: survivors get what is left; rigid: fixed splits"),
  regions: Regions.optional().describe("default: world; blocs as soon as buyers are named"),
  basis: ShareBasis.default("world_production").describe("which shares count as supply"),
  ...rationingChoices,
});
export type Choices = z.infer<typeof Choices>;

export const TargetText = z
  .string()
  .min(1)
  .max(400)
  .describe("product, product@COUNTRY, @COUNTRY, product#firm, #firm or input->product");

/** Options of `cut`. */
export const CutOptions = Choices.extend({
  targets: z.array(TargetText).min(1).max(1000).describe("what is cut"),
  size: z.number().min(0).max(1).default(1).describe("share of capacity lost"),
  everywhere: z.boolean().default(false).describe("cut a product at home, too"),
  to: countries.min(1).optional().describe("an embargo against these buyers instead of a halt"),
  fungibility: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("0: buyers lose the share for good, 1: re-routing undoes the ban; needs `to`"),
}).meta({ id: "CutRequest" });
export type CutOptions = z.infer<typeof CutOptions>;

export const ChokepointKind = z.enum(["product", "producer", "country", "firm", "input"]);
export type ChokepointKind = z.infer<typeof ChokepointKind>;

/** Options of `chokepoints`. */
export const ChokepointOptions = Choices.extend({
  by: ChokepointKind.default("product").describe("what is cut, one at a time"),
  for: Id.optional().describe("count the loss of this sector alone"),
  top: z.number().int().min(1).optional().describe("at most so many items"),
  everywhere: z.boolean().default(false).describe("cut products at home, too; rank home's makers"),
  only: z.array(TargetText).min(1).max(1000).optional().describe("list only these of the ranking"),
  why: z.number().int().min(0).default(0).describe("give reasons for the first so many listed"),
  runs: Runs.optional().describe("draw the figures so often: adds bands, rank and stability"),
  rankWithin: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe("k of the odds to be among the first k; default: top, else 10"),
  ...DrawChoices.shape,
}).meta({ id: "ChokepointsRequest" });
export type ChokepointOptions = z.infer<typeof ChokepointOptions>;

/** Whom dependency is counted on: foreign, untrusted, adversary, or one country's code. */
export const DependencyScope = z.union([
  z.enum(["foreign", "untrusted", "adversary"]),
  CountryCode,
]);
export type DependencyScope = z.infer<typeof DependencyScope>;

/** Options of `dependency`. */
export const DependencyOptions = Choices.extend({
  products: z.array(Id).default([]).describe("default: all products"),
  on: DependencyScope.default("foreign").describe("on whom"),
}).meta({ id: "DependencyRequest" });
export type DependencyOptions = z.infer<typeof DependencyOptions>;

/** Options of `risk`. */
export const RiskOptions = Choices.extend({
  products: z.array(Id).default([]).describe("default: all products but sectors"),
}).meta({ id: "RiskRequest" });
export type RiskOptions = z.infer<typeof RiskOptions>;
