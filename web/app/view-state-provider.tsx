import { type ReactNode, useMemo } from "react";
import { useLocation } from "react-router";
import { checkAddress } from "./address-check.ts";
import { useGraphIdOf, useGraphOf, useGraphs } from "./data-set-queries.ts";
import { ShownAddress } from "./view-state.ts";
import { readAddress } from "./view-state-address.ts";

/** Reads the address, checks it against the data set that is shown, and hands it to the page. */
export function ViewStateProvider({ children }: { readonly children: ReactNode }) {
  const { search, state: passed } = useLocation();
  const asked = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const graphs = useGraphs().data;
  const answer = useGraphOf(useGraphIdOf(asked.state.g));
  const graph = answer.isPlaceholderData ? undefined : answer.data;
  const nowhere = nowhereOf(passed);
  const read = useMemo(() => {
    const known = { graphs: graphs?.items.map(({ id }) => id), graph };
    const { state, notes } = checkAddress(asked, known);
    return { state, notes: nowhere ? [{ key: "", text: nowhere }, ...notes] : notes };
  }, [asked, graphs, graph, nowhere]);
  return <ShownAddress value={read}>{children}</ShownAddress>;
}

/** The path that led nowhere, if the page was reached over one. */
function nowhereOf(passed: unknown): string | null {
  if (typeof passed !== "object" || passed === null || !("nowhere" in passed)) return null;
  return typeof passed.nowhere === "string" ? passed.nowhere : null;
}
