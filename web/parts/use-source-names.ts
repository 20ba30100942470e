import { useMemo } from "react";
import { useGraph } from "../app/shown-data-set.ts";

/** Citation by source id. */
export function useSourceNames(): ReadonlyMap<string, string> {
  const graph = useGraph().data;
  return useMemo(
    () => new Map((graph?.sources ?? []).map(({ id, citation }) => [id, citation])),
    [graph],
  );
}
