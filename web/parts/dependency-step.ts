const STEPS = 5;

/** Which of the five equal steps of the dependency ramp a share (0..1) falls into; null: unknown. */
export function dependencyStep(share: number | null | undefined): number | null {
  if (typeof share !== "number" || !Number.isFinite(share)) return null;
  return Math.min(STEPS - 1, Math.max(0, Math.floor(share * STEPS)));
}
