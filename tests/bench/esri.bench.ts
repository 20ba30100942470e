import { esriParameters } from "../../src/engine/build/esri-parameters.ts";
import { firmNetwork } from "../../src/engine/build/firm-network.ts";
import { EsriCascade } from "../../src/engine/kernels/esri.ts";
import { seededRandom } from "../../src/engine/kernels/random.ts";
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

/** As in the published comparison of ESRIcascade.jl: many industries of two firms each, 16 that stop. */
const FINE = { firms: 1232, industries: 616, closures: 16 };

function fineIndustries() {
  const n = FINE.firms;
  const { links } = drawNetwork({ n, seed: 1, meanDegree: MEAN_DEGREE });
  const random = seededRandom(1);
  const industry = Uint32Array.from({ length: n }, () => Math.floor(random() * FINE.industries));
  const types = Uint8Array.from(links.targets, () => (random() < 0.5 ? 2 : 1));
  const weights = Float64Array.from(links.weights);
  const network = { ...links, n, industry, industryCount: FINE.industries, weights, types };
  const firms = Array.from({ length: FINE.closures }, (_, i) =>
    Math.floor((i * n) / FINE.closures),
  );
  const close = (cascade: EsriCascade, firm: number) =>
    cascade.run({ firms: [firm], sizes: [1] }, { tolerance: 0.01, replaceability: true }).esri;
  return { network, firms, close, size: { n, m: weights.length } };
}

/** One firm of these stops, its network set up. */
const WARM_CLOSURE: BenchCase = {
  name: "esri/616-industries/closure",
  iterations: 1600,
  prepare: () => {
    const { network, firms, close, size } = fineIndustries();
    const cascade = new EsriCascade(esriParameters(network));
    let at = 0;
    const run = () => close(cascade, firms[at++ % firms.length] ?? 0);
    return { ...size, run };
  },
};

/** All of them, the set-up of the network counted. */
const CLOSURES: BenchCase = {
  name: "esri/616-industries/16-closures-and-set-up",
  iterations: 20,
  prepare: () => {
    const { network, firms, close, size } = fineIndustries();
    const run = () => {
      const cascade = new EsriCascade(esriParameters(network));
      return consumed(firms.map((firm) => close(cascade, firm)));
    };
    return { ...size, run };
  },
};

export const ESRI_CASES: readonly BenchCase[] = [
  allFirms(1_000),
  allFirms(10_000),
  WARM_CLOSURE,
  CLOSURES,
];
