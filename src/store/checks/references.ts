import { type TableName, toSnakeCase } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { type Check, type Checked, cellIds } from "./check.ts";

interface Reference {
  readonly table: TableName;
  readonly column: string;
}

const to = (column: string, ...tables: TableName[]): Reference[] =>
  tables.map((table) => ({ table, column }));

const PRODUCT_REFERENCES: readonly Reference[] = [
  ...to("product", "importance", "supply", "firms", "sourcing", "reliance", "inputs", "stocks"),
  ...to("product", "prices", "uses", "trade", "tradeParameters", "indicators"),
  ...to("product", "projects", "events"),
  ...to("input", "inputs"),
  ...to("sector", "uses"),
];
const FIRM_REFERENCES: readonly Reference[] = to("firm", "firms", "events");
const SOURCE_REFERENCES: readonly Reference[] = [
  ...to("source", "importance", "supply", "firms", "sourcing", "reliance", "inputs", "stocks"),
  ...to("source", "prices", "uses", "trade", "tradeParameters", "indicators", "projects"),
  ...to("source", "events", "countries", "evidence"),
];

/** Every product that a row names stands in products, every firm in firms_index, every source in sources. */
export const checkReferences: Check = (data) => [
  ...unknown(data, PRODUCT_REFERENCES, "products", "product"),
  ...(has(data, "firmsIndex") ? unknown(data, FIRM_REFERENCES, "firmsIndex", "firm") : []),
  ...(data.kind === "package" ? unknown(data, SOURCE_REFERENCES, "sources", "source") : []),
  ...weightedSectors(data),
];

function has({ tables }: Checked, name: TableName): boolean {
  return tables[name].rows.length > 0;
}

function unknown(
  data: Checked,
  references: readonly Reference[],
  target: "products" | "firmsIndex" | "sources",
  noun: string,
): Problem[] {
  const { rows, lostIds, complete } = data.tables[target];
  if (!complete) return [];
  const known = new Set<string>(lostIds);
  for (const { id } of rows) known.add(id);
  const problems: Problem[] = [];
  for (const { table, column } of references) {
    for (const [index, id] of cellIds(data, table, column)) {
      if (known.has(id)) continue;
      const near = nearest(id, known);
      problems.push({
        ...data.locate(table, index, column),
        message: `unknown ${noun} "${id}"`,
        expected: `an id of ${toSnakeCase(target)}${near ? `, such as "${near}"` : ""}`,
      });
    }
  }
  return problems;
}

/** The known id that shares the longest beginning (at least three letters), if any. */
function nearest(id: string, known: ReadonlySet<string>): string | null {
  let best: string | null = null;
  let length = 2;
  for (const other of known) {
    let same = 0;
    while (same < id.length && id[same] === other[same]) same++;
    if (same > length) {
      best = other;
      length = same;
    }
  }
  return best;
}

function weightedSectors({ tables, locate }: Checked): Problem[] {
  const { rows, damaged } = tables.products;
  const sound = rows.filter((_, at) => !damaged.has(at)); // of others the kind may be lost
  const kinds = new Map(sound.map(({ id, kind }) => [id, kind]));
  const problems: Problem[] = [];
  for (const [index, { product, share }] of tables.importance.rows.entries()) {
    const kind = kinds.get(product);
    if (share === 0 || kind === undefined || kind === "sector") continue;
    problems.push({
      ...locate("importance", index, "product"),
      message: `${product} is a ${kind}`,
      expected: "a product of kind sector",
    });
  }
  return problems;
}
