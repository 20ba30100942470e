import { compareIds } from "../../model/ids.ts";
import { type GraphEntry, listGraphs, SHIPPED_GRAPHS } from "../graphs.ts";
import type { KeptGraph, Store } from "./store.ts";

/** A graph of either kind; the files of one that a user brought are there once it is ready. */
export type AnyGraph = GraphEntry & Partial<Pick<KeptGraph, "ready">>;

/**
 * The graphs that ship with the program and those that users brought, by id; of one id the shipped one.
 * @throws StorageError `storage_failed`
 */
export async function listShippedAndKept(
  { graphs }: Pick<Store, "graphs">,
  folder = SHIPPED_GRAPHS,
): Promise<AnyGraph[]> {
  const shipped = await listGraphs(folder);
  const ids = new Set(shipped.map(({ id }) => id));
  const kept = (await graphs.list()).filter(({ id }) => !ids.has(id));
  const imported = kept.map((graph) => ({ ...graph, imported: true }));
  return [...shipped, ...imported].sort((a, b) => compareIds(a.id, b.id));
}
