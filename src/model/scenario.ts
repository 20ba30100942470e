import { z } from "zod";
import { CountryCode, Id } from "./ids.ts";
import { Mode, Regions, ShareBasis } from "./options.ts";
import { RationingRule, rationingChoices } from "./rationing.ts";
import { MOST_TITLE_LENGTH } from "./title.ts";
import { uncertain } from "./uncertain-number.ts";

/**
 * A scenario: what is cut, barred or wanted more, when, and what is done about it. Any number may be a
 * range or a distribution.
 * @see docs/scenarios.md
 */

/** Longest horizon: 50 years. */
export const MOST_HORIZON_DAYS = 18_263;
/** Most shocks, and most responses, of one scenario. */
export const MOST_PARTS = 200;
/** A demand shock may raise use to so many times the normal. */
const MOST_DEMAND = 100;

export const SHARE_BOUNDS = { min: 0, max: 1 };
export const DAY_BOUNDS = { min: 0, max: MOST_HORIZON_DAYS };
export const DEMAND_BOUNDS = { min: -0.99, max: MOST_DEMAND };
export const RATE_BOUNDS = { min: 0, max: 1e6 };
export const SPARE_BOUNDS = { min: 0, max: 1000 };

const share = uncertain(SHARE_BOUNDS, "UncertainShare");
const days = uncertain(DAY_BOUNDS, "UncertainDays");

const MOST_LISTED = 2000;
const all = z.literal("*");
const products = z
  .union([all, z.array(Id).min(1).max(MOST_LISTED)], { error: 'a list of products, or "*"' })
  .default("*")
  .describe('ids; "*": all but sectors');
const listedCountries = z.union([all, z.array(CountryCode).min(1).max(MOST_LISTED)], {
  error: 'a list of countries or blocs, or "*"',
});
const countries = (what: string) => listedCountries.default("*").describe(what);

const time = {
  startDay: days.default(0).describe("first day; day 0 is the first of the scenario"),
  durationDays: days.nullable().default(null).describe("null: to the end"),
  rampDays: days.default(0).describe("days over which it fades linearly after its duration"),
};

export const HaltShock = z.strictObject({
  kind: z.literal("halt"),
  products,
  countries: countries('who stops; "*": everybody'),
  firms: z.array(Id).min(1).max(MOST_LISTED).optional().describe("only the part of these firms"),
  size: share.default(1).describe("share of their output that is lost"),
  ...time,
});
export type HaltShock = z.infer<typeof HaltShock>;

export const EmbargoShock = z.strictObject({
  kind: z.literal("embargo"),
  products,
  sellers: countries('who does not sell; "*": all but the buyers'),
  buyers: countries('who is not sold to; "*": all but the sellers'),
  size: share.default(1).describe("share of these sales that is barred"),
  fungibility: share
    .optional()
    .describe("0: the share is lost for good, 1: re-routing undoes the ban; without: both are run"),
  ...time,
});
export type EmbargoShock = z.infer<typeof EmbargoShock>;

export const DemandShock = z.strictObject({
  kind: z.literal("demand"),
  products,
  size: uncertain(DEMAND_BOUNDS, "UncertainDemand").describe(
    "0.5: use rises by half of normal use",
  ),
  ...time,
});
export type DemandShock = z.infer<typeof DemandShock>;

export const Shock = z.discriminatedUnion("kind", [HaltShock, EmbargoShock, DemandShock], {
  error: "kind halt, embargo or demand",
});
export type Shock = z.infer<typeof Shock>;

const fromDay = days.default(0).describe("day from which the response works");
const rampDays = days.default(0).describe("days over which it grows linearly to its full size");

