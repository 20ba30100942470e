import { z } from "zod";

const maybe = z.number().nullable();

/**
 * What a figure of a plain file (links, firms, an input-output table) rests on. The fields are those of
 * `Certificate`, so that every score can be asked the same; what such a file does not have is null.
 */
export const FileCertificate = z
  .strictObject({
    formula: z.string(),
    basis: z.string().describe("what the amounts of the file count as"),
    home: z.array(z.string()).nullable().describe("null: the file has no point of view"),
    trusted: z.null(),
    adversary: z.null(),
    dataYears: z.strictObject({ from: maybe, to: maybe }).describe("null: the file states no year"),
    iterations: z.number(),
    lastChange: z.number(),
    converged: z.boolean(),
    notes: z.array(z.string()).describe("what was assumed or mended for the whole result"),
  })
  .meta({ id: "FileCertificate" });
export type FileCertificate = z.infer<typeof FileCertificate>;

/** Of a file that knows no countries to take sides for, and no years. */
export const NO_POINT_OF_VIEW = {
  home: null,
  trusted: null,
  adversary: null,
  dataYears: { from: null, to: null },
} as const;
