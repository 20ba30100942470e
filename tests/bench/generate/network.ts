import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { drawFirms, type Firms } from "./firms.ts";
import { drawLinks, type Links } from "./links.ts";

/** Suppliers that a firm has on average where nothing else is asked for. */
export const MEAN_DEGREE = 10;

/** What a network is drawn from: the same numbers give the same network. */
export interface NetworkShape {
  readonly n: number;
  readonly seed: number;
  /** Suppliers a firm has on average. */
  readonly meanDegree: number;
}

/** A made-up network of firms. */
export interface FirmLinks {
  readonly firms: Firms;
  readonly links: Links;
}

/**
 * Draws a network with the shape of those that tax records show, for measuring and nothing else:
 * - P(suppliers > k) falls about as k^-1.3 to -1.5, P(customers > k) as k^-1.4 to -1.6; reported for Japan's
 *   million firms are 1.35 and 1.26 (Fujiwara and Aoyama 2010, arXiv 0806.4280);
 * - a giant strong component of some 45 % of the firms between those that only sell into it and those
 *   that only buy from it, the walnut of Chakraborty et al. (2018, PLoS ONE 13(8), e0202739);
 * - a quarter of the firms has no supplier among them, a third no customer;
 * - firms lie in 85 industries (NACE Rev. 2 divisions) and six tiers from material to services, buy by
 *   industry recipes and rather at home; one link in twenty runs against the stream;
 * - weights are lognormal and grow with both firms' size.
 * Not imitated: clustering, regions within a country, time. Ten suppliers a firm is denser than Hungary
 * in one year (4.5; Diem et al., arXiv 2302.11451) and thinner than records without a threshold.
 *
 * Links rest on integer random numbers and on `Math.pow`; another engine than V8 may round a draw
 * otherwise, so compare the hashes of the files before figures from two machines.
 */
export function drawNetwork({ n, seed, meanDegree }: NetworkShape): FirmLinks {
  const random = seededRandom(seed);
  const firms = drawFirms(n, meanDegree, random);
  return { firms, links: drawLinks(firms, random) };
}
