import { useEffect, useState } from "react";
import { TIERS } from "./tiers.ts";

const MS_A_TIER = 60;
const LAST = TIERS.length - 1;

/** Whether the reader asked the system for less motion. */
export function prefersStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * How far the colour of a cut has spread: one tier more every 60 ms, at once where the reader
 * wants no motion.
 * @param key changes with the cut; null: nothing is cut
 * @param from tier where the cut is
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
