import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";

/**
 * Weights of the sectors in one importance set, scaled to sum 1 (all 0 if no sector has any).
 * @param set default: the first set of the data
 * @throws InvalidInputError `unknown_importance_set`
 */
export function normalisedImportance(
  data: DataSet,
  productIndex: ReadonlyMap<string, number>,
  set: string | undefined,
): { importance: Float64Array; importanceSet: string | null } {
  const rows = data.tables.importance;
  const sets = new Set(rows.map((row) => row.set));
  const importanceSet = set ?? rows[0]?.set ?? null;
  if (set !== undefined && !sets.has(set)) {
    const message = `"${set}" is no importance set of this graph`;
    throw new InvalidInputError("unknown_importance_set", message, {
      details: [
        {
          column: "importance",
          pointer: "/importance",
          message,
          expected: [...sets].join(", ") || "none: the graph has no importance sets",
        },
      ],
    });
  }
  const importance = new Float64Array(productIndex.size);
  let sum = 0;
  for (const row of rows) {
    const at = row.set === importanceSet ? productIndex.get(row.product) : undefined;
    if (at === undefined) continue;
    importance[at] = (importance[at] ?? 0) + row.share;
    sum += row.share;
  }
  return {
    importance: sum > 0 ? importance.map((share) => share / sum) : importance,
    importanceSet,
  };
}
