import { useViewState } from "../../app/view-state.ts";
import { SelectionPanel } from "../panel/selection-panel.tsx";

/** Explore: the graph in tiers from ore to sector, and the panel of what is selected. */
export function ExploreView() {
  const { state } = useViewState();
  return <div className="explore">{state.sel ? <SelectionPanel /> : null}</div>;
}
