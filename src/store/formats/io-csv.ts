import { completeTable } from "../../engine/build/input-output-table.ts";
import { LinchpinError } from "../../model/errors.ts";
import type { InputOutputTable } from "../../model/input-output.ts";
import { type CsvRecord, readCsv } from "../packages/csv-records.ts";
import { ProblemList } from "../problem-list.ts";
import type { TableCheck } from "./input-output-table.ts";
import {
  FINAL_USE_COLUMN,
  type IoHeader,
  readIoHeader,
  specialRow,
  TOTAL_COLUMN,
} from "./io-csv-header.ts";

/** Reads an input-output table as CSV in the layout of the OECD's; none of its faults throws. */
export async function checkIoCsv(path: string, file: string): Promise<TableCheck> {
  const reader = new IoCsvReader(file);
  try {
    await readCsv(path, file, (record) => reader.take(record));
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    reader.problems.add(...error.details);
    return { table: null, problems: reader.problems.list() };
  }
  return reader.end();
}

class IoCsvReader {
  readonly problems: ProblemList;
  private readonly file: string;
  private header: IoHeader | null = null;
  private rows: Rows | null = null;
  private readonly lines = new Map<string, number>();
  private readonly columns: string[] = [];
  private hasTaxes = false;
  private outputRow: { readonly line: number; readonly cells: Float64Array } | null = null;

  constructor(file: string) {
    this.file = file;
    this.problems = new ProblemList([file]);
  }

  take(record: CsvRecord): void {
    if (!this.header) {
      this.header = readIoHeader(record, this.file);
      this.problems.add(...this.header.problems);
      this.rows = new Rows(this.header.labels.length);
      this.columns.push(...this.header.names);
      return;
    }
    this.addRow(record, this.header);
  }

  /** The table, if all rows were there and sound. */
  end(): TableCheck {
    const { header, rows, file, problems } = this;
    if (!header || !rows) {
      const expected = "a header of labels and one row for each";
      problems.add({ file, line: 1, message: "the file is empty", expected });
      return { table: null, problems: problems.list() };
    }
    for (const label of header.labels.filter((name) => !this.lines.has(name))) {
      const expected = "one row for each label of the header";
      problems.add({ file, column: label, message: "the column has no row", expected });
    }
    if (problems.hasErrors) return { table: null, problems: problems.list() };
    const hasUses = header.roles.includes(FINAL_USE_COLUMN);
    const notes = this.hasTaxes
      ? ["value added counts taxes less subsidies on products: 1 less all inputs of a unit"]
      : [];
    const output = header.roles.includes(TOTAL_COLUMN)
      ? rows.total
      : (this.outputRow?.cells ?? null);
    const { table, imbalances } = completeTable({
      labels: header.labels,
      flows: rows.flows(),
      finalDemand: hasUses ? rows.finalDemand : null,
      output,
      year: null,
      notes,
    });
    for (const { at, message, expected } of imbalances) {
      const line = this.lines.get(header.labels[at] ?? "") ?? 1;
      problems.add({ file, line, message, expected });
    }
    this.compareOutputs(table);
    return { table: problems.hasErrors ? null : table, problems: problems.list() };
  }

  /** The row and the column of outputs say the same thing twice. */
  private compareOutputs({ labels, output }: InputOutputTable): void {
    const { outputRow, file, problems } = this;
    if (!outputRow) return;
    for (const [at, stated] of outputRow.cells.entries()) {
      const found = output[at] ?? 0;
      const size = Math.max(Math.abs(stated), Math.abs(found));
      if (Math.abs(stated - found) <= 0.01 * size) continue;
      const message = `output is ${stated}, in its own row ${found}`;
      const { line } = outputRow;
      problems.add({ file, line, column: labels[at] ?? "", message, expected: "the same twice" });
    }
  }

