import { readAddress, type ViewState, writeAddress } from "../app/view-state-address.ts";

/** What the Data view is opened at. */
export interface FigurePlace {
  /** Every figure that a source backs. */
  readonly source?: string | null;
  /** A product: its row is opened; or a maker, a country, a firm, a link (`gallium-refined@CHN`). */
  readonly target?: string | null;
  /** Table of the data set, as its file is called in camelCase: `supply` (default), `inputs`, ... */
  readonly table?: string | null;
  /** Key of one row, as the list of figures gives it. */
  readonly row?: string | null;
}

/** What the state becomes where the Data view opens at a figure: other searches and filters fall. */
export function figureState({
  source = null,
  target = null,
  table = null,
  row = null,
}: FigurePlace): Partial<ViewState> {
  const sel = source === null ? target : `source:${source}`;
  return { sel, table, row, q: "", status: [], only: null, sort: null };
}

/**
 * Address of the Data view at a figure, for links; point of view, data set and language are kept.
 * @param search the address as it is now, as `useLocation().search` gives it
 */
export function figureAddress(place: FigurePlace, search: string): string {
  const now = new URLSearchParams(search);
  const params = writeAddress({ ...readAddress(now).state, ...figureState(place) }, now);
  return params.size > 0 ? `/data?${params}` : "/data";
}
