import type { MessagePort } from "node:worker_threads";
import { type CarriedFault, faultToCarry } from "../../model/carried-fault.ts";
import { LinchpinError } from "../../model/errors.ts";
import type { ReadProgress } from "../bytes/read-records.ts";
import type { ImportCheck, ImportFile } from "./import-file.ts";
import type { ImportLimits } from "./import-limits.ts";
import { readImport } from "./read-import.ts";

/** Files as they are sent to a thread. */
export interface ImportJob {
  readonly files: readonly ImportFile[];
  readonly title: string | null;
  /** An empty folder of this import alone. */
  readonly folder: string;
  readonly limits?: ImportLimits;
}

/** The same with a way to say how far it is. */
export interface WatchedJob extends ImportJob {
  readonly port: MessagePort | null;
}

/** What an import is, or why it could not be looked at. */
export type ImportOutcome = ImportCheck | { readonly fault: CarriedFault };

/** Reads one import. Runs in a worker thread: nobody knows how much work files are. */
export async function importFiles({ files, port, ...setting }: WatchedJob): Promise<ImportOutcome> {
  try {
    const control = port ? { onProgress: (far: ReadProgress) => port.postMessage(far) } : {};
    return await readImport(files, { ...setting, control });
  } catch (error) {
    if (error instanceof LinchpinError) return { fault: faultToCarry(error) };
    throw error;
  } finally {
    port?.close();
  }
}
