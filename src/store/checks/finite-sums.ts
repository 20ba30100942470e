import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import { BELOW_LARGEST, LARGEST_SUM } from "../../model/largest-sum.ts";
import { type Check, soundRows } from "./check.ts";

interface Amount {
  readonly index: number;
  readonly amount: number;
  readonly of: string;
}

/** Figures that the engine divides by their sum can be added up: the sum is no infinity. */
export const checkFiniteSums: Check = (data) => {
  const quantities: Amount[] = [];
  for (const [index, { product, quantity, share, rival }] of soundRows(data, "supply")) {
    // A share beside it says how much the world makes.
    const amount = (quantity ?? 0) / Math.min(1, share || 1);
    if (!rival) quantities.push({ index, amount, of: `quantities of ${product}` });
  }
  const weights: Amount[] = [];
  for (const [index, { set, share }] of soundRows(data, "importance")) {
    weights.push({ index, amount: share, of: `importances of set ${set}` });
  }
  const problem = ({ index, of }: Amount, table: "supply" | "importance"): Problem => ({
    ...data.locate(table, index, table === "supply" ? "quantity" : "share"),
    message: `${of} sum to more than ${LARGEST_SUM}`,
    expected: BELOW_LARGEST,
  });
  return [
    ...tooLarge(quantities).map((amount) => problem(amount, "supply")),
    ...tooLarge(weights).map((amount) => problem(amount, "importance")),
  ];
};

/** Of each group the first row with which the sum is infinite. */
function tooLarge(amounts: readonly Amount[]): Amount[] {
  return [...groupRows(amounts, ({ of }) => of).values()].flatMap((same) => {
    let sum = 0;
    const first = same.find(({ amount }) => {
      sum += amount;
      return !Number.isFinite(sum);
    });
    return first ? [first] : [];
  });
}
