import codes from "i18n-iso-countries/codes.json";

/** ISO 3166-1: numeric code, as shapes carry it, to the three letters that data sets use. */
const ALPHA3: ReadonlyMap<string, string> = new Map(
  codes.flatMap(([, alpha3, numeric]) => (alpha3 && numeric ? [[numeric, alpha3] as const] : [])),
);

/**
 * Shapes that the atlas draws without a numeric code. Kosovo has a code that data sets use though
 * ISO assigns none; the other two have none of their own, and figures of the country whose ISO
 * entry covers them count for them, too.
 */
const BY_NAME: Readonly<Record<string, string>> = {
  Kosovo: "XKX",
  Somaliland: "SOM",
  "N. Cyprus": "CYP",
};

/** The code of a shape of the atlas; null: it stands for no country of a data set. */
export function codeOfShape(id: string | number | undefined, name: string): string | null {
  const numeric = id === undefined ? "" : String(id).padStart(3, "0");
  return ALPHA3.get(numeric) ?? BY_NAME[name] ?? null;
}
