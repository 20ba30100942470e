import type { Interval } from "./weighted-concentration.ts";

/** Which shares a supply risk rests on, in the words of the EU's studies. */
export type EuBasis = "GS+EU" | "GS only" | "EU only";

/** Inputs of the EU's supply risk, each with what its source leaves open; null: not known. */
export interface EuSupplyRiskInputs {
  /** HHI_{WGI,t} of world supply, 0..10 and above for t > 1. */
  readonly hhiWorld: Interval | null;
  /** The same of the home's own sourcing. */
  readonly hhiHome: Interval | null;
  /** IR; clamped to 0..1. */
  readonly importReliance: Interval | null;
  /** End-of-life recycling input rate, 0..1. */
  readonly eolRir: Interval | null;
  /** Substitution index for supply risk, 0..1; 1 = cannot be replaced. */
  readonly siSr: Interval | null;
  /** Which shares to use; null: all that are known. */
  readonly scope: "world" | "home" | "both" | null;
}

/** Supply risk and what is open in it. */
export interface EuSupplyRisk {
  readonly basis: EuBasis | null;
  /** Null if recycling or substitution is not known. */
  readonly point: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Supply risk of the EU's criticality method (2017):
 * SR = [HHI_GS IR/2 + HHI_EU (1 - IR/2)] (1 - EoL_RIR) SI_SR.
 * Recycling and substitution only lower it: without them it is an interval from 0 to the value
 * with neither.
 * @see docs/methods/eu-supply-risk.md; O(1)
 */
export function euSupplyRisk(inputs: EuSupplyRiskInputs): EuSupplyRisk {
  const { eolRir, siSr } = inputs;
  const basis = euBasis(inputs);
  if (basis === null) return { basis, point: null, low: null, high: null };
  const concentration = mixed(basis, inputs);
  const most = (1 - (eolRir?.low ?? 0)) * (siSr?.high ?? 1);
  const high = concentration.high * most;
  if (eolRir && siSr) {
    return {
      basis,
      point: concentration.point * (1 - eolRir.point) * siSr.point,
      low: concentration.low * (1 - eolRir.high) * siSr.low,
      high,
    };
  }
  // a factor that is 0 leaves nothing open, whatever the other one is
  return { basis, point: most === 0 ? 0 : null, low: 0, high };
}

/** The shares that are asked for as far as they are known, else those that are. */
function euBasis({ hhiWorld, hhiHome, importReliance, scope }: EuSupplyRiskInputs): EuBasis | null {
  if (scope === "world" && hhiWorld) return "GS only";
  if (scope === "home" && hhiHome) return "EU only";
  if (hhiWorld) return hhiHome && importReliance ? "GS+EU" : "GS only";
  return hhiHome ? "EU only" : null;
}

const NOTHING: Interval = { point: 0, low: 0, high: 0 };

/** Both concentrations, mixed by import reliance; linear in it, so that its ends give the extremes. */
function mixed(basis: EuBasis, inputs: EuSupplyRiskInputs): Interval {
  const { hhiWorld, hhiHome, importReliance } = inputs;
  if (basis === "GS only") return hhiWorld ?? NOTHING;
  if (basis === "EU only") return hhiHome ?? NOTHING;
  const at = (end: keyof Interval, reliance: number) => {
    const world = Math.min(1, Math.max(0, reliance)) / 2;
    return world * (hhiWorld?.[end] ?? 0) + (1 - world) * (hhiHome?.[end] ?? 0);
  };
  const { point, low, high } = importReliance ?? NOTHING;
  return {
    point: at("point", point),
    low: Math.min(at("low", low), at("low", high)),
    high: Math.max(at("high", low), at("high", high)),
  };
}