  private addRow({ cells, line }: CsvRecord, header: IoHeader): void {
    const { file, problems } = this;
    const label = (cells[0] ?? "").trim();
    if (cells.length !== header.names.length + 1) {
      const message = `the row has ${cells.length} ${cells.length === 1 ? "cell" : "cells"}`;
      const expected = `${header.names.length + 1}, as the header has`;
      problems.add({ file, line, message, expected });
      if (header.labels.includes(label)) this.lines.set(label, line);
      return;
    }
    const at = this.indexOf(label, header);
    const special = at < 0 ? specialRow(label) : null;
    if (at < 0 && special === null) {
      const message = label === "" ? "the row has no label" : `"${label}" is no column`;
      const expected = "a label of the header, or VA, TLS, OUT";
      problems.add({ file, line, message, expected });
      return;
    }
    if (this.lines.has(label)) {
      const message = `"${label}" has a row on line ${this.lines.get(label)}, too`;
      problems.add({ file, line, message, expected: "one row for each label" });
      return;
    }
    this.lines.set(label, line);
    const amounts = this.amounts(cells, line, header, special === null);
    if (special === null) this.rows?.add(at, amounts, header.roles);
    else if (special === "output") {
      const outputs = amounts.filter((_, column) => (header.roles[column] ?? -1) >= 0);
      this.outputRow = { line, cells: outputs };
    } else this.hasTaxes ||= special === "taxes" && amounts.some((amount) => amount !== 0);
  }

  private readonly places = new Map<string, number>();

  private indexOf(label: string, { labels }: IoHeader): number {
    if (this.places.size === 0)
      for (const [at, name] of labels.entries()) this.places.set(name, at);
    return this.places.get(label) ?? -1;
  }

  private amounts(
    cells: readonly string[],
    line: number,
    { roles, names }: IoHeader,
    isLabel: boolean,
  ): Float64Array {
    const { file, problems } = this;
    const amounts = new Float64Array(names.length);
    for (let at = 0; at < names.length; at++) {
      const cell = cells[at + 1] ?? "";
      const amount = Number(cell);
      const isBuyer = (roles[at] ?? -1) >= 0;
      const isCost = isLabel && isBuyer;
      // Below the labels final uses have nothing to say: some editions leave them empty.
      const isAmount = Number.isFinite(amount) && (cell.trim() !== "" || !(isLabel || isBuyer));
      if (isAmount && !(isCost && amount < 0)) {
        amounts[at] = amount;
        continue;
      }
      const message = cell.trim() === "" ? "is empty" : `is ${cell.trim().slice(0, 40)}`;
      const expected = isCost ? "an amount, 0 or more" : "an amount";
      problems.add({ file, line, column: names[at] ?? "", message, expected });
    }
    return amounts;
  }
}

/** Rows as they come, in the order of the file; cells of 0 take no room. */
class Rows {
  readonly finalDemand: Float64Array;
  readonly total: Float64Array;
  private readonly n: number;
  private readonly byLabel: { targets: Uint32Array; weights: Float64Array }[] = [];

  constructor(n: number) {
    this.n = n;
    this.finalDemand = new Float64Array(n);
    this.total = new Float64Array(n);
  }

  add(label: number, amounts: Float64Array, roles: readonly number[]): void {
    const targets: number[] = [];
    const weights: number[] = [];
    let demand = 0;
    for (const [column, amount] of amounts.entries()) {
      const role = roles[column] ?? -1;
      if (role === FINAL_USE_COLUMN) demand += amount;
      else if (role === TOTAL_COLUMN) this.total[label] = amount;
      else if (role >= 0 && amount !== 0) {
        targets.push(role); // labels are numbered in the order of their columns
        weights.push(amount);
      }
    }
    this.finalDemand[label] = demand;
    this.byLabel[label] = {
      targets: Uint32Array.from(targets),
      weights: Float64Array.from(weights),
    };
  }

  flows(): InputOutputTable["flows"] {
    const { n, byLabel } = this;
    const offsets = new Uint32Array(n + 1);
    for (let i = 0; i < n; i++) {
      offsets[i + 1] = (offsets[i] ?? 0) + (byLabel[i]?.targets.length ?? 0);
    }
    const targets = new Uint32Array(offsets[n] ?? 0);
    const weights = new Float64Array(offsets[n] ?? 0);
    for (const [i, row] of byLabel.entries()) {
      targets.set(row.targets, offsets[i]);
      weights.set(row.weights, offsets[i]);
    }
    return { n, offsets, targets, weights };
  }
}
