import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../app/shown-data-set.ts";
import { useViewState } from "../app/view-state.ts";
import { SearchField } from "./search-field.tsx";
import { type SearchGroup, searchEntries, searchGraph } from "./search-index.ts";
import { SearchResults } from "./search-results.tsx";

interface Props {
  /** Called when something was chosen or the search was left with Escape. */
  readonly onDone?: () => void;
  /** Finds things of this group alone. */
  readonly only?: SearchGroup;
  /** Leaves this group out. */
  readonly without?: SearchGroup;
  /** What is done with what was chosen; by default it is selected. */
  readonly onChoose?: (target: string) => void;
  /** Take the focus at once, where the box was opened by a button. */
  readonly isEager?: boolean;
}

/** Finds products, makers, firms, countries and sources, in both languages and by synonyms. */
export function SearchBox({ onDone, only, without, onChoose, isEager }: Props) {
  const { t } = useTranslation("words");
  const graph = useGraph().data;
  const { set } = useViewState();
  const [query, setQuery] = useState("");
  const entries = useMemo(() => {
    const all = graph ? searchEntries(graph) : [];
    return all.filter(({ group }) => group !== without && (!only || group === only));
  }, [graph, only, without]);
  const groups = useMemo(() => searchGraph(entries, query), [entries, query]);
  const hits = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  return (
    <SearchField
      {...{ query, hits, onDone, isEager }}
      onQuery={setQuery}
      isAnswered
      words={{
        placeholder: t("search.placeholder"),
        nothing: t("search.nothing"),
        found: t("search.found", { count: hits.length }),
      }}
      list={(list) => <SearchResults groups={groups} list={list} />}
      onChoose={({ target }) => (onChoose ? onChoose(target) : set({ sel: target, to: null }))}
    />
  );
}
