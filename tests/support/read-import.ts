import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "../../src/model/errors.ts";
import type { ReadControl } from "../../src/store/bytes/read-records.ts";
import type { ImportedGraph } from "../../src/store/import/import-file.ts";
import { type ImportLimits, USUAL_LIMITS } from "../../src/store/import/import-limits.ts";
import { readImport as read } from "../../src/store/import/read-import.ts";

/** A file in memory. */
export interface BytesFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an import is, its files in memory. */
export type BytesCheck =
  | {
      readonly graph: Omit<ImportedGraph, "files"> & {
        readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
      };
    }
  | { readonly graph: null; readonly problems: readonly Problem[] };

/** Reads an import in a folder that is gone afterwards. */
export async function readImport(
  given: readonly BytesFile[],
  title: string | null = null,
  { limits = {}, ...control }: ReadControl & { readonly limits?: Partial<ImportLimits> } = {},
): Promise<BytesCheck> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin test-"));
  try {
    const setting = { folder, title, control, limits: { ...USUAL_LIMITS, ...limits } };
    const check = await read(given, setting);
    if (!check.graph) return check;
    const files = check.graph.files.map(async (file) => ({
      path: file.path,
      bytes: "bytes" in file ? file.bytes : await readFile(file.from),
    }));
    return { graph: { ...check.graph, files: await Promise.all(files) } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
