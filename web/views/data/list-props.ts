import type { FigureItem } from "./data-tables.ts";
import type { Listing } from "./queries.ts";
import type { FigureWindow } from "./use-figure-window.ts";
import type { OpenedRow } from "./use-opened-row.ts";

/** What a list of figures is drawn from, as a table or as cards. */
export interface ListProps {
  readonly listing: Listing;
  readonly rows: FigureWindow;
  readonly opened: OpenedRow;
  readonly onAdd: (item: FigureItem) => void;
  /** Height of what scrolls along above the rows. */
  readonly onMargin: (pixels: number) => void;
  readonly onScroller: (element: HTMLElement | null) => void;
  /** How much higher the opened row is. */
  readonly onOpenHeight: (pixels: number) => void;
}
