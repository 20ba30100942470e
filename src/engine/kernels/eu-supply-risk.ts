import type { Interval } from "./weighted-concentration.ts";

/** Which shares a supply risk rests on, in the words of the EU's studies. */
export type EuBasis = "GS+EU" | "GS only" | "EU only";

/** Inputs of the EU's supply risk; null: not known. */
export interface EuSupplyRiskInputs {
  /** HHI_{WGI,t} of world supply, 0..10 and above for t > 1. */
  readonly hhiWorld: Interval | null;
  /** The same of the home's own sourcing. */
  readonly hhiHome: Interval | null;
  /** IR; clamped to 0..1. */
  readonly importReliance: number | null;
  /** End-of-life recycling input rate, 0..1. */
  readonly eolRir: number | null;
  /** Substitution index for supply risk, 0..1; 1 = cannot be replaced. */
  readonly siSr: number | null;
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
  const { hhiWorld, hhiHome, eolRir, siSr } = inputs;
  const basis = euBasis(inputs);
  if (basis === null) return { basis, point: null, low: null, high: null };
  const reliance = Math.min(1, Math.max(0, inputs.importReliance ?? 0));
  const world = basis === "GS+EU" ? reliance / 2 : basis === "GS only" ? 1 : 0;
  const mix = (end: keyof Interval) =>
    world * (hhiWorld?.[end] ?? 0) + (1 - world) * (hhiHome?.[end] ?? 0);
  const most = (1 - (eolRir ?? 0)) * (siSr ?? 1);
  // a factor that is 0 leaves nothing open, whatever the other one is
  const isKnown = (eolRir !== null && siSr !== null) || most === 0;
  return {
    basis,
    point: isKnown ? mix("point") * most : null,
    low: isKnown ? mix("low") * most : 0,
    high: mix("high") * most,
  };
}

/** The shares that are asked for as far as they are known, else those that are. */
function euBasis({ hhiWorld, hhiHome, importReliance, scope }: EuSupplyRiskInputs): EuBasis | null {
  if (scope === "world" && hhiWorld) return "GS only";
  if (scope === "home" && hhiHome) return "EU only";
  if (hhiWorld) return hhiHome && importReliance !== null ? "GS+EU" : "GS only";
  return hhiHome ? "EU only" : null;
}
