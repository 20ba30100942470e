import { groupRows } from "../../../model/group-rows.ts";
import type { ProductRow } from "../../../model/tables.ts";

/** What the EU's two scores of one product are, as far as they are known. */
export interface StageScores {
  readonly id: string;
  readonly supplyRisk: number | null;
  readonly economicImportance: number | null;
}

/** The verdict on a material over all its stages. */
export interface MaterialScore {
  /** Greatest supply risk of the stages that have one, rounded to one decimal. */
  readonly supplyRisk: number | null;
  /** Product with that value; the first by id of equals. */
  readonly stageOfMax: string | null;
  readonly critical: boolean | null;
}

/** Limits of the EU's list; both scores are rounded to one decimal before they are compared. */
const CRITICAL = { supplyRisk: 1, economicImportance: 2.8 } as const;

/**
 * Materials at each of their stages: products of one `kind_of`; a product without one stands alone.
 * @returns other stages of each product, itself included, by its id
 */
export function stagesOf(products: readonly ProductRow[]): ReadonlyMap<string, readonly string[]> {
  const stages = new Map<string, readonly string[]>();
  const groups = groupRows(
    products.filter(({ kind }) => kind !== "sector"),
    ({ id, kindOf }) => (kindOf === null ? `product ${id}` : `material ${kindOf}`),
  );
  for (const same of groups.values()) {
    const ids = same.map(({ id }) => id).sort();
    for (const id of ids) stages.set(id, ids);
  }
  return stages;
}

/**
 * The score of a material: the greatest of its stages, critical if supply risk >= 1.0 and economic
 * importance >= 2.8 after rounding.
 * @see docs/methods/eu-supply-risk.md#the-material
 */
export function materialScore(stages: readonly StageScores[]): MaterialScore {
  let top: StageScores | null = null;
  let importance: number | null = null;
  for (const stage of stages) {
    if (stage.supplyRisk !== null && stage.supplyRisk > (top?.supplyRisk ?? -1)) top = stage;
    if (stage.economicImportance !== null) {
      importance = Math.max(importance ?? 0, stage.economicImportance);
    }
  }
  const supplyRisk = oneDecimal(top?.supplyRisk ?? null);
  const economicImportance = oneDecimal(importance);
  return {
    supplyRisk,
    stageOfMax: top?.id ?? null,
    critical: both(
      supplyRisk === null ? null : supplyRisk >= CRITICAL.supplyRisk,
      economicImportance === null ? null : economicImportance >= CRITICAL.economicImportance,
    ),
  };
}

/** Rounded half up; a sum that should be 0.25 may be a little less in binary. */
function oneDecimal(score: number | null): number | null {
  return score === null ? null : Math.round(score * 10 + 1e-9) / 10;
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
