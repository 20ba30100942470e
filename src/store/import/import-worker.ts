import type { ImportCheck, ImportFile } from "./import-file.ts";
import { readImport } from "./read-import.ts";

/** Files as they are sent to a thread. */
export interface ImportJob {
  readonly files: readonly ImportFile[];
  readonly title: string | null;
}

/** Reads one import. Runs in a worker thread: nobody knows how much work files are. */
export function importFiles({ files, title }: ImportJob): Promise<ImportCheck> {
  return readImport(files, title);
}
