import "../../../parts/search-box.css";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmSearch as Found } from "../../../../src/api/contract/firm-operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import { SearchIcon } from "../../../parts/icons.tsx";
import { useLanguage } from "../../../parts/use-names.ts";
import { countryName } from "./country-names.ts";
import { writeSelection } from "./firm-selection.ts";
import { useFirmSearch } from "./queries.ts";

interface Props {
  readonly onDone?: () => void;
  readonly isEager?: boolean;
}

const WAIT_MS = 120;

type Hit =
  | { readonly kind: "firm"; readonly firm: Found["items"][number] }
  | { readonly kind: "group"; readonly group: Found["groups"][number] };

/** Finds any firm of the network, and industries and countries; the server looks through all names. */
export function FirmSearch({ onDone, isEager = false }: Props) {
  const { t } = useTranslation("firms");
  const { go } = useViewState();
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [asked] = useDebouncedValue(query, WAIT_MS);
  const answer = useFirmSearch(asked);
  useFocusKey(input, isEager);
  const isAsked = isOpen && query.trim() !== "";
  const data = isAsked ? answer.data : undefined;
  const hits: readonly Hit[] = data
    ? [
        ...data.groups.map((group) => ({ kind: "group", group }) as const),
        ...data.items.map((firm) => ({ kind: "firm", firm }) as const),
      ]
    : [];
  const leave = () => {
    setQuery("");
    setOpen(false);
    onDone?.();
  };
  const choose = (hit: Hit) => {
    if (hit.kind === "firm")
      go("explore", { sel: writeSelection({ kind: "firm", id: hit.firm.id }) });
    else {
      const { id, grouping } = hit.group;
      go("explore", { group: grouping, sel: writeSelection({ kind: "group", id }) });
    }
    input.current?.blur();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const active = hits[place];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (hits.length > 0) setPlace((place + step + hits.length) % hits.length);
    } else if (event.key === "Enter" && active && asked === query) {
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
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(hits[place] ? { "aria-activedescendant": `${listId}-${place}` } : {})}
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
      {data && hits.length > 0 && (
        <Results
          id={listId}
          hits={hits}
          place={place}
          left={data.found - data.items.length}
          onChoose={choose}
        />
      )}
      {data && hits.length === 0 && asked === query && (
        <div className="search-results search-nothing">{t("search.nothing")}</div>
      )}
      <span className="sr-only" role="status">
        {data ? t("search.found", { count: data.found + data.groups.length }) : ""}
      </span>
    </search>
  );
}

interface ResultsProps {
  readonly id: string;
  readonly hits: readonly Hit[];
  readonly place: number;
  readonly left: number;
  readonly onChoose: (hit: Hit) => void;
}

function Results({ id, hits, place, left, onChoose }: ResultsProps) {
  const { t } = useTranslation("firms");
  const language = useLanguage();
  const wordsOf = (hit: Hit): readonly [name: string, beside: string] => {
    if (hit.kind === "firm") {
      const { industry, country } = hit.firm;
      const where = country === null ? null : countryName(country, language);
      return [hit.firm.id, [industry, where].filter((part) => part !== null).join(" · ")];
    }
    const { id: name, grouping } = hit.group;
    const shown = grouping === "country" ? countryName(name, language) : name;
    return [shown, t(`crumb.${grouping}`)];
  };
  return (
    <div className="search-results" id={id} role="listbox" aria-label={t("search.results")}>
      {hits.map((hit, at) => {
        const [name, beside] = wordsOf(hit);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the search box
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search box
          <div
            key={`${hit.kind} ${name}`}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === place}
            className={at === place ? "search-option is-active" : "search-option"}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
          >
            <span className="search-name">{name}</span>
            <span className="quiet">{beside}</span>
          </div>
        );
      })}
      {left > 0 && (
        <div className="search-group" role="presentation">
          {t("search.more", { count: left })}
        </div>
      )}
    </div>
  );
}

/** Slash moves the focus into the box, unless the reader is typing somewhere else. */
function useFocusKey(input: React.RefObject<HTMLInputElement | null>, isEager: boolean): void {
  useEffect(() => {
    if (isEager) input.current?.focus();
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches("input, textarea, select");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input, isEager]);
}
