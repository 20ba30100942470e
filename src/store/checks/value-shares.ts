import { valueShareFaults } from "../../engine/build/value-share-faults.ts";
import type { ValueShare } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import type { Place } from "./check.ts";

/** A value share and where it is written. */
export interface PlacedShare extends ValueShare {
  readonly place: Place;
}

/** Value shares that no question could be answered with, each at its place. */
export function checkValueShares(shares: readonly PlacedShare[]): Problem[] {
  return valueShareFaults(shares).map(({ share, message, expected }) => ({
    ...share.place,
    message,
    expected,
  }));
}
