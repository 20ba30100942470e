import { centralityOfGraphLater } from "../../engine/measures/centrality.ts";
import type { PathWork } from "../../engine/measures/centrality-run.ts";
import { esriOfGraph } from "../../engine/measures/esri-of-graph.ts";
import { inTurns } from "../../engine/measures/in-turns.ts";
import { PathThreads } from "../../engine/workers/path-threads.ts";
import type { CentralityOptions, CentralityResult } from "../../model/centrality.ts";
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
  const far = (done: number, total: number | null = null) =>
    onProgress?.({ step: "searches", done, total });
  const searches: PathWork = (graph, question) => {
    paths ??= new PathThreads();
    return paths.paths(graph, { ...question, onProgress: onProgress && far });
  };
  return centralityOfGraphLater(data, options, searches, (steps) =>
    inTurns(steps, { onProgress: far }),
  );
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
