import { useViewState } from "../../app/view-state.ts";
import { SaveMenu } from "./save-menu.tsx";
import { useShownRanking } from "./use-shown-ranking.ts";

/** Saves the ranking that is shown; nothing before there is one. */
export function RankingSave() {
  const { by } = useViewState().state;
  const { ranking, rows } = useShownRanking();
  return ranking ? <SaveMenu by={by} rows={rows} ranking={ranking} /> : null;
}
