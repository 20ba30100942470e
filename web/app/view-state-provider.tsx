import { type ReactNode, useMemo } from "react";
import { useLocation } from "react-router";
import { checkAddress } from "./address-check.ts";
import { useGraphIdOf, useGraphOf, useGraphs } from "./data-set-queries.ts";
import { ShownDataSet } from "./shown-data-set.ts";
import { useShared } from "./use-shared.ts";
import { ShownAddress } from "./view-state.ts";
import { readAddress } from "./view-state-address.ts";
import { viewpointOf } from "./viewpoint.ts";

/**
 * Reads the address, checks it against the data set that is shown, and hands both to the page,
 * once for all its parts.
 */
export function ViewStateProvider({ children }: { readonly children: ReactNode }) {
  const { search, state: passed } = useLocation();
  const asked = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const graphs = useGraphs().data;
  const id = useGraphIdOf(asked.state.g);
  const { data, error, isError, isSuccess, isPlaceholderData, refetch } = useGraphOf(id);
  const graph = isPlaceholderData ? undefined : data;
  const nowhere = nowhereOf(passed);
  const checked = useMemo(() => {
    const known = { graphs: graphs?.items.map((one) => one.id), graph };
    const { state, notes } = checkAddress(asked, known);
    return { state, notes: nowhere ? [{ key: "", text: nowhere }, ...notes] : notes };
  }, [asked, graphs, graph, nowhere]);
  const read = useShared(checked);
  const viewpoint = useShared(graph && viewpointOf(read.state, graph));
  const shown = useMemo(() => {
    return {
      id,
      viewpoint,
      graph: { data, error, isError, isSuccess, isPlaceholderData, refetch },
    };
  }, [id, viewpoint, data, error, isError, isSuccess, isPlaceholderData, refetch]);
  return (
    <ShownDataSet value={shown}>
      <ShownAddress value={read}>{children}</ShownAddress>
    </ShownDataSet>
  );
}

/** The path that led nowhere, if the page was reached over one. */
function nowhereOf(passed: unknown): string | null {
  if (typeof passed !== "object" || passed === null || !("nowhere" in passed)) return null;
  return typeof passed.nowhere === "string" ? passed.nowhere : null;
}
