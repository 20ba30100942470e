import codes from "i18n-iso-countries/codes.json";
import type { Language } from "../../../parts/format.ts";

const TWO = new Map(codes.map(([two = "", three = ""]) => [three, two]));

/** Name of a country by its two- or three-letter code; what is no such code goes by itself. */
export function countryName(code: string, language: Language): string {
  const two = TWO.get(code) ?? code;
  if (!/^[A-Z]{2}$/.test(two)) return code;
  return new Intl.DisplayNames([language], { type: "region", fallback: "code" }).of(two) ?? code;
}
