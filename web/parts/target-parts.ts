import { readTarget, type Target } from "../../src/api/contract/targets.ts";

/** The parts of a target's text (`gallium-refined@CHN`, `@CHN`, `#asml`, `ore->metal`). */
export type TargetParts = Target;

/** Takes a target's text apart; what has none of the forms is looked for as a product. */
export function targetParts(text: string): TargetParts {
  return readTarget(text) ?? { kind: "product", product: text };
}
