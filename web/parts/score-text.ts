import type { ChokepointItem, ProductOverview } from "../../src/api/contract/operations.ts";
import { formatScore, formatScoreRange, type Language } from "./format.ts";
import { type ScoreWord, scoreWord } from "./score-word.ts";
import { targetParts } from "./target-parts.ts";

/** A score and its ends, as the ranking tells them. */
export type Scored = Pick<ChokepointItem, "score" | "scoreLow" | "scoreHigh">;

interface GraphScores {
  readonly score: ReadonlyMap<string, number>;
  readonly openScore?: ReadonlyMap<string, Scored>;
}

type Products = ReadonlyMap<string, Pick<ProductOverview, "supplyStatus">>;

/**
 * Whether the score of a target is an interval: no figure says who makes the product, so that
 * anything between its ends may be so. A cut link is cut whoever makes what it carries.
 */
export function isScoreOpen(target: string, products: Products): boolean {
  const parts = targetParts(target);
  if (parts.kind === "input" || !("product" in parts)) return false;
  return products.get(parts.product)?.supplyStatus === "missing";
}

/** A score as it is read: of an open one both ends, never the upper end alone. */
export function scoreText(scored: Scored, isOpen: boolean, language: Language): string {
  return isOpen
    ? formatScoreRange(scored.scoreLow, scored.scoreHigh, language)
    : formatScore(scored.score);
}

/** The word for a score; `null`: it is open, and its ends have no word in common. */
export function shownScoreWord(scored: Scored, isOpen: boolean): ScoreWord | null {
  if (!isOpen) return scoreWord(scored.score);
  const [low, high] = [scoreWord(scored.scoreLow), scoreWord(scored.scoreHigh)];
  return low === high ? low : null;
}

/** The score of a product among the figures of a graph, as it is read. */
export function figureScore(
  { score, openScore }: GraphScores,
  id: string,
  language: Language,
): string {
  const open = openScore?.get(id);
  return open ? scoreText(open, true, language) : formatScore(score.get(id));
}
