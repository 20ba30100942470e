import { fileInfo } from "../store/file-info.ts";
import type { FirmFiles } from "../store/firm-check.ts";
import { firmFilesIn } from "../store/firm-folder.ts";
import { findFirmFolder } from "../store/graphs.ts";

/**
 * The files that EDGES stands for: an edge list, or a folder with `edges.csv` by its path or its name.
 * An edge list that is not there is told as such, not as a graph that is not there.
 * @returns null: the reference is a GRAPH
 */
export async function firmFilesOf(reference: string): Promise<FirmFiles | null> {
  const found = await fileInfo(reference);
  if (found?.isFile()) return /\.json$/i.test(reference) ? null : { edges: reference };
  if (!found && /\.(csv|parquet)$/i.test(reference)) return { edges: reference };
  const folder = await findFirmFolder(reference);
  return folder === null ? null : { folder, ...(await firmFilesIn(folder)) };
}
