import { TABLE_NAMES, TABLES, type TableName, type Tables } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import type { NetworkDocument } from "../../model/network-document.ts";
import { faultsOf, jsonPointer } from "../../model/zod-problems.ts";
import type { Checked, CheckedTable, CheckedTables } from "../checks/check.ts";
import { checkValueShares } from "../checks/value-shares.ts";
import { type Damage, UNDAMAGED } from "./mend-document.ts";

type Path = readonly (string | number)[];
type DocumentProduct = NetworkDocument["products"][number];

/** Importance that products carry themselves goes by this name. */
export const DEFAULT_SET = "default";

/** Tables that stand in the document under their own name, row for row. */
const PLAIN_TABLES = [
  "sourcing",
  "firms",
  "reliance",
  "stocks",
  "prices",
  "uses",
  "trade",
  "tradeParameters",
  "indicators",
  "projects",
  "events",
  "firmsIndex",
] as const satisfies readonly (TableName & keyof NetworkDocument)[];

/** The rows that a document stands for, and where each of their figures is in it. */
export function documentRows(
  document: NetworkDocument,
  damage: Damage = UNDAMAGED,
): {
  readonly tables: Tables;
  readonly checked: Checked;
  readonly problems: readonly Problem[];
} {
  const rows = new RowCollector(damage);
  addProducts(rows, document);
  addSupply(rows, document);
  addInputs(rows, document);
  addImportance(rows, document);
  reportValueShares(rows, document, damage);
  for (const [at, { id, ...country }] of (document.countries ?? []).entries()) {
    const place = (column: string) => ["countries", at, column === "iso3" ? "id" : column];
    rows.add("countries", { ...country, iso3: id }, place);
  }
  for (const name of PLAIN_TABLES) addTable(rows, name, document[name] ?? []);
  return rows.result();
}

/** Collects rows with the path to each of their columns. */
class RowCollector {
  readonly problems: Problem[] = [];
  private readonly rows = new Map<TableName, object[]>(TABLE_NAMES.map((name) => [name, []]));
  private readonly places = new Map<string, (column: string) => Path>();
  private readonly damaged = new Map<TableName, Set<number>>();
  private readonly damage: Damage;

  constructor(damage: Damage) {
    this.damage = damage;
  }

  /** The row's own schema fills in what the document leaves out. */
  add(table: TableName, row: object, place: (column: string) => Path): void {
    const rows = this.rows.get(table) ?? [];
    const parsed = TABLES[table].row.safeParse(row);
    if (parsed.success) {
      this.places.set(`${table}|${rows.length}`, place);
      if (this.damage.isDamaged(this.damage.asGiven(jsonPointer(place(""))))) {
        this.damaged.set(table, (this.damaged.get(table) ?? new Set()).add(rows.length));
      }
      rows.push(parsed.data);
      return;
    }
    for (const { path, message, expected } of faultsOf(parsed.error, row)) {
      this.report(place(String(path[0])), message, expected);
    }
  }

  report(path: Path, message: string, expected: string, severity?: "warning"): void {
    const problem = { pointer: jsonPointer(path), message, expected };
    this.problems.push(severity ? { ...problem, severity } : problem);
  }

  result(): { tables: Tables; checked: Checked; problems: Problem[] } {
    const tables = Object.fromEntries(this.rows) as unknown as Tables; // each through its schema
    const read = (name: TableName): CheckedTable<TableName> => ({
      rows: tables[name],
      damaged: this.damaged.get(name) ?? new Set(),
      lostIds: this.damage.lostIds.get(name) ?? new Set(),
      complete: !this.damage.incomplete.has(name),
    });
    const checked: Checked = {
      kind: "document",
      tables: Object.fromEntries(TABLE_NAMES.map((n) => [n, read(n)])) as unknown as CheckedTables,
      locate: (table, row, column) => ({
        pointer: jsonPointer(this.places.get(`${table}|${row}`)?.(column ?? "") ?? []),
      }),
    };
    return { tables, checked, problems: this.problems };
  }
}

function addTable(rows: RowCollector, name: TableName, table: readonly object[]): void {
  for (const [at, row] of table.entries()) rows.add(name, row, (column) => [name, at, column]);
}

function addProducts(rows: RowCollector, { products }: NetworkDocument): void {
  for (const [at, product] of products.entries()) {
    const { supply: _supply, spare: _spare, importance: _importance, ...row } = product;
    rows.add("products", row, (column) => ["products", at, column]);
  }
}

function addSupply(rows: RowCollector, { products, supply: table = [] }: NetworkDocument): void {
  const named = new Set(table.map(({ product }) => product));
  for (const [at, product] of products.entries()) {
    if (!named.has(product.id)) addSupplyMap(rows, product, at);
  }
  addTable(rows, "supply", table);
}

