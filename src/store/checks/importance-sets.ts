import { groupRows } from "../../model/group-rows.ts";
import { type Check, soundRows } from "./check.ts";

/** In a data package every importance set sums to 1; a document's weights are scaled by the engine. */
export const checkImportanceSets: Check = (data) => {
  const { damaged, lostIds } = data.tables.importance;
  if (data.kind === "document" || damaged.size > 0) return [];
  const rows = [...soundRows(data, "importance")];
  return [...groupRows(rows, ([, { set }]) => set)].flatMap(([set, members]) => {
    const sum = members.reduce((total, [, { share }]) => total + share, 0);
    const error = Math.abs(sum - 1);
    const [first] = members;
    if (error <= 1e-6 || !first || lostIds.has(set)) return [];
    const rounding = error <= 0.02;
    return [
      {
        ...data.locate("importance", first[0], "share"),
        message: `shares of set ${set} sum to ${Number(sum.toFixed(6))}${rounding ? " and are scaled to 1" : ""}`,
        expected: "1",
        ...(rounding ? { severity: "warning" as const } : {}),
      },
    ];
  });
};
