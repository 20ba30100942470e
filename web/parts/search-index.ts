import { foldText } from "../../src/api/contract/fold-text.ts";
import type { GraphOverviewResponse } from "../../src/api/contract/operations.ts";
import { isNamed } from "./country-set.ts";

export type SearchGroup = "product" | "producer" | "firm" | "country" | "source";

export interface SearchEntry {
  readonly group: SearchGroup;
  /** What is selected: a target's text, or `source:ID`. */
  readonly target: string;
  /** Breaks ties: larger first. */
  readonly rank: number;
  /** Names and synonyms in both languages, folded; the first two are the names. */
  readonly texts: readonly string[];
}

export interface SearchHits {
  readonly group: SearchGroup;
  readonly entries: readonly SearchEntry[];
}

const GROUPS: readonly SearchGroup[] = ["product", "producer", "firm", "country", "source"];
const PER_GROUP = 5;
/** The first texts of an entry are its names, the rest synonyms. */
const NAMES = 2;
function fold(texts: readonly (string | null)[]): string[] {
  return texts.map((text) => foldText(text ?? ""));
}

/** Everything that can be found in a graph. */
export function searchEntries(graph: GraphOverviewResponse): SearchEntry[] {
  const countryOf = new Map(graph.countries.map((country) => [country.id, country]));
  const useCount = new Map<string, number>();
  for (const { input } of graph.inputs) useCount.set(input, (useCount.get(input) ?? 0) + 1);
  const entries: SearchEntry[] = [];
  const madeBy = new Map<string, number>();
  for (const product of graph.products) {
    const { id, nameEn, nameJa, synonyms } = product;
    const rank = product.kind === "sector" ? 1000 : (useCount.get(id) ?? 0);
    entries.push({
      group: "product",
      target: id,
      rank,
      texts: fold([nameEn, nameJa, ...synonyms, id]),
    });
    for (const { country, share } of product.makers) {
      if (!isNamed(country) || share === 0) continue;
      madeBy.set(country, (madeBy.get(country) ?? 0) + 1);
      const maker = countryOf.get(country);
      const texts = fold([
        `${nameEn} ${maker?.nameEn ?? country}`,
        `${nameJa} ${maker?.nameJa ?? country}`,
        `${synonyms.join(" ")} ${country}`,
      ]);
      entries.push({ group: "producer", target: `${id}@${country}`, rank: share ?? 0, texts });
    }
  }
  for (const { id, nameEn, nameJa, products } of graph.firms)
    entries.push({
      group: "firm",
      target: `#${id}`,
      rank: products.length,
      texts: fold([nameEn, nameJa, id]),
    });
  for (const { id, nameEn, nameJa } of graph.countries)
    entries.push({
      group: "country",
      target: `@${id}`,
      rank: madeBy.get(id) ?? 0,
      texts: fold([nameEn, nameJa, id]),
    });
  for (const { id, citation } of graph.sources)
    entries.push({ group: "source", target: `source:${id}`, rank: 0, texts: fold([citation, id]) });
  return entries;
}

/**
 * How well one text answers the words: 4 the same, 3 begins so, 2 a word begins so, 1 holds all.
 * Between whole numbers the shorter text wins.
 */
function matchRank(text: string, query: string, words: readonly string[]): number {
  const part = query.length / (text.length + 1);
  if (text === query) return 4;
  if (text.startsWith(query)) return 3 + part;
  if (text.includes(` ${query}`)) return 2 + part;
  return words.every((word) => text.includes(word)) ? 1 : 0;
}

/**
 * What answers a query, grouped, best first: at most five a group. A group that holds exactly what
 * was typed, as a name, stands first.
 * @param query as typed, in either language
 */
export function searchGraph(entries: readonly SearchEntry[], query: string): SearchHits[] {
  const folded = foldText(query);
  if (folded === "") return [];
  const words = folded.split(" ");
  const found = new Map<SearchGroup, { entry: SearchEntry; best: number }[]>();
  for (const entry of entries) {
    const rank = Math.max(...entry.texts.map((text) => matchRank(text, folded, words)));
    // Makers of one product differ by their share, not by the length of their country's name.
    const best = entry.group === "producer" ? Math.floor(rank) : rank;
    if (best === 0) continue;
    const list = found.get(entry.group) ?? [];
    list.push({ entry, best });
    found.set(entry.group, list);
  }
  const hasExact = (group: SearchGroup) =>
    (found.get(group) ?? []).some(({ entry }) => entry.texts.slice(0, NAMES).includes(folded));
  const order = [...GROUPS].sort((a, b) => Number(hasExact(b)) - Number(hasExact(a)));
  return order.flatMap((group) => {
    const hits = (found.get(group) ?? []).sort(
      (a, b) =>
        b.best - a.best ||
        b.entry.rank - a.entry.rank ||
        (a.entry.target < b.entry.target ? -1 : 1),
    );
    const entriesOfGroup = hits.slice(0, PER_GROUP).map(({ entry }) => entry);
    return entriesOfGroup.length > 0 ? [{ group, entries: entriesOfGroup }] : [];
  });
}
