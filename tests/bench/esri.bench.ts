import { firmNetwork } from "../../src/engine/build/firm-network.ts";
import { esri } from "../../src/engine/measures/esri.ts";
import { EsriOptions } from "../../src/model/esri.ts";
import type { BenchCase } from "./bench-case.ts";
import { consumed } from "./bench-case.ts";
import { MEAN_DEGREE, randomLinks } from "./networks.ts";

const INDUSTRIES = 85;

/** All firms stopped one by one; industries by turns, half of the links essential. */
function allFirms(firms: number, iterations: number): BenchCase {
  return {
    name: `esri/random/${firms}-firms`,
    iterations,
    prepare: () => {
      const columns = randomLinks(firms, firms * MEAN_DEGREE);
      const labels = Array.from({ length: firms }, (_, i) => `f${i}`);
      const types = Uint8Array.from(columns.sources, (_, e) => 1 + (e % 2));
      const network = firmNetwork({
        edges: { ...columns, labels, types },
        firms: labels.map((id, i) => ({ id, industry: `i${i % INDUSTRIES}`, country: null })),
      });
      const options = EsriOptions.parse({});
      const run = () => consumed(esri(network, options).items.map((item) => item.esri));
      return { n: firms, m: columns.sources.length, run };
    },
  };
}

export const ESRI_CASES: readonly BenchCase[] = [allFirms(100, 3), allFirms(1_000, 1)];
