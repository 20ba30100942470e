import { z } from "zod";
import { ExportOptions } from "../../model/export-options.ts";
import { CountryCode } from "../../model/ids.ts";
import { Residual, ShareBasis } from "../../model/options.ts";

/** `USA,JPN` in an address, a list in code. An empty text is an empty list: nobody is trusted. */
const countryList = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  )
  .pipe(z.array(CountryCode));

const year = z
  .string()
  .regex(/^\d{4}$/, "a year such as 2024")
  .transform(Number)
  .pipe(z.number().int().min(1900).max(2100));

/** Whose point of view and which figures: what `GET` answers about a graph depend on. */
export const GraphQuery = z
  .strictObject({
    home: countryList
      .pipe(z.array(CountryCode).min(1, "at least one country"))
      .optional()
      .describe("home countries or blocs, comma between; default: the data set's"),
    trusted: countryList.optional().describe("trusted partners, comma between"),
    adversary: countryList.optional().describe("adversaries, comma between"),
    importance: z.string().min(1).optional().describe("importance set; default: the first"),
    asOf: year.optional().describe("newest figures up to this year"),
    residual: Residual.optional().describe("what to do with shares that do not sum to 1"),
    basis: ShareBasis.optional().describe("which shares count as supply"),
  })
  .meta({ id: "GraphQuery" });
export type GraphQuery = z.input<typeof GraphQuery>;

export const ExportQuery = ExportOptions;
export type ExportQuery = z.input<typeof ExportQuery>;
