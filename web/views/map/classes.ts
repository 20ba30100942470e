import { dependencyStep } from "../../parts/dependency-step.ts";

/** Where the five steps of the loss ramp start on the map: shares of what matters that stop. */
export const LOSS_LIMITS: readonly number[] = [0.005, 0.03, 0.1, 0.2, 0.4];

/** Governance runs from 0 to this; the end is the worst. */
export const WORST_GOVERNANCE = 10;
const STEPS = 5;

/** Step of the ramp, 0 to 4; null: below the first step, or no figure. */
export type Step = number | null;

/** Which step of the loss ramp a loss (0..1) falls into. */
export function lossStep(loss: number | null): Step {
  if (loss === null || !Number.isFinite(loss)) return null;
  const shown = asPrinted(loss);
  const step = LOSS_LIMITS.findLastIndex((limit) => shown >= limit - ROUNDING);
  return step < 0 ? null : step;
}

const ROUNDING = 1e-9;

/** Colour and print must agree: what prints as 20 % counts as 20 %. */
function asPrinted(share: number): number {
  const percent = share * 100;
  const oneDecimal = Number(percent.toFixed(1));
  return (oneDecimal < 10 ? oneDecimal : Number(percent.toFixed(0))) / 100;
}

/** Which of the five equal steps of the dependency ramp a share falls into; nothing has none. */
export function shareStep(share: number | null): Step {
  return share !== null && share > 0 ? dependencyStep(asPrinted(share)) : null;
}

/** Which of five equal steps from best to worst a governance score falls into. */
export function governanceStep(score: number | null): Step {
  if (score === null || !Number.isFinite(score)) return null;
  const step = Math.floor((score / WORST_GOVERNANCE) * STEPS);
  return Math.min(STEPS - 1, Math.max(0, step));
}
