import { listGraphs } from "../store/graphs.ts";
import { openStore, storePlace } from "../store/kept/open-store.ts";
import type { Store } from "../store/kept/store.ts";
import type { Io } from "./io.ts";

/**
 * Works on what users keep, and lets go of it: a server may want it next.
 * @throws StorageError `storage_failed`, such as while a server holds the DuckDB file
 */
export async function withStore<T>(
  { env, err }: Io,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const shipped = async () => (await listGraphs()).map(({ id }) => id);
  const log = (line: string) => err(`${line}\n`);
  const store = openStore(storePlace(env), { shipped, log });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
