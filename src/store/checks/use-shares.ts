import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import { type Check, soundRows } from "./check.ts";

/** Shares that sum to more than this are not rounding. */
const MOST = 1.02;

/** The newest use shares of a product's users take no more than all of it. */
export const checkUseShares: Check = (data) => {
  const rows = [...soundRows(data, "inputs")].filter(([, { rival }]) => !rival);
  const links = groupRows(rows, ([, { product, group, input }]) => `${product}|${group}|${input}`);
  const newest = [...links.values()].flatMap((same) => {
    const year = Math.max(...same.map(([, row]) => row.year ?? 0));
    return same.filter(([, row]) => (row.year ?? 0) === year);
  });
  const problems: Problem[] = [];
  for (const [input, uses] of groupRows(newest, ([, row]) => row.input)) {
    const stated = uses.filter(([, { useShare }]) => useShare !== null);
    const sum = stated.reduce((total, [, { useShare }]) => total + (useShare ?? 0), 0);
    const last = stated.at(-1);
    if (sum <= MOST + 1e-9 || !last) continue;
    problems.push({
      ...data.locate("inputs", last[0], "useShare"),
      message: `use shares of ${input} sum to ${Number(sum.toFixed(4))} and are scaled to 1`,
      expected: `at most ${MOST}`,
      severity: "warning",
    });
  }
  return problems;
};
