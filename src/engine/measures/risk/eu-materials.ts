import { groupRows } from "../../../model/group-rows.ts";
import type { ProductRow } from "../../../model/tables.ts";

/** A score as far as it is known. */
interface Score {
  readonly point: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The EU's two scores of a product. */
export interface StageScores {
  readonly id: string;
  readonly supplyRisk: Score;
  readonly importance: Score;
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
 * importance >= 2.8 after rounding. Intervals settle it where both their ends agree.
 * @see docs/methods/eu-supply-risk.md#the-material
 */
export function materialScore(stages: readonly StageScores[]): MaterialScore {
  let top: { id: string; score: number } | null = null;
  for (const { id, supplyRisk } of stages) {
    if (supplyRisk.point === null) continue;
    if (top === null || supplyRisk.point > top.score) top = { id, score: supplyRisk.point };
  }
  const supplyRisk = greatest(stages.map((stage) => stage.supplyRisk));
  const importance = greatest(stages.map((stage) => stage.importance));
  return {
    supplyRisk: oneDecimal(supplyRisk.point),
    stageOfMax: top?.id ?? null,
    critical: both(
      reaches(supplyRisk, CRITICAL.supplyRisk),
      reaches(importance, CRITICAL.economicImportance),
    ),
  };
}

/** The greatest of the scores that are known; if none is, what their intervals leave open. */
function greatest(scores: readonly Score[]): Score {
  const most = (end: keyof Score) => {
    const known = scores.flatMap((score) => score[end] ?? []);
    return known.length > 0 ? Math.max(...known) : null;
  };
  return { point: most("point"), low: most("low"), high: most("high") };
}

function reaches({ point, low, high }: Score, limit: number): boolean | null {
  const score = oneDecimal(point);
  if (score !== null) return score >= limit;
  if ((oneDecimal(low) ?? 0) >= limit) return true;
  return (oneDecimal(high) ?? limit) < limit ? false : null;
}

/** Rounded half up; a sum that should be 0.25 may be a little less in binary. */
function oneDecimal(score: number | null): number | null {
  return score === null ? null : Math.round(score * 10 + 1e-9) / 10;
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
