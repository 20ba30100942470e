import { csrFromEdges } from "../../engine/build/csr.ts";
import { type Components, strongComponents } from "../../engine/kernels/components.ts";
import type { ValueShare } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import type { Place } from "./check.ts";

/** A value share and where it is written. */
export interface PlacedShare extends ValueShare {
  readonly place: Place;
}

const TOLERANCE = 1e-9;

/**
 * Inputs cost no more than the product's whole value, and in every cycle somebody adds value: else
 * nothing says where the value comes from.
 */
export function checkValueShares(shares: readonly PlacedShare[]): Problem[] {
  const problems: Problem[] = [];
  for (const [product, of] of groupRows(shares, (share) => share.product)) {
    const last = of.at(-1);
    const sum = of.reduce((total, { share }) => total + share, 0);
    if (!last || sum <= 1 + TOLERANCE) continue;
    const message = `value shares of ${product} sum to ${Number(sum.toFixed(4))}`;
    problems.push({ ...last.place, message, expected: "at most 1" });
  }
  return problems.length > 0 ? problems : barrenCycles(shares.filter(({ share }) => share > 0));
}

function barrenCycles(shares: readonly PlacedShare[]): Problem[] {
  const ids = [...new Set(shares.flatMap(({ product, input }) => [product, input]))];
  const index = new Map(ids.map((id, at) => [id, at]));
  const from = shares.map(({ product }) => index.get(product) ?? 0);
  const to = shares.map(({ input }) => index.get(input) ?? 0);
  const components = strongComponents(csrFromEdges(ids.length, from, to));
  const inside = shares.filter((_, at) => {
    const { componentOf } = components;
    return componentOf[from[at] ?? 0] === componentOf[to[at] ?? 0];
  });
  const byProduct = groupRows(inside, ({ product }) => product);
  return cyclesOf(components, ids).flatMap((cycle) => {
    const rows = cycle.map((id) => byProduct.get(id) ?? []);
    if (rows.some((row) => row.reduce((sum, { share }) => sum + share, 0) < 1 - TOLERANCE))
      return [];
    const [first] = rows.flat();
    return first
      ? [
          {
            ...first.place,
            message: `no value is added anywhere in ${cycle.join(" -> ")}`,
            expected: "value shares that sum to less than 1 for at least one product of a cycle",
          },
        ]
      : [];
  });
}

/** Members of each strong component; of a product alone only its own part of itself counts. */
function cyclesOf({ count, offsets, members }: Components, ids: readonly string[]): string[][] {
  return Array.from({ length: count }, (_, c) =>
    [...members.subarray(offsets[c] ?? 0, offsets[c + 1] ?? 0)].map((at) => ids[at] ?? ""),
  );
}
