import { csvLine } from "../../csv-line.ts";
import { inPieces, type NetworkView, type ViewField } from "./network-view.ts";

/** A table as text, and what its columns hold. */
export interface TextTable {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** CSV after RFC 4180 with its header. */
  readonly pieces: Iterable<string>;
}
export type ColumnType = "text" | "number" | "integer" | "boolean";

/** The links of a network as a table: `source,target` and their attributes. */
export function edgeTable(view: NetworkView): TextTable {
  const columns = [textColumn("source"), textColumn("target"), ...view.edgeFields];
  function* lines() {
    yield header(columns);
    for (const { source, target, values } of view.edges()) {
      yield csvLine([source, target, ...values.map(cell)]);
    }
  }
  return { columns, pieces: inPieces(lines()) };
}

/** The nodes of a network as a table: `id` and their attributes. */
export function nodeTable(view: NetworkView): TextTable {
  const columns = [textColumn("id"), ...view.nodeFields];
  function* lines() {
    yield header(columns);
    for (const { id, values } of view.nodes()) yield csvLine([id, ...values.map(cell)]);
  }
  return { columns, pieces: inPieces(lines()) };
}

function textColumn(name: string): ViewField {
  return { name, type: "text" };
}

function header(columns: readonly ViewField[]): string {
  return csvLine(columns.map(({ name }) => name));
}

function cell(value: string | number | null): string {
  return value === null ? "" : String(value);
}
