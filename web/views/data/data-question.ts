import type { ViewState } from "../../app/view-state-address.ts";
import { targetParts } from "../../parts/target-parts.ts";
import { type FigureTable, isPerProduct, tableOf } from "./data-tables.ts";

const SOURCE = "source:";

/** What narrows a table down besides words: what is selected, and which figures are asked for. */
export interface Narrowing {
  readonly product: string | null;
  readonly country: string | null;
  readonly firm: string | null;
  readonly source: string | null;
}

const NOTHING: Narrowing = { product: null, country: null, firm: null, source: null };

/**
 * What a selection means for a table. In the list of products a selected product is a row that is
 * opened; everywhere else it says which rows are shown.
 */
export function narrowingOf(sel: string | null, isOfProducts: boolean): Narrowing {
  if (sel === null) return NOTHING;
  if (sel.startsWith(SOURCE)) return { ...NOTHING, source: sel.slice(SOURCE.length) };
  const parts = targetParts(sel);
  if (parts.kind === "product" && isOfProducts) return NOTHING;
  return {
    ...NOTHING,
    product: "product" in parts ? parts.product : null,
    country: "country" in parts ? parts.country : null,
    firm: "firm" in parts ? parts.firm : null,
  };
}

/** The product that a selection names, where that opens a row. */
export function openedProduct({ sel, table, by, row }: ViewState): string | null {
  if (sel === null || row !== null || !isPerProduct(tableOf(table), by)) return null;
  if (sel.startsWith(SOURCE)) return null;
  const parts = targetParts(sel);
  return parts.kind === "product" ? parts.product : null;
}

/** A table as it is asked for: its parameters, a page apart. */
export interface FigureQuestion {
  readonly table: FigureTable;
  /** Of the address, without `offset` and `limit`. */
  readonly search: string;
}

/** @param oldUntil the year up to which shares are old; null: not known yet */
export function questionOf(state: ViewState, oldUntil: number | null): FigureQuestion {
  const table = tableOf(state.table);
  const isOfProducts = isPerProduct(table, state.by);
  const params = new URLSearchParams({ table });
  if (isOfProducts) params.set("per", "product");
  const narrowing = narrowingOf(state.sel, isOfProducts);
  for (const [key, text] of Object.entries(narrowing)) if (text !== null) params.set(key, text);
  if (state.q !== "") params.set("q", state.q);
  if (state.status.length > 0) params.set("status", [...state.status].sort().join(","));
  if (state.only === "old") {
    params.set("only", "used");
    if (oldUntil !== null) params.set("until", String(oldUntil));
  } else if (state.only !== null) params.set("only", state.only);
  if (state.sort !== null && SORTS.includes(state.sort.replace(/^-/, ""))) {
    params.set("sort", state.sort);
  }
  return { table, search: params.toString() };
}

const SORTS: readonly string[] = ["product", "value", "low", "year", "status", "source"];
