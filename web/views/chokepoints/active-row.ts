import { createContext, useContext } from "react";

/** The row that the keys are on: the only one that the tab key stops at. */
export const ActiveRow = createContext<string | null>(null);

/** Tab index of what stands for a row: 0 for the active one, else out of the order. */
export function useRowTabIndex(id: string): 0 | -1 {
  return useContext(ActiveRow) === id ? 0 : -1;
}

/** How far a key moves among rows. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The row after a key; null: the key does not move. */
export function rowAfterKey(key: string, row: number, count: number): number | null {
  const move = MOVES[key];
  if (move === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, row + move));
}
