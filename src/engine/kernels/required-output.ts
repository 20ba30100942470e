import type { ValueFlow } from "./look-through.ts";

/**
 * Output that final use calls for through all tiers: x = f + A x, with A the share of each input in a
 * product's value (Leontief). Tier by tier until what is added is below rounding.
 * @param finalUse Float64Array(n), any unit
 * @returns Float64Array(n), same unit, fresh
 * @see docs/methods/systemic-risk-index.md#products; O(tiers * m), geometric in cycles
 */
export function requiredOutput(
  { n, offsets, inputs, shares }: Pick<ValueFlow, "n" | "offsets" | "inputs" | "shares">,
  finalUse: Float64Array,
  { tolerance = 1e-14, maxTiers = 10_000 } = {},
): Float64Array {
  const output = finalUse.slice();
  const total = finalUse.reduce((sum, use) => sum + use, 0);
  let tier = finalUse;
  let added = total;
  for (let t = 0; t < maxTiers && added > tolerance * total; t++) {
    const next = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      if (tier[j] === 0) continue;
      for (let e = offsets[j]!; e < offsets[j + 1]!; e++)
        next[inputs[e]!]! += shares[e]! * tier[j]!;
    }
    added = 0;
    for (let i = 0; i < n; i++) {
      output[i]! += next[i]!;
      added += next[i]!;
    }
    tier = next;
  }
  return output;
}
