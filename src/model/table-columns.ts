import { z } from "zod";
import { Id } from "./ids.ts";

/** Columns that tables share. A cell without a figure is `null`: unknown, never zero. */

export const Status = z.enum(["reported", "estimated", "withheld", "judgement"]);
export type Status = z.infer<typeof Status>;

export const text = z.string().nullable().default(null);
export const number = z.number().nullable().default(null);
export const amount = z.number().min(0).nullable().default(null);
export const share = z.number().min(0).max(1).nullable().default(null);
export const year = z.number().int().min(1900).max(2100).nullable().default(null);
export const list = z.array(z.string().min(1)).default([]);

/** The columns that every figure carries: how sure, how wide, of when, from where. */
export const evidenceColumns = {
  status: Status.nullable().default(null),
  low: number,
  high: number,
  year,
  source: Id.nullable().default(null),
  detail: text,
  rival: z.boolean().default(false),
};
