import type { FirmGraph } from "../../engine/build/firm-graph.ts";
import {
  centralityOfFirmsLater,
  centralityOfGraphLater,
} from "../../engine/measures/centrality.ts";
import type { LongWork } from "../../engine/measures/centrality-run.ts";
import { esriOfGraph } from "../../engine/measures/esri-of-graph.ts";
import { inTurns } from "../../engine/measures/in-turns.ts";
import { PathThreads } from "../../engine/workers/path-threads.ts";
import type { CentralityOptions, CentralityResult, LinkOptions } from "../../model/centrality.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { GraphEsriOptions, GraphEsriResult } from "../../model/esri.ts";
import type { OnProgress } from "./question.ts";

/**
 * Threads of this thread, started with the first searches that take long; they end with it, as when
 * its question is given up.
 */
let paths: PathThreads | null = null;

/** Structure, its searches spread over threads where they take long. */
export function watchedCentrality(
  data: DataSet,
  options: CentralityOptions,
  onProgress?: OnProgress,
): Promise<CentralityResult> {
  return centralityOfGraphLater(data, options, longWork(onProgress));
}

/** The same of a network of firms. */
export function watchedCentralityOfFirms(
  firms: FirmGraph,
  options: LinkOptions,
  onProgress?: OnProgress,
): Promise<CentralityResult> {
  return centralityOfFirmsLater(firms, options, longWork(onProgress));
}

function longWork(onProgress: OnProgress | undefined): LongWork {
  const far = (done: number, total: number | null = null) =>
    onProgress?.({ step: "searches", done, total });
  return {
    paths(graph, question) {
      paths ??= new PathThreads();
      return paths.paths(graph, { ...question, onProgress: onProgress && far });
    },
    steps: (steps) => inTurns(steps, { onProgress: far }),
  };
}

/** The systemic risk index, told product by product. */
export function watchedEsri(
  data: DataSet,
  options: GraphEsriOptions,
  onProgress?: OnProgress,
): GraphEsriResult {
  return esriOfGraph(data, options, {
    onProgress: (done, total) => onProgress?.({ step: "runs", done, total }),
  });
}
