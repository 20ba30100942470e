import { firmNetwork } from "../../src/engine/build/firm-network.ts";
import { esri } from "../../src/engine/measures/esri.ts";
import { EsriOptions } from "../../src/model/esri.ts";
import type { BenchCase } from "./bench-case.ts";
import { consumed } from "./bench-case.ts";
import { COUNTRIES, INDUSTRIES } from "./generate/industries.ts";
import { drawNetwork, MEAN_DEGREE } from "./generate/network.ts";

/** The question as users ask it: all firms stopped one by one; every other link essential. */
function allFirms(n: number): BenchCase {
  return {
    name: `esri/firms/1e${Math.log10(n)}`,
    iterations: 1,
    prepare: () => {
      const { firms, links } = drawNetwork({ n, seed: 1, meanDegree: MEAN_DEGREE });
      const labels = Array.from({ length: n }, (_, u) => `f${u}`);
      const weights = Float64Array.from(links.weights);
      const types = Uint8Array.from(weights, (_, e) => 1 + (e % 2));
      const network = firmNetwork({
        edges: { ...links, weights, labels, types },
        firms: labels.map((id, u) => ({
          id,
          industry: INDUSTRIES[firms.industry[u]!]!.code,
          country: COUNTRIES[firms.country[u]!]!,
        })),
      });
      const options = EsriOptions.parse({});
      const run = () => consumed(esri(network, options).items.map((item) => item.esri));
      return { n, m: weights.length, run };
    },
  };
}

export const ESRI_CASES: readonly BenchCase[] = [allFirms(1_000), allFirms(10_000)];
