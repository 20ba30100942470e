import { useCallback } from "react";
import { useNavigate } from "react-router";
import { useChosenViewpoint, useGraph } from "../../app/shown-data-set.ts";
import { readAddress, writeAddress } from "../../app/view-state-address.ts";
import { cutOfTarget } from "./cut-of-target.ts";
import { writeScenarioText } from "./slots/scenario-text.ts";

/**
 * Opens What if with the cut of a target as scenario A, in place of what stood there.
 * @returns what a button or key calls; nothing happens before the data set is here
 */
export function useOpenWhatIf(): (target: string) => void {
  const navigate = useNavigate();
  const viewpoint = useChosenViewpoint();
  const graph = useGraph().data;
  return useCallback(
    (target: string) => {
      if (!viewpoint || !graph) return;
      const scenario = cutOfTarget(target, viewpoint, graph);
      const params = new URLSearchParams(window.location.search);
      const { state } = readAddress(params);
      const empty = { a: null, b: null, c: null, d: null, day: null, show: "a" } as const;
      const search = writeAddress({ ...state, ...empty }, params).toString();
      void navigate({ pathname: "/what-if", search, hash: `#a=${writeScenarioText(scenario)}` });
    },
    [navigate, viewpoint, graph],
  );
}
