import type { Problem } from "../../model/errors.ts";
import { LinchpinError } from "../../model/errors.ts";
import { type CsvRow, readCsvColumns } from "../formats/csv-columns.ts";
import type { CsvColumn } from "../formats/csv-header.ts";
import type { ProblemList } from "../problem-list.ts";

/** The tables of the chip explorer of ETO, told by columns that no other has. */
export const ETO_TABLES = {
  inputs: ["input_id", "input_name"],
  providers: ["provider_id", "provider_type"],
  provision: ["provider_id", "provided_id"],
  sequence: ["input_id", "goes_into_id"],
  stages: ["stage_id", "stage_name"],
} as const;
export type EtoTable = keyof typeof ETO_TABLES;

/** Which table a header is of; null: none. The more telling come first: `inputs` names its stage, too. */
export function etoTableOf(cells: readonly string[]): EtoTable | null {
  const order = ["provision", "sequence", "providers", "inputs", "stages"] as const;
  const found = order.find((name) => ETO_TABLES[name].every((cell) => cells.includes(cell)));
  return found ?? null;
}

/** A row as it was read: cells by name, its line, and how to say what is wrong with it. */
export interface EtoRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly fault: (column: string, message: string, expected: string) => void;
}

const column = (name: string, optional = false): CsvColumn => ({ name, optional });

const COLUMNS: Readonly<Record<EtoTable, readonly CsvColumn[]>> = {
  inputs: [
    ...["input_id", "input_name", "type"].map((name) => column(name)),
    ...["stage_name", "stage_id", "description"].map((name) => column(name, true)),
  ],
  providers: [
    ...["provider_id", "provider_name", "provider_type"].map((name) => column(name)),
    ...["alias", "country"].map((name) => column(name, true)),
  ],
  provision: [
    ...["provider_id", "provided_id", "share_provided"].map((name) => column(name)),
    ...["year", "source"].map((name) => column(name, true)),
  ],
  sequence: ["input_id", "goes_into_id", "is_type_of_id"].map((name) => column(name)),
  stages: ["stage_id", "stage_name"].map((name) => column(name)),
};

/** Rows of one table; what is wrong with its form goes into the list. */
export async function readEtoTable(
  table: EtoTable,
  { name: file, path }: { readonly name: string; readonly path: string },
  list: ProblemList,
): Promise<EtoRow[]> {
  const rows: EtoRow[] = [];
  try {
    await readCsvColumns(path, COLUMNS[table], (positions) => (row: CsvRow) => {
      const { line } = row;
      const cells = Object.fromEntries(
        Object.entries(positions).map(([name, at]) => [
          name,
          at === undefined ? "" : (row.cells[at] ?? ""),
        ]),
      );
      const fault = (at: string, message: string, expected: string) =>
        list.add({ file, line, column: at, message, expected });
      rows.push({ line, cells, fault });
    });
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    list.add(...error.details.map((problem): Problem => ({ ...problem, file })));
  }
  return rows;
}
