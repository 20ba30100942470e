import { useEffect, useState } from "react";
import { TIERS } from "../../../../graph/tiers.ts";
import { prefersStillness } from "../../../../graph/use-spread.ts";

const MS_A_TIER = 60;
const LAST = TIERS.length - 1;

/**
 * How far the colour of an answer has spread: one tier more every 60 ms, at once where the reader
 * wants no motion.
 * @param key changes with the answer; null: there is none
 * @param from tier where the first is hit
 * @returns place of the last tier that shows its loss
 */
export function useSpread(key: string | null, from: number): number {
  const [spread, setSpread] = useState({ key, tier: LAST });
  if (spread.key !== key)
    setSpread({ key, tier: key === null || prefersStillness() ? LAST : from });
  const { tier } = spread;
  useEffect(() => {
    if (key === null || tier >= LAST) return;
    const timer = setTimeout(() => setSpread({ key, tier: tier + 1 }), MS_A_TIER);
    return () => clearTimeout(timer);
  }, [key, tier]);
  return spread.key === key ? tier : from;
}
