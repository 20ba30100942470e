import type { GraphOverviewResponse } from "../../src/api/contract/operations.ts";
import { isNamed } from "./country-set.ts";
import type { Language } from "./format.ts";
import { isoCountryName } from "./iso-country-names.ts";
import { targetParts } from "./target-parts.ts";

type Product = GraphOverviewResponse["products"][number];
type Firm = GraphOverviewResponse["firms"][number];
type Country = GraphOverviewResponse["countries"][number];

/** What things are called in the chosen language; an id without a name is called by its id. */
export interface Names {
  readonly product: (id: string) => string;
  readonly country: (code: string) => string;
  /** A country's name as it stands inside a sentence: `the Netherlands`. */
  readonly countryInSentence: (code: string) => string;
  readonly firm: (id: string) => string;
  readonly target: (target: string) => string;
  readonly products: ReadonlyMap<string, Product>;
  readonly firms: ReadonlyMap<string, Firm>;
  readonly countries: ReadonlyMap<string, Country>;
}

/** Countries whose English name takes an article. */
const WITH_ARTICLE: ReadonlySet<string> = new Set(
  "ARE BHS CAF COD COG COM COVERED DOM EU G7 GBR GMB MDV MHL MSP NLD PHL QUAD SLB USA".split(" "),
);

function nameIn(language: Language, row: { nameEn: string; nameJa: string } | undefined) {
  return language === "ja" ? row?.nameJa || row?.nameEn : row?.nameEn;
}

/**
 * The names of a graph's things.
 * @param others names of the codes that are no country: of nobody (`UNK`, `OTH`), of groups (`EU`)
 */
export function makeNames(
  graph: GraphOverviewResponse,
  language: Language,
  others: Readonly<Record<string, string>>,
): Names {
  const products = new Map(graph.products.map((row) => [row.id, row]));
  const firms = new Map(graph.firms.map((row) => [row.id, row]));
  const countries = new Map(graph.countries.map((row) => [row.id, row]));
  const product = (id: string) => nameIn(language, products.get(id)) ?? id;
  const firm = (id: string) => nameIn(language, firms.get(id)) ?? id;
  const given = (code: string) => {
    const name = isNamed(code) ? nameIn(language, countries.get(code)) : undefined;
    return name === code ? undefined : name; // a document without names repeats the code
  };
  const country = (code: string) =>
    given(code) ?? others[code] ?? isoCountryName(code, language) ?? code;
  const countryInSentence = (code: string) => {
    const name = country(code);
    return language === "en" && WITH_ARTICLE.has(code) ? `the ${name}` : name;
  };
  const target = (text: string): string => {
    const parts = targetParts(text);
    switch (parts.kind) {
      case "product":
        return product(parts.product);
      case "producer":
        return `${product(parts.product)} · ${country(parts.country)}`;
      case "country":
        return country(parts.country);
      case "product-firm":
        return `${product(parts.product)} · ${firm(parts.firm)}`;
      case "firm":
        return firm(parts.firm);
      case "input":
        return `${product(parts.input)} → ${product(parts.product)}`;
    }
  };
  return { product, country, countryInSentence, firm, target, products, firms, countries };
}
