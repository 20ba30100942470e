import { TABLES, type TableName, type TableRow } from "../../model/data-set.ts";
import { LinchpinError, type Problem } from "../../model/errors.ts";
import { tableFile } from "../../model/evidence-index.ts";
import { type Fault, faultsOf } from "../../model/zod-problems.ts";
import type { CheckedTable } from "../checks/check.ts";
import { type Column, columnsOf, parseCell } from "./columns.ts";
import { type CsvRecord, readCsv } from "./csv-records.ts";
import { type Header, readHeader } from "./header.ts";

/** A table as it was read, and where its rows stand. */
export interface TableRead<T extends TableName> extends CheckedTable<T> {
  /** Line of each row. */
  readonly lines: readonly number[];
  /** False if there is no such file. */
  readonly exists: boolean;
  /** Columns of the header, snake_case; none if they could not be read. */
  readonly header: readonly string[];
  readonly problems: readonly Problem[];
}

/** A table whose file is not there. */
export function absentTable<T extends TableName>(complete: boolean): TableRead<T> {
  return {
    rows: [],
    damaged: new Set(),
    lostIds: new Set(),
    complete,
    exists: false,
    lines: [],
    header: [],
    problems: [],
  };
}

/** Reads one CSV file of a data package; every cell at fault becomes a problem, none throws. */
export async function readTable<T extends TableName>(
  table: T,
  path: string,
): Promise<TableRead<T>> {
  const reader = new TableReader(table);
  try {
    await readCsv(path, tableFile(table), (record) => reader.take(record));
    reader.end();
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    reader.stop(error.details);
  }
  return reader.result() as TableRead<T>;
}

type Raw = Record<string, unknown>;

class TableReader {
  private readonly table: TableName;
  private readonly file: string;
  private readonly columns: readonly Column[];
  private header: Header | null = null;
  private readonly rows: unknown[] = [];
  private readonly lines: number[] = [];
  private readonly damaged = new Set<number>();
  private readonly lostIds = new Set<string>();
  private readonly problems: Problem[] = [];
  private complete = true;

  constructor(table: TableName) {
    this.table = table;
    this.file = tableFile(table);
    this.columns = columnsOf(table);
  }

  take(record: CsvRecord): void {
    if (this.header === null) {
      this.header = readHeader(record, this.columns, this.file);
      this.problems.push(...this.header.problems);
      return;
    }
    const { width, missing } = this.header;
    if (record.cells.length !== width) this.addRagged(record, width);
    else this.addRow(record, this.header, missing.length > 0);
  }

  end(): void {
    if (this.header !== null) return;
    this.complete = false;
    const expected = `the header ${this.columns.map(({ name }) => name).join(",")}`;
    this.problems.push({ file: this.file, line: 1, message: "the file is empty", expected });
  }

  stop(problems: readonly Problem[]): void {
    this.complete = false;
    this.problems.push(...problems);
  }

  result(): TableRead<TableName> {
    const { rows, lines, damaged, lostIds, complete, problems, header } = this;
    // Each row went through the table's own schema.
    const typed = rows as TableRow<TableName>[];
    const names = header?.columns.flatMap((column) => (column ? [column.name] : [])) ?? [];
    return {
      rows: typed,
      lines,
      damaged,
      lostIds,
      complete,
      exists: true,
      problems,
      header: names,
    };
  }

  private addRagged({ cells, line }: CsvRecord, width: number): void {
    this.lose(cells[0]);
    this.problems.push({
      file: this.file,
      line,
      message: `the row has ${cells.length} ${cells.length === 1 ? "cell" : "cells"}`,
      expected: `${width}, as the header has; is the file cut off or a comma not in quotes?`,
    });
  }

  private addRow({ cells, line }: CsvRecord, header: Header, lacksColumns: boolean): void {
    const raw: Raw = {};
    const unread = new Set<string>(header.missing);
    for (const [index, column] of header.columns.entries()) {
      if (!column) continue;
      const cell = parseCell(column, cells[index] ?? "");
      if ("value" in cell) raw[column.field] = cell.value;
      else {
        unread.add(column.field);
        this.report(line, column, cell.fault);
      }
    }
    this.keep(raw, line, unread, lacksColumns);
  }

  private keep(raw: Raw, line: number, unread: ReadonlySet<string>, lacksColumns: boolean): void {
    const schema = TABLES[this.table].row;
    const parsed = schema.safeParse(raw);
    if (parsed.success) {
      if (unread.size > 0 || lacksColumns) this.damaged.add(this.rows.length);
      this.lines.push(line);
      this.rows.push(parsed.data);
      return;
    }
    const faults = faultsOf(parsed.error, raw);
    this.reportFaults(faults, line, unread);
    const mended = { ...raw };
    for (const { path } of faults) delete mended[String(path[0])];
    const again = schema.safeParse(mended);
    if (again.success) {
      this.damaged.add(this.rows.length);
      this.lines.push(line);
      this.rows.push(again.data);
    } else this.lose(raw[this.columns[0]?.field ?? ""]);
  }

  private reportFaults(faults: readonly Fault[], line: number, unread: ReadonlySet<string>): void {
    for (const { path, message, expected } of faults) {
      const field = String(path[0]);
      if (unread.has(field)) continue; // was reported as unreadable, or the whole column is missing
      const column = this.columns.find((one) => one.field === field);
      const better = column?.type === "number" || column?.type === "integer";
      const why = better || expected === "text" ? (column?.expected ?? expected) : expected;
      this.problems.push({
        file: this.file,
        line,
        ...(column ? { column: column.name } : {}),
        message,
        expected: why,
      });
    }
  }

  private report(line: number, column: Column, message: string): void {
    const { name, expected } = column;
    this.problems.push({ file: this.file, line, column: name, message, expected });
  }

  private lose(id: unknown): void {
    if (typeof id === "string") this.lostIds.add(id);
  }
}
