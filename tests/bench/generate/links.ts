import { normalVariate } from "../../../src/engine/kernels/normal.ts";
import { drawPlace } from "./drawing.ts";
import type { Firms } from "./firms.ts";
import { COUNTRIES } from "./industries.ts";
import { drawRecipes, type Recipe } from "./recipes.ts";
import { orderSellers, type Sellers } from "./sellers.ts";

/** Links from supplier to customer, a customer's together; no pair twice, none to itself. */
export interface Links {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Uint32Array;
}

/** Odds that a firm looks for a supplier at home first. */
const AT_HOME = 0.65;
/** Draws for one supplier: by recipe and country, then by recipe, then anybody; then none is found. */
const WITH_COUNTRY = 8;
const WITH_RECIPE = 12;
const MOST_TRIES = 16;
/** ln of a weight is normal: mean, standard deviation, and how it grows with both firms' size. */
const WEIGHT_MEAN = 3;
const WEIGHT_SPREAD = 1.6;
const WEIGHT_BY_SIZE = 0.35;

/** Draws every firm's suppliers and what each delivers. O(m log n) */
export function drawLinks(firms: Firms, random: () => number): Links {
  const { n, industry, country, suppliers, size } = firms;
  const sellers = orderSellers(firms);
  const recipes = drawRecipes(sellers, random);
  const most = suppliers.reduce((sum, count) => sum + count, 0);
  const sources = new Uint32Array(most);
  const targets = new Uint32Array(most);
  const weights = new Uint32Array(most);
  const supplierOf = new Int32Array(n).fill(-1);
  let m = 0;
  for (let v = 0; v < n; v++) {
    supplierOf[v] = v;
    for (let wanted = suppliers[v]!; wanted > 0; wanted--) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const u = drawSeller(sellers, recipes[industry[v]!]!, country[v]!, tries, random);
        if (u < 0 || supplierOf[u] === v) continue;
        supplierOf[u] = v;
        const bySize = (size[u]! * size[v]!) ** WEIGHT_BY_SIZE;
        const drawn = Math.exp(WEIGHT_MEAN + WEIGHT_SPREAD * normalVariate(random)) * bySize;
        sources[m] = u;
        targets[m] = v;
        weights[m++] = Math.max(1, Math.round(drawn));
        break;
      }
    }
  }
  const [first, second, third] = [sources, targets, weights].map((column) => column.subarray(0, m));
  return { sources: first!, targets: second!, weights: third! };
}

/** @returns -1 where nobody sells what was looked for */
function drawSeller(
  { order, appeal, starts }: Sellers,
  { industries, often }: Recipe,
  home: number,
  tries: number,
  random: () => number,
): number {
  let [from, to] = [0, order.length];
  if (tries < WITH_RECIPE) {
    const bought = industries[drawPlace(often, 0, industries.length, random())];
    if (bought === undefined) return -1;
    const group = bought * COUNTRIES.length;
    const atHome = tries < WITH_COUNTRY && random() < AT_HOME;
    [from, to] = atHome
      ? [starts[group + home]!, starts[group + home + 1]!]
      : [starts[group]!, starts[group + COUNTRIES.length]!];
  }
  const place = drawPlace(appeal, from, to, random());
  return place < 0 ? -1 : order[place]!;
}
