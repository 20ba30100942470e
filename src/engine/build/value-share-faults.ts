import type { ValueShare } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import { strongComponents } from "../kernels/components.ts";
import { csrFromEdges } from "./csr.ts";

/** What is wrong with value shares, and which of them to point at. */
export interface ValueShareFault<Share extends ValueShare> {
  readonly code: "invalid_data" | "value_cycle";
  readonly share: Share;
  readonly message: string;
  readonly expected: string;
}

const TOLERANCE = 1e-9;

/**
 * Inputs cost no more than the product's whole value, and in every cycle somebody adds value: else
 * nothing says where the value comes from.
 * @returns the sums above 1, or if there are none the cycles without own value
 * @see docs/methods/dependency.md#look-through; O(n + m)
 */
export function valueShareFaults<Share extends ValueShare>(
  shares: readonly Share[],
): ValueShareFault<Share>[] {
  const faults: ValueShareFault<Share>[] = [];
  for (const [product, of] of groupRows(shares, (share) => share.product)) {
    const last = of.at(-1);
    const sum = total(of);
    if (!last || sum <= 1 + TOLERANCE) continue;
    const message = `value shares of ${product} sum to ${Number(sum.toFixed(4))}`;
    faults.push({ code: "invalid_data", share: last, message, expected: "at most 1" });
  }
  return faults.length > 0 ? faults : barrenCycles(shares.filter(({ share }) => share > 0));
}

/** A cycle is fine if any product in it adds value or buys outside of it. */
function barrenCycles<Share extends ValueShare>(
  shares: readonly Share[],
): ValueShareFault<Share>[] {
  const ids = [...new Set(shares.flatMap(({ product, input }) => [product, input]))];
  const index = new Map(ids.map((id, at) => [id, at]));
  const from = shares.map(({ product }) => index.get(product) ?? 0);
  const to = shares.map(({ input }) => index.get(input) ?? 0);
  const { count, componentOf, offsets, members } = strongComponents(
    csrFromEdges(ids.length, from, to),
  );
  const inside = shares.filter((_, at) => componentOf[from[at] ?? 0] === componentOf[to[at] ?? 0]);
  const byProduct = groupRows(inside, ({ product }) => product);
  return Array.from({ length: count }, (_, c) =>
    [...members.subarray(offsets[c] ?? 0, offsets[c + 1] ?? 0)].map((at) => ids[at] ?? ""),
  ).flatMap((cycle) => {
    const rows = cycle.map((id) => byProduct.get(id) ?? []);
    const [share] = rows.flat();
    if (!share || rows.some((row) => total(row) < 1 - TOLERANCE)) return [];
    const round = alongCycle(share.product, byProduct);
    const others = cycle.length - round.length;
    const more = others > 0 ? ` and ${others} more that only buy from each other` : "";
    const message = `no value is added anywhere in ${[...round, round[0]].join(" -> ")}${more}`;
    const expected = "value shares that sum to less than 1 for at least one product of a cycle";
    return [{ code: "value_cycle" as const, share, message, expected }];
  });
}

/** One closed walk inside a component, every input before the product that buys it. */
function alongCycle<Share extends ValueShare>(
  start: string,
  byProduct: ReadonlyMap<string, readonly Share[]>,
): string[] {
  const walk: string[] = [];
  const place = new Map<string, number>();
  for (let at: string | undefined = start; at !== undefined && !place.has(at); ) {
    place.set(at, walk.length);
    walk.push(at);
    const dearest: Share | undefined = byProduct
      .get(at)
      ?.reduce((a, b) => (b.share > a.share ? b : a));
    at = dearest?.input;
    if (at !== undefined && place.has(at)) return walk.slice(place.get(at)).reverse();
  }
  return walk;
}

function total(shares: readonly ValueShare[]): number {
  return shares.reduce((sum, { share }) => sum + share, 0);
}
