import { useEffect, useRef } from "react";
import { useViewState } from "../../app/view-state.ts";
import { type FigureQuestion, openedProduct } from "./data-question.ts";
import type { FigureItem } from "./data-tables.ts";
import { usePlace } from "./queries.ts";

/** The row that the address opens, and how the reader opens another. */
export interface OpenedRow {
  readonly isOpen: (item: FigureItem) => boolean;
  /** Where it stands, if it is not among the rows that are drawn. */
  readonly place: number | null;
  /** Opened by the reader, who sees it; one that the address opens is scrolled to. */
  readonly isSeen: boolean;
  readonly toggle: (item: FigureItem) => void;
  readonly close: () => void;
}

export function useOpenedRow(question: FigureQuestion | null): OpenedRow {
  const { state, set } = useViewState();
  const product = openedProduct(state);
  const wanted = state.row ?? product;
  const clicked = useRef<string | null>(null);
  const isSeen = wanted !== null && clicked.current === wanted;
  const place = usePlace(question, wanted).data ?? null;
  const isOpen = (item: FigureItem) => {
    if (state.row !== null) {
      return item.key === state.row || item.rivals.some(({ key }) => key === state.row);
    }
    return product !== null && item.products[0] === product;
  };
  const close = () => {
    clicked.current = null;
    set({ row: null, ...(product === null ? {} : { sel: null }) });
  };
  const toggle = (item: FigureItem) => {
    if (isOpen(item)) {
      close();
      return;
    }
    clicked.current = item.key;
    set({ row: item.key });
  };
  return { isOpen, place, isSeen, toggle, close };
}

/** Scrolls once to the row that the address opens, as soon as it is known where it stands. */
export function useScrollToOpened(
  { place, isSeen }: OpenedRow,
  key: string | null,
  isReady: boolean,
  scrollTo: (index: number) => void,
): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (key === null) done.current = null;
    if (key === null || place === null || !isReady || done.current === key) return;
    done.current = key;
    if (!isSeen) scrollTo(place);
  }, [key, place, isReady, isSeen, scrollTo]);
}
