import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DataSet } from "../model/data-set.ts";
import { LinchpinError, NotFoundError } from "../model/errors.ts";

/** Where graphs come from; the store's, or a test's. */
export interface GraphSource {
  listGraphs(): Promise<readonly { id: string; path: string }[]>;
  loadGraph(path: string): Promise<DataSet>;
}

/** Graphs by id, read when first asked for and again when their files change. */
export interface GraphCache {
  list(): Promise<readonly { id: string; path: string }[]>;
  /**
   * @throws NotFoundError `graph_not_found`
   * @throws InvalidInputError `invalid_data` with every fault of the data set
   */
  find(id: string): Promise<DataSet>;
}

export function createGraphCache({ listGraphs, loadGraph }: GraphSource): GraphCache {
  const loaded = new Map<string, { stamp: string; data: Promise<DataSet> }>();
  const read = async (path: string): Promise<DataSet> => {
    const stamp = await fingerprint(path);
    const known = loaded.get(path);
    if (known?.stamp === stamp) return known.data;
    const data = loadGraph(path);
    loaded.set(path, { stamp, data });
    try {
      return await data;
    } catch (error) {
      // A fault in the files stays until they change; any other may be gone the next time.
      if (!(error instanceof LinchpinError) && loaded.get(path)?.data === data) loaded.delete(path);
      throw error;
    }
  };
  return {
    list: () => listGraphs(),
    async find(id) {
      // Only what is listed: an id from an address never becomes a path.
      const graphs = await listGraphs();
      const entry = graphs.find((graph) => graph.id === id);
      if (!entry)
        throw new NotFoundError("graph_not_found", `there is no graph "${id}"`, {
          details: [
            {
              pointer: "{id}",
              message: `there is no graph "${id}"`,
              expected: `one of ${graphs.map((graph) => graph.id).join(", ") || "(none)"}`,
            },
          ],
        });
      const data = await read(entry.path);
      return data.id === id ? data : { ...data, id }; // addressed by the name it is listed under
    },
  };
}

/** Changes whenever a file below the path is added, removed, resized or touched. */
async function fingerprint(path: string): Promise<string> {
  const self = await stat(path).catch(() => null);
  if (!self) return "gone"; // the store says so in better words
  if (!self.isDirectory()) return `${self.mtimeMs} ${self.size}`;
  const names = (await readdir(path, { recursive: true })).sort();
  const marks = await Promise.all(
    names.map(async (name) => {
      const file = await stat(join(path, name)).catch(() => null);
      return file?.isFile() ? `${name} ${file.mtimeMs} ${file.size}` : "";
    }),
  );
  return marks.join("\n");
}
