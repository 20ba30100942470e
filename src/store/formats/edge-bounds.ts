import type { Bounds } from "./csv-columns.ts";

/** Amounts that can flow along a link. */
export const NOT_NEGATIVE: Bounds = {
  holds: (value) => value >= 0,
  expected: "a number of at least 0",
};

/** 2 essential, 1 non-essential, 0 negligible. */
export const LINK_TYPE: Bounds = {
  holds: (value) => value === 0 || value === 1 || value === 2,
  expected: "2 (essential), 1 (non-essential) or 0 (negligible)",
};
