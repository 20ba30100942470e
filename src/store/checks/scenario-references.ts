import { blocMembers } from "../../engine/build/country-sets.ts";
import type { DataSet, PresetScenario } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { UNNAMED_COUNTRIES } from "../../model/ids.ts";
import { ISO_COUNTRIES } from "../../model/iso-countries.ts";
import { jsonPointer } from "../../model/zod-problems.ts";
import { scenarioFile } from "../packages/scenario-folder.ts";

/** What the fields of a scenario may name. */
interface Known {
  readonly product: ReadonlySet<string>;
  readonly sector: ReadonlySet<string>;
  readonly country: ReadonlySet<string>;
  readonly firm: ReadonlySet<string>;
  readonly project: ReadonlySet<string>;
  readonly source: ReadonlySet<string>;
  readonly holder: ReadonlySet<string>;
  readonly "importance set": ReadonlySet<string>;
}

/** Fields that name things of the graph, wherever in the document they stand. */
const FIELDS: Readonly<Record<string, keyof Known>> = {
  products: "product",
  order: "sector",
  countries: "country",
  sellers: "country",
  buyers: "country",
  home: "country",
  trusted: "country",
  adversary: "country",
  firms: "firm",
  projects: "project",
  source: "source",
  holder: "holder",
  importanceSet: "importance set",
};

const EXPECTED: Readonly<Record<keyof Known, string>> = {
  product: "an id of products.csv",
  sector: "a product of kind sector",
  country: "ISO 3166-1 alpha-3 or a bloc of countries",
  firm: "an id of firms_index.csv",
  project: "an id of projects.csv",
  source: "an id of sources.csv",
  holder: "a holder of stocks.csv",
  "importance set": "a set of importance.csv",
};

/** Everything that the presets of a package name is there, and every figure of theirs has a source. */
export function checkScenarioReferences(
  data: DataSet,
  presets: readonly PresetScenario[],
): Problem[] {
  const known = knownOf(data);
  return presets.flatMap((preset) => {
    const file = scenarioFile(preset.id);
    const faults = [...unknownNames(preset, known), ...withoutSource(preset)];
    return faults.map((problem) => ({ file, ...problem }));
  });
}

function knownOf(data: DataSet): Known {
  const { products, firmsIndex, projects, sources, stocks, importance, countries } = data.tables;
  const ids = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id));
  return {
    product: ids(products),
    sector: ids(products.filter(({ kind }) => kind === "sector")),
    country: new Set([
      ...ISO_COUNTRIES,
      ...UNNAMED_COUNTRIES,
      ...blocMembers(data).keys(),
      ...countries.map(({ iso3 }) => iso3),
    ]),
    firm: new Set([...ids(firmsIndex), ...data.tables.firms.map(({ firm }) => firm)]),
    project: ids(projects),
    source: ids(sources),
    holder: new Set(stocks.map(({ holder }) => holder)),
    "importance set": new Set(importance.map(({ set }) => set)),
  };
}

function unknownNames(preset: PresetScenario, known: Known): Problem[] {
  const problems: Problem[] = [];
  for (const [path, name] of namesIn(preset, [])) {
    const kind = FIELDS[String(path.findLast((part) => typeof part === "string"))];
    if (!kind || name === "*" || known[kind].has(name)) continue;
    const message = `unknown ${kind} "${name}"`;
    problems.push({ pointer: jsonPointer(path), message, expected: EXPECTED[kind] });
  }
  return problems;
}

type Path = readonly (string | number)[];

/** Every text of the document, with the way to it. */
function namesIn(value: unknown, path: Path): (readonly [Path, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, part]) => namesIn(part, [...path, key]));
}

function withoutSource({ sources, parameters }: PresetScenario): Problem[] {
  const problems: Problem[] = [];
  if (sources.length === 0) {
    problems.push({ pointer: "/sources", message: "is empty", expected: "at least one source" });
  }
  for (const [at, { source, citation }] of sources.entries()) {
    if (source !== undefined || citation !== undefined) continue;
    const message = "names no source";
    problems.push({ pointer: `/sources/${at}`, message, expected: "source or citation" });
  }
  for (const [at, { status, source }] of parameters.entries()) {
    if (status === "judgement" || source !== undefined) continue;
    const expected = `a source, as its status is ${status}`;
    problems.push({ pointer: `/parameters/${at}/source`, message: "is missing", expected });
  }
  return problems;
}
