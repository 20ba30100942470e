import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { rowAfterKey } from "./active-row.ts";

interface Options {
  /** Ids in their order. */
  readonly ids: readonly string[];
  readonly selected: string | null;
  readonly scroll: HTMLElement | null;
  readonly rowHeight: number;
  readonly onOpen: (id: string) => void;
}

const HEAD_HEIGHT = 48;

/**
 * Arrows, Page keys, Home and End move among the rows of a table that draws only those near the
 * window; Shift and Enter open a row's graph. Enter alone presses what is focused.
 * @returns the active row and what its table listens to
 */
export function useRowKeys({ ids, selected, scroll, rowHeight, onOpen }: Options) {
  const [chosen, setChosen] = useState<string | null>(selected);
  /** The focus is among the rows, or was when its row left the window. */
  const isInside = useRef(false);
  /** The row that a key went to and that is not drawn yet. A ref: effects of older renders see it. */
  const awaited = useRef<string | null>(null);
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  const active = (at < 0 ? ids[0] : chosen) ?? null;
  useEffect(() => {
    const isLost = isInside.current && document.activeElement === document.body;
    const wanted = awaited.current ?? (isLost ? active : null);
    if (!scroll || wanted === null) return;
    const row = scroll.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted)}"] button`);
    if (!row) return; // drawn once the window has moved there
    awaited.current = null;
    row.focus({ preventScroll: true });
  });
  const show = (row: number) => {
    if (!scroll) return;
    const top = row * rowHeight;
    const room = scroll.clientHeight - HEAD_HEIGHT - rowHeight;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top > scroll.scrollTop + room) scroll.scrollTop = top - room;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || active === null) return;
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const next = rowAfterKey(event.key, Math.max(0, at), ids.length);
    const id = next === null ? undefined : ids[next];
    if (next === null || id === undefined) return;
    event.preventDefault();
    awaited.current = id;
    show(next);
    setChosen(id);
  };
  const onBlur = (event: FocusEvent) => {
    isInside.current = !event.target.isConnected;
  };
  const onFocus = (event: FocusEvent) => {
    isInside.current = true;
    const row = event.target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (row !== undefined && row !== chosen) setChosen(row);
  };
  return { active, onKeyDown, onFocus, onBlur };
}
