import type { Problem } from "../../model/errors.ts";
import type { GraphKind } from "../../model/overview.ts";
import type { FileContent, KeptFile } from "../kept/store.ts";

/** A file as a user hands it over. Its name is shown and never becomes a path; `from` is the program's own. */
export type ImportFile = FileContent & { readonly name: string };

/** A file that lies on disk to be read; its name in problems is the user's. */
export interface LaidOut {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
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
  /** Some lie in the folder that the import was read in: they have to be kept before it goes. */
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
