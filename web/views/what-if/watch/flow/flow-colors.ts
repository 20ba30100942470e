import type { HitNow } from "./hits.ts";
import { lossStep } from "./loss-step.ts";

/** How much of blue what B saves has, step by step, on the ground. */
const SAVED = [18, 36, 56, 78, 100];

/** Paint of what is not hit on the day. */
export const NOT_HIT = "var(--bg)";

/** Fill of a mark or link: the loss ramp, or for what B saves blue in the same steps. */
export function hitColor({ loss, isDifference }: HitNow): string {
  const step = lossStep(Math.abs(loss));
  if (step === null) return NOT_HIT;
  return isDifference && loss < 0 ? savedColor(step) : `var(--l${step})`;
}

/** Blue of a step, mixed with the ground. */
export function savedColor(step: number): string {
  return `color-mix(in srgb, var(--b) ${SAVED[step] ?? 100}%, var(--bg))`;
}