function addSupplyMap(rows: RowCollector, product: DocumentProduct, at: number): void {
  const supply = product.supply ?? {};
  const spare = product.spare ?? {};
  const scale = percentScale(rows, supply, ["products", at, "supply"]);
  for (const [country, share] of Object.entries(supply)) {
    const path = (column: string): Path => [
      "products",
      at,
      column === "spare" ? "spare" : "supply",
      country,
    ];
    const fraction = share === null ? null : share / scale;
    if (fraction !== null && fraction > 1) {
      rows.report(path("share"), `is ${share}`, "a share 0..1");
      continue;
    }
    const row = { product: product.id, country, share: fraction, spare: spare[country] ?? null };
    rows.add("supply", row, path);
  }
  for (const country of Object.keys(spare)) {
    if (Object.hasOwn(supply, country)) continue;
    const message = `${country} has spare capacity but makes nothing`;
    rows.report(["products", at, "spare", country], message, `a share of ${country} in supply`);
  }
}

/** Percent are known by a share above 1 in a sum of about 100 (methods E3). */
function percentScale(
  rows: RowCollector,
  supply: Readonly<Record<string, number | null>>,
  path: Path,
): number {
  const shares = Object.values(supply).map((share) => share ?? 0);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (shares.every((share) => share <= 1) || Math.abs(sum - 100) > 2) return 1;
  const message = `shares sum to ${Number(sum.toFixed(4))} and are read as percent`;
  rows.report(path, message, "fractions 0..1", "warning");
  return 100;
}

function addInputs(rows: RowCollector, { inputGroups, valueShares = [] }: NetworkDocument): void {
  const names = groupNames(inputGroups);
  const shares = new Map(
    valueShares.map(({ input, product, share }) => [`${input}|${product}`, share]),
  );
  for (const [at, group] of inputGroups.entries()) {
    const { product, essentiality, substitutability, members } = group;
    for (const [index, member] of members.entries()) {
      const key = `${member.input}|${product}`;
      const row = {
        ...member,
        product,
        group: names[at],
        essentiality,
        substitutability,
        valueShare: shares.get(key) ?? null,
      };
      if (!member.rival) shares.delete(key); // stands once, with the first group that has the input
      rows.add("inputs", row, (column) =>
        OF_GROUP.has(column)
          ? ["inputGroups", at, column]
          : ["inputGroups", at, "members", index, column],
      );
    }
  }
}

const OF_GROUP: ReadonlySet<string> = new Set([
  "product",
  "group",
  "essentiality",
  "substitutability",
]);

/** Groups without a name are g1, g2, ... of their product, past names that are taken. */
function groupNames(groups: NetworkDocument["inputGroups"]): string[] {
  const taken = groupRows(groups, ({ product }) => product);
  const used = new Map(
    [...taken].map(([product, same]) => [product, new Set(same.map(({ group }) => group))]),
  );
  return groups.map(({ product, group }) => {
    if (group !== undefined) return group;
    const names = used.get(product) ?? new Set();
    let number = 1;
    while (names.has(`g${number}`)) number++;
    names.add(`g${number}`);
    return `g${number}`;
  });
}

function addImportance(
  rows: RowCollector,
  { products, importance: table = [] }: NetworkDocument,
): void {
  const inTable = table.some(({ set }) => set === DEFAULT_SET);
  for (const [at, { id, importance }] of products.entries()) {
    if (importance === undefined || inTable) continue;
    rows.add("importance", { set: DEFAULT_SET, product: id, share: importance }, (column) =>
      column === "product" ? ["products", at, "kind"] : ["products", at, "importance"],
    );
  }
  addTable(rows, "importance", table);
}

/** Value shares name products that are there, each pair once, and leave a product its own part. */
function reportValueShares(
  rows: RowCollector,
  { products, valueShares = [] }: NetworkDocument,
  { lostIds, incomplete }: Damage,
): void {
  const known = new Set([...products.map(({ id }) => id), ...(lostIds.get("products") ?? [])]);
  const seen = new Set<string>();
  for (const [at, { input, product }] of valueShares.entries()) {
    for (const [column, id] of Object.entries({ input, product })) {
      if (known.has(id) || incomplete.has("products")) continue;
      rows.report(["valueShares", at, column], `unknown product "${id}"`, "an id of products");
    }
    if (seen.has(`${input}|${product}`)) {
      rows.report(["valueShares", at], `${input} -> ${product} stands twice`, "each pair once");
    }
    seen.add(`${input}|${product}`);
  }
  const placed = valueShares.map((share, at) => ({
    ...share,
    place: { pointer: jsonPointer(["valueShares", at, "share"]) },
  }));
  rows.problems.push(...checkValueShares(placed));
}
