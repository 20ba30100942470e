import { z } from "zod";
import { FileCertificate } from "./file-certificate.ts";

/** More nodes than this are refused: each is a linear programme for each time. */
const MOST_PLANTS = 2000;
const MOST_LINKS = 100_000;
const MOST_TIMES = 50;
/** Amounts beyond it are taken for typing errors. */
const LARGEST_AMOUNT = 1e15;
/** Whoever survives for so many periods survives for ever. */
export const LONGEST_TIME = 1e9;

const id = z.string().min(1).max(200);
const amount = z.number().min(0).max(LARGEST_AMOUNT);
const amounts = z.record(id, amount);

/** `linchpin-plants/1`: a network of plants, who supplies whom with what, and what is made for sale. */
export const PlantNetwork = z
  .strictObject({
    format: z.literal("linchpin-plants/1"),
    products: z.array(id).min(1).describe("nodes whose output is sold; they are not disrupted"),
    nodes: z
      .array(id)
      .min(1)
      .max(MOST_PLANTS)
      .describe("every plant, products included; each once"),
    material: z.record(id, id).describe("what a node supplies to others"),
    edges: z
      .array(z.tuple([id, id]))
      .max(MOST_LINKS)
      .describe("supplier, user; each pair once"),
    demand: amounts.describe("by product: units sold per period"),
    profit: amounts.describe("by product: profit per unit sold"),
    stock: amounts.describe("by node: units in stock at the start"),
    capacity: amounts.describe("by node: units it can make per period"),
    units_required: amounts.describe(
      '"material>node": units of the material for one unit of the node; one for each that edges bring',
    ),
    timesToRecover: z
      .array(z.number().min(0).max(LONGEST_TIME))
      .max(MOST_TIMES)
      .optional()
      .describe(
        "lengths of a disruption in periods, for which the lost profit is asked; each once",
      ),
    source: z.string().optional(),
  })
  .meta({ id: "PlantNetwork" });
export type PlantNetwork = z.infer<typeof PlantNetwork>;

const byTime = z.record(z.string(), z.number());

/** Something that, if a node had more of it, would let demand be met for longer. */
export const SurvivalLimit = z
  .strictObject({
    id: z.string(),
    kind: z.enum(["stock", "capacity"]),
    periodsPerUnit: z.number().describe("time to survive gained per further unit, at the margin"),
  })
  .meta({ id: "SurvivalLimit" });
export type SurvivalLimit = z.infer<typeof SurvivalLimit>;

/** What happens if one supplier makes nothing. */
export const ExposureItem = z
  .strictObject({
    timeToSurvive: z
      .number()
      .nullable()
      .describe(
        "TTS (LP): periods for which all demand can be met; null: for ever, a billion or more",
      ),
    safe: z.record(z.string(), z.boolean()).describe("by time to recover: time to survive >= it"),
    lostProfit: byTime.describe("by time to recover: least profit that is lost over it"),
    riskExposureIndex: byTime.describe(
      "by time to recover: lost profit / the largest of any supplier; 0 if that is 0",
    ),
    firstMissed: z.array(z.string()).describe("products whose demand ends the time to survive"),
    limits: z.array(SurvivalLimit).describe("stocks and capacities that set the time to survive"),
  })
  .meta({ id: "ExposureItem" });
export type ExposureItem = z.infer<typeof ExposureItem>;

export const ExposureCertificate = FileCertificate.extend({
  solver: z.string(),
  nodes: z.number(),
  products: z.number(),
  suppliers: z.number(),
  links: z.number(),
  timesToRecover: z.array(z.number()),
}).meta({ id: "ExposureCertificate" });
export type ExposureCertificate = z.infer<typeof ExposureCertificate>;

/** Risk exposure of a plant network, by supplier. */
export const ExposureResult = z
  .strictObject({
    nodes: z.record(z.string(), ExposureItem).describe("suppliers; products are not disrupted"),
    timeToSurviveWithoutDisruption: z
      .number()
      .nullable()
      .describe("periods for which all demand can be met if nothing stops; null: for ever"),
    certificate: ExposureCertificate,
  })
  .meta({ id: "ExposureResult" });
export type ExposureResult = z.infer<typeof ExposureResult>;