export const StockRelease = z.strictObject({
  kind: z.literal("stock-release"),
  products,
  countries: listedCountries.optional().describe("whose stocks; default: the home's"),
  holder: z.string().min(1).nullable().default(null).describe("null: all holders"),
  ratePerDay: uncertain(RATE_BOUNDS, "UncertainRate")
    .nullable()
    .default(null)
    .describe("most days of normal home use released in a day; null: as needed"),
  fromDay,
});
export const Rationing = z.strictObject({
  kind: z.literal("rationing"),
  rule: RationingRule,
  order: z.array(Id).max(MOST_LISTED).optional().describe("sectors, first served first"),
  otherUse: rationingChoices.otherUse,
  fromDay,
});
export const Substitution = z.strictObject({
  kind: z.literal("substitution"),
  products: products.describe(
    "inputs that redesign replaces; of what is no input of anything: all that it needs",
  ),
  toSubstitutability: share.describe("share of a shortfall that is covered in the end"),
  fromDay,
  rampDays,
});
export const SpareCapacity = z.strictObject({
  kind: z.literal("spare-capacity"),
  products,
  countries: countries("whose spare capacity"),
  toSpare: uncertain(SPARE_BOUNDS, "UncertainSpare")
    .optional()
    .describe("share of own normal output that can be added; default: the data's spare"),
  fromDay,
  rampDays,
});
export const ProjectResponse = z.strictObject({
  kind: z.literal("project"),
  projects: z.array(Id).min(1).max(MOST_LISTED).optional().describe("ids of projects"),
  products: z.array(Id).min(1).max(MOST_LISTED).optional().describe("all projects of these"),
  fromDay: fromDay.describe("day on which the new capacity runs"),
  rampDays,
});
export const Diversion = z.strictObject({
  kind: z.literal("diversion"),
  products,
  size: share.default(1).describe("share of the home's exports that is kept at home"),
  fromDay,
  rampDays,
});

export const Response = z.discriminatedUnion(
  "kind",
  [StockRelease, Rationing, Substitution, SpareCapacity, ProjectResponse, Diversion],
  {
    error: "kind stock-release, rationing, substitution, spare-capacity, project or diversion",
  },
);
export type Response = z.infer<typeof Response>;

const byKindOfUser = z.strictObject({
  material: days.optional(),
  component: days.optional(),
  sector: days.optional(),
});
const unstatedDays = z.union([byKindOfUser, days], {
  error: "a number of days, a range, a distribution, or these by kind of user",
});
export type UnstatedDays = z.infer<typeof unstatedDays>;

/** Where a figure of a scenario comes from. */
export const ScenarioSource = z.strictObject({
  source: Id.optional().describe("id of a source of the graph"),
  citation: z.string().min(1).optional(),
  year: z.number().int().optional(),
  url: z.string().optional(),
  detail: z.string().optional().describe("place in the source, and what it says"),
});

/** A figure of a scenario: sourced, or a judgement with its reason. */
export const ScenarioParameter = z.strictObject({
  name: z.string().min(1),
  nameJa: z.string().min(1).optional(),
  status: z.enum(["reported", "estimated", "judgement"]),
  source: Id.optional(),
  detail: z.string().min(1).describe("place in the source; for a judgement, its reason"),
});

/** `linchpin-scenario/1`. */
export const Scenario = z
  .strictObject({
    format: z.literal("linchpin-scenario/1"),
    id: Id.optional(),
    name: z.string().max(MOST_TITLE_LENGTH).optional(),
    nameJa: z.string().max(MOST_TITLE_LENGTH).optional(),
    description: z.string().optional(),
    descriptionJa: z.string().optional(),
    home: z.array(CountryCode).min(1).optional(),
    trusted: z.array(CountryCode).optional(),
    adversary: z.array(CountryCode).optional(),
    mode: Mode.optional(),
    regions: Regions.optional(),
    basis: ShareBasis.optional(),
    importanceSet: z.string().min(1).optional(),
    horizonDays: z.number().int().min(1).max(MOST_HORIZON_DAYS).default(365),
    stepDays: z.number().int().min(1).max(365).default(1),
    restartRatePerDay: share
      .default(0.01)
      .describe("output that a plant regains by itself each day once no cut is active"),
    unstatedCoverDays: unstatedDays
      .optional()
      .describe("stock of users where the data state none; default 0"),
    unstatedLagDays: unstatedDays
      .optional()
      .describe("days from maker to user where the data state none; default 1"),
    shocks: z.array(Shock).max(MOST_PARTS),
    responses: z.array(Response).max(MOST_PARTS).default([]),
    sources: z.array(ScenarioSource).max(MOST_PARTS).default([]),
    parameters: z.array(ScenarioParameter).max(MOST_PARTS).default([]),
  })
  .meta({ id: "Scenario" });
export type Scenario = z.infer<typeof Scenario>;
