import codes from "i18n-iso-countries/codes.json";
import type { Language } from "./format.ts";

/** ISO 3166-1: the three letters that data sets use to the two that names are listed by. */
const ALPHA2: ReadonlyMap<string, string> = new Map(
  codes.flatMap(([alpha2, alpha3]) => (alpha2 && alpha3 ? [[alpha3, alpha2] as const] : [])),
);

const LISTS = new Map<Language, Intl.DisplayNames>();

/** The usual name of a country by its ISO code; undefined: no such code. */
export function isoCountryName(code: string, language: Language): string | undefined {
  const alpha2 = ALPHA2.get(code);
  if (alpha2 === undefined) return undefined;
  const list = LISTS.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
  LISTS.set(language, list);
  return list.of(alpha2);
}
