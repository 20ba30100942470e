import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useChosenViewpoint, useGraph } from "../../../../app/shown-data-set.ts";
import { readAddress, writeAddress } from "../../../../app/view-state-address.ts";
import type { Letter } from "../../shown-scenario.ts";
import { readSlots, writeSlots } from "../../slots/slots-address.ts";
import { scenarioOfTargets } from "./worst-scenario.ts";

/** Puts the cut of several targets into a place as a scenario of the reader's own. */
export function useUseTargets(): (letter: Letter, targets: readonly string[]) => void {
  const navigate = useNavigate();
  const viewpoint = useChosenViewpoint();
  const graph = useGraph().data;
  const { i18n } = useTranslation("watch");
  return useCallback(
    (letter, targets) => {
      if (!viewpoint || !graph) return;
      const count = targets.length;
      const scenario = scenarioOfTargets(targets, viewpoint, graph, {
        name: i18n.getFixedT("en", "watch")("worst.name", { count }),
        nameJa: i18n.getFixedT("ja", "watch")("worst.name", { count }),
      });
      const params = new URLSearchParams(window.location.search);
      const { state } = readAddress(params);
      const { contents } = readSlots(state, window.location.hash);
      const { ids, hash } = writeSlots({ ...contents, [letter]: { scenario } });
      const search = writeAddress({ ...state, ...ids, show: letter }, params).toString();
      void navigate({ search, hash });
    },
    [navigate, viewpoint, graph, i18n],
  );
}
