import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useViewState } from "../../../app/view-state.ts";
import { type AddressNote, readAddress, writeAddress } from "../../../app/view-state-address.ts";
import { useScenarioDocuments } from "../queries.ts";
import { LETTERS, type Letter, type Scenario } from "../shown-scenario.ts";
import { readSlots, type SlotContent, type SlotContents, writeSlots } from "./slots-address.ts";

/** Idle time before the address takes up an edit: browsers allow only so many entries a second. */
const WRITE_AFTER_MS = 150;

export interface OpenSlot {
  readonly letter: Letter;
  readonly scenario: Scenario;
  /** Id that it was opened by; null: a document of the reader's own. */
  readonly id: string | null;
  /** Changed by hand since it was chosen or last run. */
  readonly isTouched: boolean;
}

export interface Slots {
  readonly open: readonly OpenSlot[];
  /** Some scenario is on its way from the server. */
  readonly isPending: boolean;
  /** What the address held that is no scenario. */
  readonly notes: readonly AddressNote[];
  readonly error: Error | null;
  /** Changes a scenario by hand: shown at once, and the history entry is replaced. */
  readonly edit: (letter: Letter, scenario: Scenario) => void;
  /** Puts a scenario into a place, or clears it (null): a new history entry. */
  readonly choose: (letter: Letter, content: SlotContent | null) => void;
  /** Takes all edits for run. */
  readonly settle: () => void;
  /** Has the address take up the edits at once. */
  readonly flush: () => void;
  /** Asks again for scenarios that did not come. */
  readonly retry: () => void;
}

type Drafts = Readonly<Partial<Record<Letter, Scenario>>>;

/** The address as it is now, which may be ahead of what is drawn. */
function contentsNow(): SlotContents {
  const { state } = readAddress(new URLSearchParams(window.location.search));
  return readSlots(state, window.location.hash).contents;
}

/** Writes scenarios into the address; `show` is the one that is looked at from then on. */
function useWrite() {
  const navigate = useNavigate();
  return useCallback(
    (contents: SlotContents, options: { replace: boolean; show?: Letter }) => {
      const params = new URLSearchParams(window.location.search);
      const { ids, hash } = writeSlots(contents);
      const { state } = readAddress(params);
      const show = options.show ?? state.show;
      const search = writeAddress({ ...state, ...ids, show }, params).toString();
      void navigate({ search, hash }, { replace: options.replace });
    },
    [navigate],
  );
}

/** The scenarios side by side: from the address, with the edits that it has not taken up yet. */
export function useSlots(): Slots {
  const { state } = useViewState();
  const { hash, key } = useLocation();
  const { a, b, c, d } = state;
  const { contents, notes } = useMemo(() => readSlots({ a, b, c, d }, hash), [a, b, c, d, hash]);
  const write = useWrite();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [touched, setTouched] = useState<ReadonlySet<Letter>>(new Set());
  const pending = useRef<{ drafts: Drafts; timer: number } | null>(null);
  const ownKey = useRef<string | null>(null);

  const flush = useCallback(() => {
    if (!pending.current) return;
    window.clearTimeout(pending.current.timer);
    const edits = pending.current.drafts;
    pending.current = null;
    write(withDrafts(contentsNow(), edits), { replace: true });
  }, [write]);
  useEffect(() => flush, [flush]);

  // Back, forward or a link: what was being edited belongs to another entry.
  useEffect(() => {
    const onPop = () => {
      if (pending.current) window.clearTimeout(pending.current.timer);
      pending.current = null;
      setDrafts({});
      setTouched(new Set());
    };
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, []);
  useEffect(() => {
    if (ownKey.current === key) return;
    ownKey.current = key;
    if (!pending.current) setDrafts({});
  }, [key]);

  const edit = useCallback(
    (letter: Letter, scenario: Scenario) => {
      const edits = { ...pending.current?.drafts, [letter]: scenario };
      window.clearTimeout(pending.current?.timer);
      pending.current = { drafts: edits, timer: window.setTimeout(flush, WRITE_AFTER_MS) };
      setDrafts((before) => ({ ...before, [letter]: scenario }));
      setTouched((before) => new Set(before).add(letter));
    },
    [flush],
  );
  const choose = useCallback(
    (letter: Letter, content: SlotContent | null) => {
      flush();
      const next = withContent(contentsNow(), letter, content);
      const show = content ? letter : (LETTERS.find((other) => next[other]) ?? "a");
      write(next, { replace: false, show });
      setDrafts({});
      setTouched((before) => new Set([...before].filter((other) => other !== letter)));
    },
    [flush, write],
  );
  const settle = useCallback(() => setTouched(new Set()), []);

  const ids = useMemo(() => idsOf(contents), [contents]);
  const documents = useScenarioDocuments(ids);
  return useMemo(() => {
    const open = LETTERS.flatMap((letter): OpenSlot[] => {
      const content = contents[letter];
      if (!content) return [];
      const isOwn = drafts[letter] !== undefined || "scenario" in content;
      const stored = "id" in content ? documents.found.get(content.id) : content.scenario;
      const scenario = drafts[letter] ?? stored;
      if (!scenario) return [];
      const id = isOwn || !("id" in content) ? null : content.id;
      return [{ letter, scenario, id, isTouched: touched.has(letter) }];
    });
    const missing = LETTERS.flatMap((key) => {
      const content = contents[key];
      if (!content || !("id" in content) || !documents.missing.includes(content.id)) return [];
      return [{ key, text: content.id }];
    });
    const { isPending, error, retry } = documents;
    const told = [...notes, ...missing];
    return { open, isPending, error, notes: told, edit, choose, settle, flush, retry };
  }, [documents, drafts, contents, touched, notes, edit, choose, settle, flush]);
}

function withContent(
  contents: SlotContents,
  letter: Letter,
  content: SlotContent | null,
): SlotContents {
  const next: Partial<Record<Letter, SlotContent>> = { ...contents };
  if (content) next[letter] = content;
  else delete next[letter];
  return next;
}

function idsOf(contents: SlotContents): string[] {
  const ids = LETTERS.flatMap((letter) => {
    const content = contents[letter];
    return content && "id" in content ? [content.id] : [];
  });
  return [...new Set(ids)];
}

function withDrafts(contents: SlotContents, drafts: Drafts): SlotContents {
  const own = Object.entries(drafts).map(([letter, scenario]) => [letter, { scenario }] as const);
  return { ...contents, ...Object.fromEntries(own) };
}
