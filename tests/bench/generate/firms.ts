import { normalVariate } from "../../../src/engine/kernels/normal.ts";
import { drawPlace, heavyTailed, runningTotals } from "./drawing.ts";
import { COUNTRIES, COUNTRY_SHARES, INDUSTRIES } from "./industries.ts";

/**
 * Exponents of P(X > x): suppliers that a firm wants, appeal that it has for customers. Recipes and
 * home markets share out demand, so that appeal has to have the heavier tail for customers to have one.
 */
const SUPPLIER_EXPONENT = 1.35;
const APPEAL_EXPONENT = 1.05;
/** No firm has more than this part of all firms as suppliers; in small networks `LEAST_CAP` firms. */
const MOST_SUPPLIERS = 0.05;
const LEAST_CAP = 20;
/** Odds that a firm is as large a buyer as it is a seller, by rank; else the two are independent. */
const RANKED_ALIKE = 0.5;
/** Odds that a firm buys from no other, or sells to none: twice for ores, or for what is consumed. */
const BUYS_NOTHING = 0.25;
const SELLS_NOTHING = 0.27;
const FIRST_CONSUMED_TIER = 3;
/** Standard deviation of the logarithm of a firm's size at given links. */
const SIZE_SPREAD = 0.8;

/** Firms before they have links; each array holds one entry a firm. */
export interface Firms {
  readonly n: number;
  /** Numbers in `INDUSTRIES` and `COUNTRIES`. */
  readonly industry: Uint8Array;
  readonly country: Uint8Array;
  /** How many suppliers the firm looks for. */
  readonly suppliers: Uint32Array;
  /** How likely it is to be found as a supplier; 0: sells to households only. */
  readonly appeal: Float64Array;
  readonly size: Float64Array;
}

/** Draws n firms that look for `meanDegree` suppliers each on average. */
export function drawFirms(n: number, meanDegree: number, random: () => number): Firms {
  const industries = runningTotals(INDUSTRIES.map(({ share }) => share));
  const countries = runningTotals(COUNTRY_SHARES);
  const industry = new Uint8Array(n);
  const country = new Uint8Array(n);
  const appetite = new Float64Array(n);
  const appeal = new Float64Array(n);
  const size = new Float64Array(n);
  const most = n ** (1 / APPEAL_EXPONENT);
  for (let u = 0; u < n; u++) {
    industry[u] = drawPlace(industries, 0, INDUSTRIES.length, random());
    country[u] = drawPlace(countries, 0, COUNTRIES.length, random());
    const { tier } = INDUSTRIES[industry[u]!]!;
    const asBuyer = 1 - random();
    const asSeller = random() < RANKED_ALIKE ? asBuyer : 1 - random();
    const buys = random() >= BUYS_NOTHING * (tier === 0 ? 2 : 1);
    const sells = random() >= SELLS_NOTHING * (tier >= FIRST_CONSUMED_TIER ? 1 : 0.5);
    if (buys) appetite[u] = 0.15 + heavyTailed(asBuyer, SUPPLIER_EXPONENT);
    if (sells) appeal[u] = 0.1 + Math.min(most, heavyTailed(asSeller, APPEAL_EXPONENT));
    const spread = Math.exp(SIZE_SPREAD * normalVariate(random));
    size[u] = (1 + appetite[u]! + appeal[u]!) * spread;
  }
  return { n, industry, country, suppliers: scaled(appetite, meanDegree), appeal, size };
}

/** Whole numbers in proportion to the appetites, at least 1 where there is any, with this mean. */
function scaled(appetite: Float64Array, mean: number): Uint32Array {
  const n = appetite.length;
  const cap = Math.min(n - 1, Math.max(LEAST_CAP, Math.floor(MOST_SUPPLIERS * n)));
  const wanted = (a: number, scale: number) =>
    a > 0 ? Math.min(cap, 1 + Math.floor(a * scale)) : 0;
  let [low, high] = [0, 100 * mean];
  for (let step = 0; step < 60; step++) {
    const scale = (low + high) / 2;
    let total = 0;
    for (let u = 0; u < n; u++) total += wanted(appetite[u]!, scale);
    if (total < mean * n) low = scale;
    else high = scale;
  }
  return Uint32Array.from(appetite, (a) => wanted(a, high));
}
