import type { Config } from "../config/read-config.ts";

/** How much an import may be: what is above is refused, with what it was and what was expected. */
export interface ImportLimits {
  /** Bytes of a file, and of all files of an archive together. */
  readonly bytes: number;
  /** Files handed over together, or in an archive. */
  readonly files: number;
  /** Bytes of a document (GEXF, GraphML, JSON): it has to be in memory as a whole. */
  readonly documentBytes: number;
  /** Nodes: firms, countries or products. */
  readonly nodes: number;
  readonly links: number;
}

const MEGABYTE = 1024 * 1024;

/** As the settings have them. */
export function importLimits({
  uploadMegabytes,
  documentMegabytes,
  importNodes,
  importLinks,
}: Pick<
  Config,
  "uploadMegabytes" | "documentMegabytes" | "importNodes" | "importLinks"
>): ImportLimits {
  return {
    bytes: uploadMegabytes * MEGABYTE,
    files: USUAL_LIMITS.files,
    documentBytes: documentMegabytes * MEGABYTE,
    nodes: importNodes,
    links: importLinks,
  };
}

/** What holds if no setting says otherwise. */
export const USUAL_LIMITS: ImportLimits = {
  bytes: 2048 * MEGABYTE,
  files: 500,
  documentBytes: 256 * MEGABYTE,
  nodes: 20_000_000,
  links: 100_000_000,
};

/** Bytes as messages say them. */
export function megabytes(bytes: number): string {
  const count = bytes / MEGABYTE;
  return `${count >= 10 || Number.isInteger(count) ? Math.round(count) : count.toFixed(1)} MB`;
}
