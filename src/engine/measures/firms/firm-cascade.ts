import type { FirmStop } from "../../../model/firm-views.ts";
import { esriParameters } from "../../build/esri-parameters.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { countTexts, textAt } from "../../build/packed-texts.ts";
import { EsriCascade } from "../../kernels/esri.ts";
import { firmName, nameAt } from "./looked-at.ts";

const ESSENTIAL = 2;
/** As in the published figures (Diem et al. 2022). */
const OPTIONS = { tolerance: 0.01, replaceability: true };
const MOST_HIT = 20;

/** The systemic risk cascade of a network of firms, made once for all of them. */
export function firmCascade({ n, industries, industry, stated }: FirmGraph): EsriCascade {
  const { sources, targets, weights, types } = stated;
  const industryCount = countTexts(industries);
  return new EsriCascade(
    esriParameters({
      n,
      sources,
      targets,
      weights: weights ?? new Float64Array(sources.length).fill(1),
      types: types ?? new Uint8Array(sources.length).fill(ESSENTIAL),
      industry: industryCount > 0 ? industry : Uint32Array.from({ length: n }, (_, i) => i),
      industryCount: industryCount > 0 ? industryCount : n,
    }),
  );
}

/** Systemic risk index of some firms, each stopped alone. @returns Float64Array(to - from) */
export function esriOf(cascade: EsriCascade, firms: Uint32Array): Float64Array {
  return Float64Array.from(firms, (i) => cascade.run({ firms: [i], sizes: [1] }, OPTIONS).esri);
}

/** What is lost if one firm stops, and who loses most. */
export function firmStop(
  graph: FirmGraph,
  cascade: EsriCascade,
  firm: number,
  version: string,
): FirmStop {
  const { esri, down, up, hit } = cascade.run({ firms: [firm], sizes: [1] }, OPTIONS);
  const lossOf = (i: number) => Math.max(cascade.lossDown[i] ?? 0, cascade.lossUp[i] ?? 0);
  const lostOf = (i: number) => (graph.sold[i] ?? 0) * lossOf(i);
  const losing = [...hit].filter((i) => i !== firm && lostOf(i) > 0);
  losing.sort((a, b) => lostOf(b) - lostOf(a) || a - b);
  return {
    id: textAt(graph.labels, firm),
    esri,
    down,
    up,
    firms: losing.length,
    hit: losing.slice(0, MOST_HIT).map((i) => ({
      id: textAt(graph.labels, i),
      name: firmName(graph, i),
      industry: nameAt(graph.industries, graph.industry[i]),
      loss: Math.min(1, lossOf(i)),
    })),
    notes: [
      ...(graph.stated.types ? [] : ["no types are stated: every link is essential"]),
      ...(countTexts(graph.industries) > 0
        ? []
        : ["no industries are stated: every firm is its own"]),
    ],
    dataVersion: version,
  };
}
