import { z } from "zod";

/** Which figures of single days an answer holds. */
export const Series = z
  .enum(["all", "sectors", "none"])
  .default("all")
  .describe("whose figures of single days are told: of all, of sectors alone, or of none");
export type Series = z.infer<typeof Series>;

/** Most figures of single days in one answer: it becomes one text, which has an end. */
export const MOST_SERIES_FIGURES = 12_000_000;
