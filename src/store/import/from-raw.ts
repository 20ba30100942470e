import { MOST_TITLE_LENGTH } from "../../model/title.ts";
import { FIRM_FILES } from "../firm-folder.ts";
import type { ProblemList } from "../problem-list.ts";
import { csvText } from "./csv-text.ts";
import { aboutFile, firmsFile, present } from "./firm-files.ts";
import { encoded, type ImportCheck, type ImportFormat, refused } from "./import-file.ts";
import { productsFromRaw } from "./products-from-raw.ts";
import { checkRaw } from "./raw-checks.ts";
import type { RawAttributes, RawEdge, RawGraph } from "./raw-graph.ts";

interface Origin {
  readonly file: string;
  readonly format: ImportFormat;
  /** As the user calls it; null: as the file does. */
  readonly title: string | null;
}

/** Names under which other programs keep what is meant. */
const NAMES = {
  label: ["label", "name", "title"],
  industry: ["industry", "sector", "nace", "isic", "industry_code"],
  country: ["country", "iso3", "country_code"],
} as const;

/**
 * A network of what a graph file holds: of products if its nodes carry `kind`, else of firms.
 */
export function graphFromRaw(raw: RawGraph, { file, format, title }: Origin): ImportCheck {
  const isProducts = raw.nodes.some(({ attributes }) => attributes["kind"] !== undefined);
  const list = checkRaw(raw, file, { isProducts });
  const named = { ...raw, title: title ?? ownTitle(raw, file, list) };
  if (isProducts) return productsFromRaw(named, { file, format, list });
  if (list.hasErrors) return refused(...list.list());
  const firms = raw.nodes.map(({ id, attributes }) => ({
    id,
    label: first(attributes, NAMES.label),
    industry: first(attributes, NAMES.industry),
    country: first(attributes, NAMES.country),
  }));
  const about = aboutFile(named.title, raw.about);
  const files = present(edgesFile(raw.edges), firmsFile(firms), about);
  return { graph: { kind: "firms", format, files, warnings: list.list() } };
}

/** The title that the file has; one that goes on like a description is noted and not kept. */
function ownTitle({ title }: RawGraph, file: string, list: ProblemList): string | null {
  if (title === null || title.length <= MOST_TITLE_LENGTH) return title;
  const message = `the title has ${title.length} characters and is not kept`;
  const expected = `at most ${MOST_TITLE_LENGTH} characters`;
  list.add({ file, message, expected, severity: "warning" });
  return null;
}

function edgesFile(edges: readonly RawEdge[]) {
  const isWeighted = edges.some(({ attributes }) => attributes["weight"] !== undefined);
  const isTyped = edges.length > 0 && edges.every(({ attributes }) => hasType(attributes));
  const header = [
    ...["source", "target"],
    ...(isWeighted ? ["weight"] : []),
    ...(isTyped ? ["type"] : []),
  ];
  const rows = edges.map(({ source, target, attributes }) => [
    source,
    target,
    ...(isWeighted ? [attributes["weight"] ?? "1"] : []),
    ...(isTyped ? [String(Number(attributes["type"]))] : []),
  ]);
  return { path: FIRM_FILES.edges, bytes: encoded(csvText(header, rows)) };
}

/** Whether a link says how essential it is, as edge lists do; what else others call a type is left out. */
function hasType({ type = "" }: RawAttributes): boolean {
  return /^[012](\.0+)?$/.test(type);
}

/** The first of several names that says anything. */
export function first(attributes: RawAttributes, names: readonly string[]): string {
  for (const name of names) {
    const text = attributes[name]?.trim();
    if (text) return text;
  }
  return "";
}
