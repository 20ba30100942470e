import type { HeldLink } from "../../../../graph/cone.ts";
import { type HitNow, LEAST_HIT } from "./hits.ts";

/** A link that passes a loss on. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  /** Loss that it passes on, 0..1; below 0: what B saves. */
  readonly loss: number;
  /** Width in pixels. */
  readonly width: number;
}

/** Links of a product that pass on less than this part of the strongest are not drawn. */
const BESIDE_STRONGEST = 0.5;
const MOST_A_PRODUCT = 3;
const WIDTHS = [0.8, 4] as const;

/**
 * The links that carry the loss on a day: of each product those that hit it hardest, the weakest
 * first, so that the strongest lie on top.
 */
export function flowLinks(
  links: readonly HeldLink[],
  hits: ReadonlyMap<string, HitNow>,
): FlowLink[] {
  const into = new Map<string, FlowLink[]>();
  for (const { from, to, hold } of links) {
    const [before, after] = [hits.get(from)?.loss ?? 0, hits.get(to)?.loss ?? 0];
    if (Math.abs(after) <= LEAST_HIT || before * after <= 0) continue;
    const passed = Math.min(Math.abs(before) * hold, 1);
    if (passed <= LEAST_HIT) continue;
    const width = WIDTHS[0] + (WIDTHS[1] - WIDTHS[0]) * passed;
    const link = { from, to, loss: Math.sign(before) * passed, width };
    into.set(to, [...(into.get(to) ?? []), link]);
  }
  const drawn = [...into.values()].flatMap((group) => {
    const order = group.toSorted(strongest);
    const least = Math.abs(order[0]?.loss ?? 0) * BESIDE_STRONGEST;
    return order.slice(0, MOST_A_PRODUCT).filter(({ loss }) => Math.abs(loss) >= least);
  });
  return drawn.sort(strongest).reverse();
}

function strongest(a: FlowLink, b: FlowLink): number {
  return (
    Math.abs(b.loss) - Math.abs(a.loss) || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)
  );
}
