import type { Levers } from "../../engine/kernels/daily-system.ts";
import type { Level } from "./levels.ts";

/** One kind of thing that acts on a network as days go by. */
export interface LeverPart {
  /** Nodes (units, then markets) that it may move: where the cone begins. */
  readonly moved: readonly number[];
  /** What it follows: it is asked again whenever one of these changes. */
  readonly levels: readonly Level[];
  /** Writes its levers for a day. */
  apply(day: number, levers: Levers): void;
}
