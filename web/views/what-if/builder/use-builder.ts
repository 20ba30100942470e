import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { GraphOverviewResponse } from "../../../../src/api/contract/operations.ts";
import { useChosenViewpoint, useGraph } from "../../../app/shown-data-set.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import { abroad } from "../cut-of-target.ts";
import type { Scenario } from "../shown-scenario.ts";
import type { WordContext } from "./cut-words.ts";

/** What every part of the builder works with. */
export interface Builder {
  readonly scenario: Scenario;
  readonly edit: (scenario: Scenario) => void;
  readonly graph: GraphOverviewResponse;
  /** Codes of the home as it is chosen. */
  readonly home: readonly string[];
  readonly words: WordContext;
}

/** How cuts are told in the language of the page; undefined until the data set is here. */
export function useWordContext(): WordContext | undefined {
  const { t } = useTranslation("whatIf");
  const names = useNames();
  const language = useLanguage();
  const graph = useGraph().data;
  const viewpoint = useChosenViewpoint();
  return useMemo(() => {
    if (!names || !graph || !viewpoint) return undefined;
    return { names, language, t, abroad: new Set(abroad(viewpoint, graph)) };
  }, [names, language, t, graph, viewpoint]);
}
