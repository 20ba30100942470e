import { useVirtualizer } from "@tanstack/react-virtual";

const WHOLE_UP_TO = 100;
const OVERSCAN = 12;

export interface RowWindow {
  /** First row that is drawn, and the row after the last. */
  readonly from: number;
  readonly to: number;
  /** Heights of what is left out above and below, in pixels. */
  readonly before: number;
  readonly after: number;
}

interface Options {
  readonly scroll: HTMLElement | null;
  readonly rowHeight: number;
  /** Height of what scrolls along above the rows. */
  readonly margin?: number;
}

/** Which rows to draw: up to a hundred all of them, beyond that those near the window. */
export function useRowWindow(count: number, { scroll, rowHeight, margin = 0 }: Options): RowWindow {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: margin,
    enabled: count > WHOLE_UP_TO,
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (count <= WHOLE_UP_TO || !first || !last) {
    const to = Math.min(count, WHOLE_UP_TO);
    return { from: 0, to, before: 0, after: (count - to) * rowHeight };
  }
  return {
    from: first.index,
    to: last.index + 1,
    before: first.start - margin,
    after: Math.max(0, count * rowHeight + margin - last.end),
  };
}
