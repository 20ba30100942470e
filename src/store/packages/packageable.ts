import { type DataSet, TABLE_NAMES, type TableName, type Tables } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import { type ImportanceRow, type InputRow, SourceRow } from "../../model/tables.ts";

/** Id of the source of figures that name none. */
const UNSOURCED = "network-document";

/**
 * A data set as a data package can say it, where a document says it more freely: every figure cites a source
 * (one that names none, the document), importance sums to 1, and parts of value stand with inputs.
 */
export function packageable(data: DataSet): DataSet {
  const { titleEn, tables, valueShares } = data;
  const full: Tables = {
    ...tables,
    importance: normalised(tables.importance),
    inputs: withValueShares(tables.inputs, valueShares),
  };
  const rows = TABLE_NAMES.map((name): [TableName, readonly object[]] => [
    name,
    full[name].map((row) => sourced(row)),
  ]);
  const isSourced = rows.every(([name, own]) => own.every((row, at) => row === full[name][at]));
  if (isSourced) return { ...data, tables: full };
  const citation = `The network "${titleEn}" as a document, which names no source`;
  const source = SourceRow.parse({ id: UNSOURCED, citation });
  const made = Object.fromEntries(rows) as unknown as Tables; // the same rows, sources filled in
  return { ...data, tables: { ...made, sources: [...tables.sources, source] } };
}

function sourced(row: object): object {
  if (!("source" in row)) return row;
  if (row.source === null) return { ...row, source: UNSOURCED };
  const isEmptyList = Array.isArray(row.source) && row.source.length === 0;
  return isEmptyList ? { ...row, source: [UNSOURCED] } : row;
}

function normalised(rows: readonly ImportanceRow[]): ImportanceRow[] {
  const sums = new Map(
    [...groupRows(rows, ({ set }) => set)].map(([set, own]) => [
      set,
      own.reduce((sum, { share }) => sum + share, 0),
    ]),
  );
  return rows.map((row) => ({ ...row, share: row.share / (sums.get(row.set) || 1) }));
}

/** The part of the value of a product stands with the first row that has the input. */
function withValueShares(
  rows: readonly InputRow[],
  valueShares: DataSet["valueShares"],
): readonly InputRow[] {
  if (rows.some(({ valueShare }) => valueShare !== null)) return rows;
  const shares = new Map(
    valueShares.map(({ input, product, share }) => [JSON.stringify([input, product]), share]),
  );
  return rows.map((row) => {
    const key = JSON.stringify([row.input, row.product]);
    const valueShare = row.rival ? undefined : shares.get(key);
    if (valueShare === undefined) return row;
    shares.delete(key);
    return { ...row, valueShare };
  });
}
