import { type DataSet, TABLE_NAMES, type TableName } from "../../../model/data-set.ts";
import type { FigureList, FigureListOptions } from "../../../model/figure-list.ts";
import { type Entries, type Entry, figureEntries } from "./figure-entries.ts";
import { filterOf, refuseUnknown } from "./figure-filter.ts";
import { ItemWriter } from "./figure-item.ts";
import { inOrder, type Lead, leadsOf } from "./figure-order.ts";
import { matcher, nameTexts } from "./figure-search.ts";
import { productsOf } from "./row-names.ts";

/** What is made once of a data set, and the listings that were asked for last. */
interface Book {
  readonly entries: Entries;
  readonly names: ReturnType<typeof nameTexts>;
  readonly listings: Map<string, Listing>;
}

interface Listing {
  readonly leads: readonly Lead[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Tables stay the same object as long as nothing in them changes. */
const books = new WeakMap<DataSet["tables"], Book>();
const MOST_LISTINGS = 12;

/** Every row of a data set, made once. */
export function entriesOf(data: DataSet): Entries {
  return bookOf(data).entries;
}

function bookOf(data: DataSet): Book {
  const known = books.get(data.tables);
  if (known) return known;
  const book = { entries: figureEntries(data), names: nameTexts(data), listings: new Map() };
  books.set(data.tables, book);
  return book;
}

/**
 * The figures of a data set that match, a page of them: value, what it is a share of, range, year, status,
 * source and place in it, and what other sources say. Each row of each table is one, or a rival of one.
 * @throws InvalidInputError `invalid_option` for a product, firm or source that is not there
 * @see docs/api.md; O(rows) for the first page of a question, O(limit) for the next
 */
export function figureList(data: DataSet, options: FigureListOptions): FigureList {
  refuseUnknown(data, options);
  const { find, offset, limit } = options;
  const { leads, counts } = listingOf(data, options);
  const writer = new ItemWriter(data);
  const items = leads.slice(offset, offset + limit).map((lead) => writer.item(lead));
  return {
    items,
    total: leads.length,
    counts: { ...counts },
    place: find === undefined ? null : placeOf(leads, find),
    sources: writer.sources(),
    dataVersion: data.version,
  };
}

function listingOf(data: DataSet, options: FigureListOptions): Listing {
  const { find: _find, offset: _offset, limit: _limit, ...question } = options;
  const book = bookOf(data);
  const key = JSON.stringify(question);
  const listing = book.listings.get(key) ?? newListing(data, book, options);
  book.listings.delete(key);
  book.listings.set(key, listing);
  const [oldest] = book.listings.keys();
  if (book.listings.size > MOST_LISTINGS && oldest !== undefined) book.listings.delete(oldest);
  return listing;
}

function newListing(data: DataSet, book: Book, options: FigureListOptions): Listing {
  const { table, sort, per, q } = options;
  const isAsked = filterOf(options, matcher(q, book.names));
  const matching = new Map<TableName, Entry[]>();
  for (const [name, entries] of book.entries) matching.set(name, entries.filter(isAsked));
  const counts = Object.fromEntries(
    TABLE_NAMES.flatMap((name) => {
      const count = matching.get(name)?.length ?? 0;
      return data.tables[name].length > 0 || count > 0 ? [[name, count]] : [];
    }),
  );
  const asked = table ? [table] : TABLE_NAMES;
  const leads = asked.flatMap((name) => leadsOf(matching.get(name) ?? [], per));
  if (sort === undefined) return { leads, counts };
  const order = new Map(data.tables.products.map(({ id }, at) => [id, at]));
  const more = new Map(leads.map((lead) => [lead.entry, lead]));
  const sorted = inOrder(
    leads.map(({ entry }) => entry),
    sort,
    order,
  );
  return { leads: sorted.flatMap((entry) => more.get(entry) ?? []), counts };
}

/** Where a row stands: by its key, by that of a rival, or the first of a product. */
function placeOf(leads: readonly Lead[], find: string): number | null {
  const hasKey = ({ entry }: Lead) =>
    entry.key === find || entry.rivals.some(({ key }) => key === find);
  const exact = leads.findIndex(hasKey);
  if (exact >= 0) return exact;
  const named = leads.findIndex(({ entry: { table, row } }) =>
    productsOf(table, row).slice(0, 1).includes(find),
  );
  return named >= 0 ? named : null;
}
