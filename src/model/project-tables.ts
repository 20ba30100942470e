import { z } from "zod";
import { CountryCode, Id } from "./ids.ts";
import { amount, evidenceColumns, share, text, year } from "./table-columns.ts";

/** Tables of what is traded and of what could be built. */

export const TradeRow = z.strictObject({
  product: Id,
  reporter: CountryCode,
  partner: CountryCode,
  flow: z.enum(["import", "export"]),
  quantity: amount,
  valueMusd: amount,
  ...evidenceColumns,
});
export type TradeRow = z.infer<typeof TradeRow>;

/** Trade parameter t of the EU's supply risk: 1 neutral, above for restrictions, below for agreements. */
export const TradeParameterRow = z.strictObject({
  product: Id,
  country: CountryCode,
  scope: z.enum(["world", "home"]),
  value: amount,
  ...evidenceColumns,
});
export type TradeParameterRow = z.infer<typeof TradeParameterRow>;

export const ProjectRow = z.strictObject({
  id: Id,
  name: text,
  product: Id,
  country: CountryCode,
  type: z
    .enum(["capacity", "stockpile", "alternative", "recycling", "substitution"])
    .default("capacity"),
  gainShare: amount,
  gainBasis: z.enum(["world", "home"]).default("world"),
  capexMusd: amount,
  instruments: z.array(z.enum(["equity", "lending"])).default([]),
  field: text,
  permitYears: amount,
  buildYears: amount,
  startYear: year,
  stage: z.enum(["scale-up", "mature"]).nullable().default(null),
  state: z
    .enum(["planned", "permitting", "building", "running", "paused", "cancelled"])
    .nullable()
    .default(null),
  successOdds: share,
  ...evidenceColumns,
});
export type ProjectRow = z.infer<typeof ProjectRow>;
