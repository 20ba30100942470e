import type { FirmGraph } from "../../engine/build/firm-graph.ts";
import type { EsriFigures } from "../../engine/kernels/esri-figures.ts";
import {
  centralityOfFirmsLater,
  centralityOfGraphLater,
} from "../../engine/measures/centrality.ts";
import type { LongWork } from "../../engine/measures/centrality-run.ts";
import { type EsriWork, isLeftToOthers, tooLong } from "../../engine/measures/esri.ts";
import { esriOfGraph, esriOfGraphLater } from "../../engine/measures/esri-of-graph.ts";
import { inTurns } from "../../engine/measures/in-turns.ts";
import { EsriThreads } from "../../engine/workers/esri-threads.ts";
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

/** Losses passed over a link in all that one question may take: threads pass some 400 million a second. */
const MOST_PASSES = 1e10;
let cascades: EsriThreads | null = null;

/**
 * The systemic risk index: of products that stop one at a time in threads where it takes long, of all else
 * product by product or scenario by scenario.
 * @throws LimitError `too_large`; what `esriOfGraph` throws
 */
export function watchedEsri(
  data: DataSet,
  options: GraphEsriOptions,
  onProgress?: OnProgress,
): GraphEsriResult | Promise<GraphEsriResult> {
  const far = (done: number, total: number) => onProgress?.({ step: "runs", done, total });
  if (!isLeftToOthers(options)) return esriOfGraph(data, options, { onProgress: far });
  return esriOfGraphLater(data, options, (parameters, question) => {
    // What is run again to check the tolerance takes a fraction of it.
    const told = question.withResidual === true ? undefined : far;
    return boundedRuns(parameters, question, told);
  });
}

type EsriParts = Parameters<EsriWork>;

async function boundedRuns(
  parameters: EsriParts[0],
  question: EsriParts[1],
  told: ((done: number, total: number) => void) | undefined,
): Promise<EsriFigures> {
  cascades ??= new EsriThreads();
  const halt = new AbortController();
  let seen = 0;
  const onProgress = (done: number, total: number, passes: number) => {
    if (passes > MOST_PASSES) return halt.abort();
    seen = done;
    told?.(done, total);
  };
  const control = { signal: halt.signal, mostOfBlock: MOST_PASSES, onProgress };
  try {
    return await cascades.runsOf(parameters, { ...question, ...control });
  } catch (error) {
    if (halt.signal.aborted) throw tooLong(seen, question.firms.length);
    throw error;
  }
}
