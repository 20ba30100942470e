import { concentration } from "./concentration.ts";

/** Trade of a home in one product and year, all in one unit. */
export interface HomeTrade {
  /** Imports from each origin outside the home. */
  readonly imports: ArrayLike<number>;
  /** 1: nobody names this origin. */
  readonly unplaced: ArrayLike<number>;
  /** Imports of home countries from one another. */
  readonly intraImports: number;
  /** All that home countries export; null: not known. */
  readonly exports: number | null;
}

/** The EU's core dependency indicators. */
export interface DependencyIndicators {
  readonly cdi1: number | null;
  readonly cdi1Low: number | null;
  readonly cdi1High: number | null;
  readonly cdi2: number | null;
  /** Null also where it is infinite: see `cdi3Infinite`. */
  readonly cdi3: number | null;
  readonly cdi3Infinite: boolean;
  /** Null where an indicator that decides is not known. */
  readonly dependent: boolean | null;
}

/** Limits of SWD(2021) 352; a product is dependent above all three. */
const LIMITS = { cdi1: 0.4, cdi2: 0.5, cdi3: 1 } as const;
/** Noise of the last bits does not put an indicator above its limit. */
const NOISE = 1e-9;
const above = (indicator: number | null, limit: number) =>
  indicator === null ? null : indicator > limit + NOISE;

/**
 * Core dependency indicators of SWD(2021) 352: concentration of imports from outside, their part of
 * all imports, and how often exports cover them.
 * @returns nulls if nothing is imported
 * @see docs/methods/strategic-dependency.md; O(origins)
 */
export function dependencyIndicators(trade: HomeTrade): DependencyIndicators {
  const { imports, unplaced, intraImports, exports } = trade;
  let extra = 0;
  for (let i = 0; i < imports.length; i++) extra += imports[i]!;
  if (!(extra + intraImports > 0)) return NONE;
  const named: number[] = [];
  const unnamed: number[] = [];
  for (let i = 0; i < imports.length; i++)
    (unplaced[i] ? unnamed : named).push(imports[i]! / extra);
  const origins = extra > 0 ? concentration(named, unnamed) : null;
  const cdi3Infinite = exports === 0 && extra > 0;
  const indicators = {
    cdi1: origins?.hhi ?? null,
    cdi1Low: origins?.hhiLow ?? null,
    cdi1High: origins?.hhiHigh ?? null,
    cdi2: extra / (extra + intraImports),
    cdi3: exports === null || exports === 0 ? null : extra / exports,
    cdi3Infinite,
  };
  return { ...indicators, dependent: isDependent(indicators) };
}

const NONE: DependencyIndicators = {
  cdi1: null,
  cdi1Low: null,
  cdi1High: null,
  cdi2: null,
  cdi3: null,
  cdi3Infinite: false,
  dependent: null,
};

/** One indicator at or below its limit settles it, whatever the others are. */
function isDependent({
  cdi1,
  cdi2,
  cdi3,
  cdi3Infinite,
}: Omit<DependencyIndicators, "dependent">): boolean | null {
  const verdicts = [
    above(cdi1, LIMITS.cdi1),
    above(cdi2, LIMITS.cdi2),
    cdi3Infinite || above(cdi3, LIMITS.cdi3),
  ];
  if (verdicts.includes(false)) return false;
  return verdicts.includes(null) ? null : true;
}

/**
 * What most years say: true or false if more than half of the years with a verdict do, else null.
 * @param verdicts one a year; null: the year has none; O(years)
 */
export function majority(verdicts: readonly (boolean | null)[]): boolean | null {
  const known = verdicts.filter((verdict) => verdict !== null);
  const dependent = known.filter((verdict) => verdict).length;
  if (2 * dependent > known.length) return true;
  return 2 * dependent < known.length ? false : null;
}
