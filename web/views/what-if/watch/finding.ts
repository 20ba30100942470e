import type { SimulateResponse } from "../../../../src/api/contract/operations.ts";
import type { Letter, ShownScenario } from "../shown-scenario.ts";
import { outputOf } from "./chart/course-lines.ts";

/** Parts of a whole that have a name; keys of `watch:part`. */
export type NamedPart =
  | "tenth"
  | "fifth"
  | "quarter"
  | "third"
  | "half"
  | "twoThirds"
  | "threeQuarters";

/** The worst that comes of one scenario. */
export type Worst =
  | { readonly letter: Letter; readonly kind: "nothing" }
  | { readonly letter: Letter; readonly kind: "noSectors" }
  | {
      readonly letter: Letter;
      readonly kind: "share";
      /** Share of normal output that is lost on the worst day. */
      readonly loss: number;
      readonly day: number;
    }
  /** The sectors have no weights: how many run short, and which first. */
  | {
      readonly letter: Letter;
      readonly kind: "sectors";
      readonly short: number;
      readonly total: number;
      readonly first: string;
      readonly day: number;
    };

const PARTS: readonly (readonly [share: number, part: NamedPart])[] = [
  [0.1, "tenth"],
  [0.2, "fifth"],
  [0.25, "quarter"],
  [1 / 3, "third"],
  [0.5, "half"],
  [2 / 3, "twoThirds"],
  [0.75, "threeQuarters"],
];
/** So near a named part a share may be called by it; the exact figure stands in the chart. */
const NEAR = 0.017;
const NEAR_TENTH = 0.004;
/** A smaller loss would read as none. */
const NOTHING = 0.0005;

/** The name of a part, where a share is near enough to one. */
export function namedPart(share: number): NamedPart | null {
  const near = (part: number) => (part < 0.3 ? NEAR_TENTH : NEAR);
  return PARTS.find(([part]) => Math.abs(part - share) <= near(part))?.[1] ?? null;
}

/** What the view says first: the worst of every scenario that has an answer. */
export function worstOf(
  shown: readonly Pick<ShownScenario, "letter" | "answer">[],
  sector: string | null,
): Worst[] {
  return shown.flatMap(({ letter, answer }) => (answer ? [worst(letter, answer, sector)] : []));
}

function worst(letter: Letter, answer: SimulateResponse, sector: string | null): Worst {
  const output = outputOf(answer, sector);
  if (!output) return bySectors(letter, answer);
  const low = Math.min(1, ...output);
  if (1 - low < NOTHING) return { letter, kind: "nothing" };
  return { letter, kind: "share", loss: 1 - low, day: answer.days[output.indexOf(low)] ?? 0 };
}

function bySectors(letter: Letter, { order, sectors }: SimulateResponse): Worst {
  const [first] = order;
  if (Object.keys(sectors).length === 0) return { letter, kind: "noSectors" };
  if (first === undefined) return { letter, kind: "nothing" };
  const day = sectors[first]?.timeToSurviveDays ?? 0;
  const total = Object.keys(sectors).length;
  return { letter, kind: "sectors", short: order.length, total, first, day };
}
