import { type DataSet, TABLE_NAMES } from "../../../model/data-set.ts";
import { InvalidInputError, type Problem } from "../../../model/errors.ts";
import type { FigureListOptions, ListedStatus } from "../../../model/figure-list.ts";
import type { Status } from "../../../model/tables.ts";
import { nearestIds } from "../nearest-ids.ts";
import {
  type AnyRow,
  figureIn,
  isNothingWithoutFigure,
  mainColumn,
  statusMatters,
} from "./figure-columns.ts";
import { disagrees, type Entry } from "./figure-entries.ts";
import type { matcher as makeMatcher } from "./figure-search.ts";
import { countriesOf, firmsOf, productsOf, sourcesOf } from "./row-names.ts";

type Test = (entry: Entry) => boolean;

/** How a row is backed; missing: it holds no figure; null: nobody says, or there is nothing to say. */
export function statusOf({ table, row }: Pick<Entry, "table" | "row">): ListedStatus | null {
  if (!statusMatters(table)) return null;
  const status = (row["status"] ?? null) as Status | null; // read by the schema of its table
  const isEmpty = figureIn(row, mainColumn(table, row)) === null;
  if (!isEmpty || !isNothingWithoutFigure(table)) return status;
  return status === "withheld" ? status : "missing";
}

/** Whether an entry is asked for. */
export function filterOf(options: FigureListOptions, search: ReturnType<typeof makeMatcher>): Test {
  const { product, country, firm, source, status, until, only, q } = options;
  const tests: Test[] = [];
  const any =
    (test: Test): Test =>
    (entry) =>
      test(entry) || entry.rivals.some(test);
  if (product) tests.push(({ table, row }) => productsOf(table, row).includes(product));
  if (country) tests.push(({ table, row }) => countriesOf(table, row).includes(country));
  if (firm) tests.push(({ table, row }) => firmsOf(table, row).includes(firm));
  if (source) tests.push(any(({ table, row }) => sourcesOf(table, row).includes(source)));
  if (status.length > 0) {
    const wanted: ReadonlySet<ListedStatus | null> = new Set(status);
    tests.push((entry) => wanted.has(statusOf(entry)));
  }
  if (until !== undefined) tests.push(({ row }) => isOfYearUntil(row, until));
  if (only !== undefined) tests.push(ONLY[only]);
  if (q.trim() !== "") tests.push(search);
  return (entry) => tests.every((test) => test(entry));
}

const ONLY: Readonly<Record<NonNullable<FigureListOptions["only"]>, Test>> = {
  used: ({ used }) => used,
  disputed: isDisputed,
  unsourced: (entry) =>
    statusMatters(entry.table) && !entry.isAbsent && sourcesOf(entry.table, entry.row).length === 0,
};

export function isDisputed(entry: Entry): boolean {
  return entry.rivals.some((rival) => disagrees(entry, rival));
}

export function isOfYearUntil(row: AnyRow, until: number): boolean {
  const { year } = row;
  return typeof year === "number" && year <= until;
}

/**
 * Refuses ids that the data set does not have, all at once.
 * @throws InvalidInputError `invalid_option` with pointers
 */
export function refuseUnknown(
  { tables }: DataSet,
  { product, source, firm }: FigureListOptions,
): void {
  const ids = {
    product: () => tables.products.map(({ id }) => id),
    source: () => sourcesNamed(tables),
    firm: () => [...tables.firmsIndex.map(({ id }) => id), ...tables.firms.map((row) => row.firm)],
  };
  const details: Problem[] = [];
  for (const [field, asked] of Object.entries({ product, source, firm })) {
    if (asked === undefined) continue;
    const known = ids[field as keyof typeof ids]();
    if (known.includes(asked)) continue;
    const nearest = nearestIds(asked, [...new Set(known)]);
    const message = `there is no ${field} "${asked}"`;
    const expected = nearest.length > 0 ? `one such as ${nearest.join(", ")}` : `id of a ${field}`;
    details.push({ column: field, pointer: `/${field}`, message, expected });
  }
  if (details.length === 0) return;
  throw new InvalidInputError("invalid_option", details[0]?.message ?? "", { details });
}

/** Sources that are described, and those that rows name without it. */
function sourcesNamed(tables: DataSet["tables"]): string[] {
  return TABLE_NAMES.flatMap((table) =>
    tables[table].flatMap((row) => sourcesOf(table, { ...row })),
  );
}
