/** The fixed words for a chokepoint score; each is a key of `words:score`. */
export type ScoreWord = "negligible" | "low" | "moderate" | "high" | "veryHigh";

const STEPS: readonly (readonly [below: number, word: ScoreWord])[] = [
  [0.01, "negligible"],
  [0.05, "low"],
  [0.12, "moderate"],
  [0.2, "high"],
];

/** The word for a chokepoint score (0..1). */
export function scoreWord(score: number): ScoreWord {
  return STEPS.find(([below]) => score < below)?.[1] ?? "veryHigh";
}
