import type { DataSet } from "../../../model/data-set.ts";
import { foldText } from "../../../model/words/fold-text.ts";
import type { Entry } from "./figure-entries.ts";
import { countriesOf, firmsOf, productsOf, sourcesOf, wordsOf } from "./row-names.ts";

type Found = (entry: Entry) => boolean;
type Texts = ReadonlyMap<string, string>;

/** Folded names of what rows name, each with all that it is called. */
interface NameTexts {
  readonly products: Texts;
  readonly countries: Texts;
  readonly firms: Texts;
  readonly sources: Texts;
}

/** Texts of a data set to search in; made once. */
export function nameTexts({ tables }: DataSet): NameTexts {
  const texts = <Row>(
    rows: readonly Row[],
    id: (row: Row) => string,
    of: (row: Row) => unknown[],
  ) => new Map(rows.map((row) => [id(row), folded([id(row), ...of(row)])]));
  return {
    products: texts(
      tables.products,
      ({ id }) => id,
      ({ nameEn, nameJa, synonyms }) => [nameEn, nameJa, ...synonyms],
    ),
    countries: texts(
      tables.countries,
      ({ iso3 }) => iso3,
      ({ nameEn, nameJa }) => [nameEn, nameJa],
    ),
    firms: texts(
      tables.firmsIndex,
      ({ id }) => id,
      ({ nameEn, nameJa }) => [nameEn, nameJa],
    ),
    sources: texts(
      tables.sources,
      ({ id }) => id,
      ({ citation, publisher, year }) => [citation, publisher, year],
    ),
  };
}

/** Whether an entry holds every word of a query, in whatever it or a rival of it names. */
export function matcher(query: string, names: NameTexts): Found {
  const words = foldText(query)
    .split(" ")
    .filter((word) => word !== "");
  if (words.length === 0) return () => true;
  const tests = words.map((word) => wordTest(word, names));
  return (entry) => tests.every((test) => test(entry) || entry.rivals.some(test));
}

function wordTest(word: string, names: NameTexts): Found {
  const named = (texts: Texts) => {
    const hits = new Map([...texts].map(([id, text]) => [id, holds(text, word)]));
    return (id: string) => hits.get(id) ?? holds(foldText(id), word);
  };
  const [product, country] = [named(names.products), named(names.countries)];
  const [firm, source] = [named(names.firms), named(names.sources)];
  return ({ table, row }) =>
    productsOf(table, row).some(product) ||
    countriesOf(table, row).some(country) ||
    firmsOf(table, row).some(firm) ||
    sourcesOf(table, row).some(source) ||
    wordsOf(row).some((text) => holds(foldText(text), word));
}

/** Words are found from their beginning on; where no spaces stand between words, anywhere. */
function holds(text: string, word: string): boolean {
  if (/^[\x20-\x7f]+$/.test(word)) return ` ${text}`.includes(` ${word}`);
  return text.includes(word);
}

function folded(texts: readonly unknown[]): string {
  return texts
    .filter((text) => text !== null && text !== undefined)
    .map((text) => foldText(String(text)))
    .join(" ");
}
