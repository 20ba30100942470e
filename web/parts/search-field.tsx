import "./parts.css";
import "./search-box.css";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { SearchIcon } from "./icons.tsx";

/** What a list of hits needs to be pointed into from the field. */
export interface HitList<Hit> {
  readonly id: string;
  readonly active: Hit | undefined;
  readonly optionId: (hit: Hit) => string;
  readonly choose: (hit: Hit) => void;
}

interface Props<Hit> {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What was found, in the order in which the arrows go through it. */
  readonly hits: readonly Hit[];
  /** Whether the hits are those of the query: not while an answer is on its way. */
  readonly isAnswered: boolean;
  readonly words: {
    readonly placeholder: string;
    readonly nothing: string;
    /** How much was found, spoken. */
    readonly found: string;
  };
  readonly list: (list: HitList<Hit>) => ReactNode;
  readonly onChoose: (hit: Hit) => void;
  /** Called when something was chosen or the search was left with Escape. */
  readonly onDone?: (() => void) | undefined;
  /** Take the focus at once, where the field was opened by a button. */
  readonly isEager?: boolean | undefined;
}

/** A field with a list of hits below it: arrows, Enter, Escape; slash brings the focus here. */
export function SearchField<Hit>(props: Props<Hit>) {
  const { query, onQuery, hits, isAnswered, words, list, onChoose, onDone, isEager } = props;
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  useSlash(input);
  useEffect(() => {
    if (isEager) input.current?.focus();
  }, [isEager]);
  const isAsked = isOpen && query.trim() !== "";
  const hasHits = isAsked && hits.length > 0;
  const active = hits[place];
  const optionId = (hit: Hit) => `${listId}-${hits.indexOf(hit)}`;

  const leave = () => {
    onQuery("");
    setOpen(false);
    onDone?.();
  };
  const choose = (hit: Hit) => {
    onChoose(hit);
    input.current?.blur();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      if (hits.length > 0) setPlace((place + step + hits.length) % hits.length);
    } else if (event.key === "Enter" && isAsked && isAnswered && active !== undefined) {
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
        aria-label={words.placeholder}
        aria-expanded={hasHits}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(hasHits && active !== undefined ? { "aria-activedescendant": optionId(active) } : {})}
        placeholder={words.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          setPlace(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden>/</kbd>
      {hasHits && list({ id: listId, active, optionId, choose })}
      {isAsked && isAnswered && hits.length === 0 && (
        <div className="search-results search-nothing">{words.nothing}</div>
      )}
      <span className="sr-only" role="status">
        {isAsked && isAnswered ? words.found : ""}
      </span>
    </search>
  );
}

interface OptionProps<Hit> {
  readonly hit: Hit;
  readonly list: HitList<Hit>;
  readonly children: ReactNode;
}

/** One hit; the field keeps the focus. */
export function SearchOption<Hit>({ hit, list, children }: OptionProps<Hit>) {
  const isActive = hit === list.active;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the search field
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field
    <div
      id={list.optionId(hit)}
      role="option"
      aria-selected={isActive}
      className={isActive ? "search-option is-active" : "search-option"}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => list.choose(hit)}
    >
      {children}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}

/** Slash moves the focus into the field, unless the reader is typing somewhere else. */
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
