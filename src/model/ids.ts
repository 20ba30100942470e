import { z } from "zod";

/**
 * Id of a product, firm, source, project: letters (of any script) and digits, and after the first also
 * `.`, `_`, `-`, `・`, `ー` and spaces, but no space at the end; no `@`, `#` or `>`, which targets use.
 */
export const Id = z
  .string()
  .regex(
    /^[\p{L}\p{N}]([\p{L}\p{N}._・ー -]*[\p{L}\p{N}._・ー-])?$/u,
    "an id of letters, digits, '.', '_', '-', '・', 'ー' and spaces between them",
  )
  .max(200);

/** Producers that no source names: many small ones (OTH), or nobody knows who (UNK). */
export const UNNAMED_COUNTRIES: ReadonlySet<string> = new Set(["OTH", "UNK"]);

/** A country (ISO 3166-1 alpha-3), OTH, UNK, or a bloc's code. */
export const CountryCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_-]{1,11}$/, "a country code such as CHN (ISO 3166-1 alpha-3) or a bloc");

/** Order of ids everywhere: by code point, so that it does not depend on a locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
