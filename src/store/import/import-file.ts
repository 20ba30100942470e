import type { Problem } from "../../model/errors.ts";
import type { GraphKind } from "../../model/overview.ts";
import type { KeptFile } from "../kept/store.ts";

/** A file as a user hands it over. Its name is shown and never becomes a path. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a network can be brought in. */
export const IMPORT_FORMATS = [
  "network-document",
  "data-package",
  "edge-list",
  "gexf",
  "graphml",
  "graphology",
  "input-output-table",
  "trade-flows",
  "eto",
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A network that is sound, as it is kept. */
export interface ImportedGraph {
  readonly kind: GraphKind;
  readonly format: ImportFormat;
  readonly files: readonly KeptFile[];
  /** What was noted and is no fault. */
  readonly warnings: readonly Problem[];
}

/** A network, or every problem with it. */
export type ImportCheck =
  | { readonly graph: ImportedGraph }
  | { readonly graph: null; readonly problems: readonly Problem[] };

/** An import that failed. */
export function refused(...problems: readonly Problem[]): ImportCheck {
  return { graph: null, problems };
}

/** Text as bytes. */
export function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
