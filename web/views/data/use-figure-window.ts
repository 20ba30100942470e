import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo } from "react";
import { PAGE_ROWS } from "./queries.ts";

const OVERSCAN = 10;
/** Rows that are drawn before the height of the window is known. */
const AT_FIRST = 30;

export interface FigureWindow {
  /** First row that is drawn, and the row after the last. */
  readonly from: number;
  readonly to: number;
  /** Heights of what is left out above and below, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly scrollTo: (index: number) => void;
}

interface Options {
  readonly scroll: HTMLElement | null;
  readonly rowHeight: number;
  /** The row that is opened, and how much higher that makes it. */
  readonly open: number | null;
  readonly openHeight: number;
  /** Height of what scrolls along above the rows. */
  readonly margin: number;
}

/** Which rows to draw: those near the window; one of them may be opened. */
export function useFigureWindow(count: number, options: Options): FigureWindow {
  const { scroll, rowHeight, open, openHeight, margin } = options;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll,
    estimateSize: (index) => rowHeight + (index === open ? openHeight : 0),
    overscan: OVERSCAN,
    scrollMargin: margin,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from these
  useEffect(() => virtualizer.measure(), [virtualizer, open, openHeight, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const total = count * rowHeight + (open === null ? 0 : openHeight);
  const scrollTo = (index: number) => virtualizer.scrollToIndex(index, { align: "center" });
  if (!first || !last) {
    const to = Math.min(count, AT_FIRST);
    return { from: 0, to, before: 0, after: (count - to) * rowHeight, scrollTo };
  }
  return {
    from: first.index,
    to: last.index + 1,
    before: first.start - margin,
    after: Math.max(0, total + margin - last.end),
    scrollTo,
  };
}

/** Places of the pages that hold these rows; the same list as long as they are the same. */
export function usePages(from: number, to: number): readonly number[] {
  const first = Math.floor(from / PAGE_ROWS);
  const last = Math.floor(Math.max(from, to - 1) / PAGE_ROWS);
  return useMemo(
    () => Array.from({ length: last - first + 1 }, (_, at) => first + at),
    [first, last],
  );
}
