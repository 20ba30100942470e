import { useState } from "react";
import { useLanguage } from "../../parts/use-names.ts";
import { useGraphs } from "../data-set-queries.ts";
import { useGraphId } from "../shown-data-set.ts";
import { useViewState } from "../view-state.ts";
import { DEFAULT_STATE } from "../view-state-address.ts";

/** A data set as a menu shows it. */
export interface ShownDataSet {
  readonly id: string;
  readonly title: string;
  /** A user brought it. */
  readonly isOwn: boolean;
}

/** All data sets, the one that is shown, how to open another, and which one is about to be removed. */
export function useDataSets() {
  const { state, set } = useViewState();
  const list = useGraphs().data;
  const id = useGraphId();
  const language = useLanguage();
  const [removed, setRemoved] = useState<ShownDataSet | null>(null);
  const all = (list?.items ?? []).map(
    ({ id: of, titleEn, titleJa, imported }): ShownDataSet => ({
      id: of,
      title: language === "ja" ? (titleJa ?? titleEn) : titleEn,
      isOwn: imported,
    }),
  );
  const open = (next: string) => {
    const { lang, theme } = state;
    set({ ...DEFAULT_STATE, lang, theme, g: next === list?.first ? null : next });
  };
  const first = list?.first ?? null;
  return { all, shown: all.find((graph) => graph.id === id), first, open, removed, setRemoved };
}
