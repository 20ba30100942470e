import type { DataSet, ValueShare } from "../model/data-set.ts";
import { formatProblem, InvalidInputError, type Problem } from "../model/errors.ts";
import { groupRows } from "../model/group-rows.ts";
import type { InputRow } from "../model/tables.ts";
import { contentVersion } from "./version.ts";

/** What was found in a data package or document: data only if nothing is wrong with it. */
export interface GraphCheck {
  readonly data: DataSet | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Errors and warnings, by file and line. */
  readonly problems: readonly Problem[];
}

type Content = Omit<DataSet, "version" | "warnings" | "valueShares"> & {
  /** null: as the rows of inputs state them. */
  readonly valueShares: readonly ValueShare[] | null;
};

/** Makes a data set of rows that were checked: parallel inputs added up, value shares collected, a version. */
export function assemble(content: Content, warnings: readonly Problem[]): DataSet {
  const inputs = addParallel(content.tables.inputs);
  const tables = { ...content.tables, inputs };
  const valueShares = content.valueShares ?? valueSharesOf(inputs);
  const version = contentVersion({ defaults: content.defaults, tables, valueShares });
  return { ...content, tables, valueShares, version, warnings };
}

/** Rows of one input in one group add up to one (methods E11); the checks have warned of it. */
function addParallel(rows: readonly InputRow[]): readonly InputRow[] {
  const keys = ({ product, group, input, year, rival }: InputRow) =>
    [product, group, input, year, rival].join("|");
  return [...groupRows(rows, keys).values()].flatMap((same): readonly InputRow[] => {
    const [first] = same;
    if (!first || same.length === 1 || first.rival) return same;
    const [mix, useShare, valueShare] = [
      sum(same, "mix"),
      sum(same, "useShare"),
      sum(same, "valueShare"),
    ];
    return [{ ...first, mix, useShare, valueShare }];
  });
}

/** Sum of the figures that are known; null if none is. */
function sum(rows: readonly InputRow[], column: "mix" | "useShare" | "valueShare"): number | null {
  const known = rows.flatMap((row) => row[column] ?? []);
  return known.length > 0 ? known.reduce((total, share) => total + share, 0) : null;
}

/** Share of a product's value by input, of the newest rows; an input of several groups adds up. */
function valueSharesOf(inputs: readonly InputRow[]): ValueShare[] {
  const shares = new Map<string, ValueShare>();
  const counting = inputs.filter(({ valueShare, rival }) => valueShare !== null && !rival);
  const repeated = groupRows(counting, (row) => [row.product, row.group, row.input].join("|"));
  for (const same of repeated.values()) {
    const { input, product, valueShare } = same.reduce((best, row) =>
      (row.year ?? 0) > (best.year ?? 0) ? row : best,
    );
    const key = `${input}|${product}`;
    const share = (valueShare ?? 0) + (shares.get(key)?.share ?? 0);
    shares.set(key, { input, product, share });
  }
  return [...shares.values()];
}

/** The error for data that cannot be used: says the first fault and how many there are. */
export function invalidData(name: string, problems: readonly Problem[]): InvalidInputError {
  const errors = problems.filter(({ severity }) => severity !== "warning");
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const message = `${name} cannot be used: ${first ? formatProblem(first) : "no data"}${more}`;
  return new InvalidInputError("invalid_data", message, { details: errors });
}
