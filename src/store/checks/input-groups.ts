import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import type { InputRow } from "../../model/tables.ts";
import { type Check, type Checked, soundRows } from "./check.ts";

type Member = readonly [number, InputRow];

/** Mixes within this of 1 are rounding and are scaled. */
const TOLERANCE = 0.02;

/** Members of an input group agree on what the group is, and their mixes make up the whole. */
export const checkInputGroups: Check = (data) => {
  const problems: Problem[] = [];
  const damaged = new Set(
    [...data.tables.inputs.damaged].map((index) => groupKey(data.tables.inputs.rows[index])),
  );
  const members = newestMembers([...soundRows(data, "inputs")]);
  for (const [key, group] of groupRows(members, ([, row]) => groupKey(row))) {
    if (!damaged.has(key)) problems.push(...disagreements(data, group), ...mixes(data, group));
    problems.push(...selfLoops(data, group));
  }
  return problems;
};

/** Rows that count: no rivals, of each input the newest year. */
function newestMembers(rows: readonly Member[]): Member[] {
  const counting = rows.filter(([, { rival }]) => !rival);
  const repeated = groupRows(counting, ([, row]) => `${groupKey(row)}|${row.input}`);
  return [...repeated.values()].flatMap((same) => {
    const newest = Math.max(...same.map(([, { year }]) => year ?? 0));
    return same.filter(([, { year }]) => (year ?? 0) === newest);
  });
}

function groupKey(row: InputRow | undefined): string {
  return row ? `${row.product}|${row.group}` : "";
}

function disagreements({ locate }: Checked, group: readonly Member[]): Problem[] {
  const [first, ...others] = group;
  if (!first) return [];
  const problems: Problem[] = [];
  for (const column of ["essentiality", "substitutability"] as const) {
    if (first[1][column] === null && column === "essentiality") {
      problems.push({
        ...locate("inputs", first[0], column),
        message: "is missing",
        expected: "0..1, the output lost if the whole group is gone",
      });
    }
    for (const [index, row] of others) {
      if (row[column] === first[1][column]) continue;
      problems.push({
        ...locate("inputs", index, column),
        message: `is ${row[column]} in group ${row.group} of ${row.product}, but ${first[1][column]} for ${first[1].input}`,
        expected: `one ${column} for all members of a group`,
      });
    }
  }
  return problems;
}

function mixes({ tables, locate }: Checked, group: readonly Member[]): Problem[] {
  const [first] = group;
  if (first && tables.inputs.lostIds.has(first[1].product)) return []; // a member may be lost
  const known = group.flatMap(([, { mix }]) => (mix === null ? [] : [mix]));
  if (!first || known.length === 0) return [];
  const name = `group ${first[1].group} of ${first[1].product}`;
  if (known.length < group.length) {
    return group
      .filter(([, { mix }]) => mix === null)
      .map(([index]) => ({
        ...locate("inputs", index, "mix"),
        message: `is missing, though others in ${name} have one`,
        expected: "a mix for every member of a group or for none",
      }));
  }
  const sum = known.reduce((total, mix) => total + mix, 0);
  if (Math.abs(sum - 1) <= 1e-9) return [];
  const rounding = Math.abs(sum - 1) <= TOLERANCE + 1e-9;
  const message = `mixes of ${name} sum to ${Number(sum.toFixed(4))}`;
  return [
    {
      ...locate("inputs", first[0], "mix"),
      message: rounding ? `${message} and are scaled to 1` : message,
      expected: "1",
      ...(rounding ? { severity: "warning" as const } : {}),
    },
  ];
}

function selfLoops({ locate }: Checked, group: readonly Member[]): Problem[] {
  return group
    .filter(([, { product, input }]) => product === input)
    .map(([index, { product }]) => ({
      ...locate("inputs", index, "input"),
      message: `${product} needs itself; the link is left out of what it needs`,
      expected: "another product",
      severity: "warning" as const,
    }));
}
