import { useMemo } from "react";
import { useViewState } from "../../app/view-state.ts";
import { activeFilters, filteredOut } from "../explore/filters.ts";
import { type Explore, useExplore } from "../explore/use-explore.ts";
import { FILTERED, matchingRows } from "./matching-rows.ts";
import type { RankedRow } from "./ranked-rows.ts";
import { type RankingQuery, useRanking } from "./use-ranking.ts";

export interface ShownRanking extends RankingQuery {
  /** Rows that the filters leave, in the order of the ranking. */
  readonly rows: readonly RankedRow[];
  /** Products that the filters leave out. */
  readonly out: ReadonlySet<string>;
  /** What the chips of the filters speak of; undefined: not here, or nothing is filtered. */
  readonly filtered: Explore | undefined;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The ranking that the address asks for, under the filters of the page. */
export function useShownRanking(): ShownRanking {
  const { state } = useViewState();
  const { by, for: sector, cols } = state;
  const query = useRanking({ by, sector, cols });
  const { explore } = useExplore();
  const isFiltered = FILTERED.has(by) && activeFilters(state).length > 0;
  const filtered = isFiltered ? explore : undefined;
  const out = useMemo(
    () => (filtered ? filteredOut(state, filtered.model, filtered.figures) : NOTHING),
    [filtered, state],
  );
  const apart = useMemo(
    () => (filtered ? filteredOut(state, filtered.model, filtered.figures, "maker") : NOTHING),
    [filtered, state],
  );
  const all = query.ranking?.rows;
  const rows = useMemo(
    () => matchingRows(all ?? [], { out: apart, makers: state.maker }),
    [all, apart, state.maker],
  );
  return { ...query, rows, out, filtered };
}
