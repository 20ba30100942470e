import { environment } from "../../model/environment.ts";
import { StorageError } from "../../model/errors.ts";
import { KeptId } from "../../model/kept-id.ts";
import { openStore, storePlace } from "./open-store.ts";

/** What was found of a name among the graphs that users brought. */
export interface FoundGraph {
  /** Where its files lie; null: there is none. */
  readonly path: string | null;
  /** Ids of all that users brought. */
  readonly names: readonly string[];
}

/**
 * Looks for a graph that a user brought, for those who have no store open: opens it, and lets go of it.
 * @throws StorageError `storage_failed`, if the name may be one
 */
export async function findKeptGraph(id: string): Promise<FoundGraph> {
  const store = openStore(storePlace(environment()), {
    log: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const graphs = await store.graphs.list();
    const found = graphs.find((graph) => graph.id === id);
    await found?.ready();
    return { path: found?.path ?? null, names: graphs.map((graph) => graph.id) };
  } catch (error) {
    if (!(error instanceof StorageError) || KeptId.safeParse(id).success) throw error;
    return { path: null, names: [] };
  } finally {
    await store.close();
  }
}
