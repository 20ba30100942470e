import { type EdgeColumns, weightedCsrFromEdges } from "../../src/engine/build/weighted-csr.ts";
import { randomIndex, seededRandom } from "../../src/engine/kernels/random.ts";
import type { WeightedCsr } from "../../src/model/csr.ts";

/** Links a node has on average. */
export const MEAN_DEGREE = 10;

/**
 * A seeded network with heavy tails: a link's ends are drawn as floor(n x^3), so that few nodes hold
 * many links; every third link runs against the numbering, so that there are cycles.
 * @returns columns of `links` edges, parallel ones and self-loops left in
 */
export function randomLinks(n: number, links: number, seed = 1) {
  const random = seededRandom(seed);
  const sources = new Uint32Array(links);
  const targets = new Uint32Array(links);
  const weights = new Float64Array(links);
  for (let e = 0; e < links; e++) {
    const hub = Math.floor(n * random() ** 3);
    const other = randomIndex(random, n);
    const [first, last] = hub < other ? [hub, other] : [other, hub];
    const isBack = random() < 1 / 3;
    sources[e] = isBack ? last : first;
    targets[e] = isBack ? first : last;
    weights[e] = 1 + 99 * random();
  }
  return { n, sources, targets, weights } satisfies EdgeColumns & { n: number };
}

export function randomGraph(links: number): WeightedCsr {
  const n = Math.max(1, Math.round(links / MEAN_DEGREE));
  return weightedCsrFromEdges(n, randomLinks(n, links));
}
