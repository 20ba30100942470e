import type { DataSet } from "../../model/data-set.ts";
import type { Source } from "../../model/details.ts";

/** The source that an id names; one that the data set does not describe is its id. */
export function sourceOf({ tables }: DataSet, id: string | null): Source | null {
  if (id === null) return null;
  const known = tables.sources.find((source) => source.id === id);
  return known ? { ...known } : undescribedSource(id);
}

export function undescribedSource(id: string): Source {
  const unknown = { publisher: null, year: null, url: null, licence: null, accessed: null };
  return { id, citation: id, ...unknown, grade: null };
}
