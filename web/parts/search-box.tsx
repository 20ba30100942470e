import "./parts.css";
import "./search-box.css";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../app/shown-data-set.ts";
import { useViewState } from "../app/view-state.ts";
import { SearchIcon } from "./icons.tsx";
import { type SearchEntry, type SearchGroup, searchEntries, searchGraph } from "./search-index.ts";
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}

/** Slash moves the focus into the box, unless the reader is typing somewhere else. */
function useSlash(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input]);
}

/** Finds products, makers, firms, countries and sources, in both languages and by synonyms. */
export function SearchBox({ onDone, only, without, onChoose, isEager = false }: Props) {
  const { t } = useTranslation("words");
  const graph = useGraph().data;
  const { set } = useViewState();
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  useSlash(input);
  useEffect(() => {
    if (isEager) input.current?.focus();
  }, [isEager]);

  const entries = useMemo(() => {
    const all = graph ? searchEntries(graph) : [];
    return all.filter(({ group }) => group !== without && (!only || group === only));
  }, [graph, only, without]);
  const hits = useMemo(() => searchGraph(entries, query), [entries, query]);
  const flat = useMemo(() => hits.flatMap((group) => group.entries), [hits]);
  const active = flat[place];
  const isAsked = isOpen && query.trim() !== "";
  const optionId = (entry: SearchEntry) => `${listId}-${flat.indexOf(entry)}`;

  const leave = () => {
    setQuery("");
    setOpen(false);
    onDone?.();
  };
  const choose = (entry: SearchEntry) => {
    if (onChoose) onChoose(entry.target);
    else set({ sel: entry.target, to: null });
    input.current?.blur();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      if (flat.length > 0) setPlace((place + step + flat.length) % flat.length);
    } else if (event.key === "Enter" && isAsked && active) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (query === "") input.current?.blur();
      leave();
    }
  };

  return (
    <search className="search-box">
      <SearchIcon />
      <input
        ref={input}
        role="combobox"
        aria-label={t("search.placeholder")}
        aria-expanded={isAsked && flat.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(isAsked && active ? { "aria-activedescendant": optionId(active) } : {})}
        placeholder={t("search.placeholder")}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setPlace(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden>/</kbd>
      {isAsked && flat.length > 0 && (
        <SearchResults id={listId} {...{ hits, active, optionId }} onChoose={choose} />
      )}
      {isAsked && flat.length === 0 && (
        <div className="search-results search-nothing">{t("search.nothing")}</div>
      )}
      <span className="sr-only" role="status">
        {isAsked ? t("search.found", { count: flat.length }) : ""}
      </span>
    </search>
  );
}
