import type { MessagePort } from "node:worker_threads";
import { type FirmGraph, firmGraph } from "../../../engine/build/firm-graph.ts";
import { louvain } from "../../../engine/kernels/louvain.ts";
import { seededRandom } from "../../../engine/kernels/random.ts";
import { esriOf } from "../../../engine/measures/firms/firm-cascade.ts";
import { sharedWords } from "../../../engine/workers/shared-arrays.ts";
import { type CarriedFault, faultToCarry } from "../../../model/carried-fault.ts";
import { type CentralityResult, LinkOptions } from "../../../model/centrality.ts";
import { LinchpinError } from "../../../model/errors.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import { askLaterWithOptions } from "../../../model/option-faults.ts";
import type { GraphSummary } from "../../../model/overview.ts";
import { firmFilesIn, readAboutFirms, summariseFirmFolder } from "../../../store/firm-folder.ts";
import { readFirmLinks } from "../../../store/firm-network.ts";
import { limitCentralityOfFirms } from "../centrality-limit.ts";
import type { AnswerProgress } from "../question.ts";
import { watchedCentralityOfFirms } from "../watched-measures.ts";
import { answerAboutFirms } from "./firm-answer.ts";
import type { FirmQuestion, FirmStructure } from "./firm-question.ts";
import { cascadeOf, forgetAllBut, KnownFirms } from "./known-firms.ts";

/** A network as it was read: all of it that is large lies in memory that all threads share. */
export interface LoadedFirms {
  /** Stands for the content. */
  readonly key: string;
  readonly graph: FirmGraph;
  readonly unit: string | null;
  /** The usual home. */
  readonly home: readonly string[];
}

/** What a thread is told to do. */
export type FirmTask =
  | { readonly task: "summary"; readonly folder: string }
  | { readonly task: "load"; readonly key: string; readonly folder: string }
  | { readonly task: "communities"; readonly firms: LoadedFirms }
  | {
      readonly task: "esri";
      readonly firms: LoadedFirms;
      readonly which: Uint32Array;
      /** Float64Array(n) in shared memory: results are written here. */
      readonly into: Float64Array;
    }
  | {
      readonly task: "centrality";
      readonly firms: LoadedFirms;
      readonly structure: FirmStructure;
    }
  | {
      readonly task: "ask";
      readonly firms: LoadedFirms;
      readonly version: string;
      readonly question: FirmQuestion;
      readonly communities: Uint32Array | null;
      readonly risk: { readonly state: FirmRisk; readonly values: Float64Array };
    };

export type FirmJob = FirmTask & {
  /** Keys of the networks that are open: a thread forgets what it knows of others. */
  readonly open: readonly string[];
  /** Where to say how far the work is. */
  readonly progress?: MessagePort;
};

/** What comes of each job. */
export interface FirmResults {
  readonly summary: GraphSummary;
  readonly load: LoadedFirms;
  readonly communities: Uint32Array;
  readonly esri: null;
  readonly centrality: string;
  readonly ask: string;
}

export type FirmOutcome =
  | { readonly done: FirmResults[FirmTask["task"]] }
  | { readonly fault: CarriedFault };

/** Does one job. Runs in a worker thread. */
export async function doFirmJob(job: FirmJob): Promise<FirmOutcome> {
  const { progress } = job;
  forgetAllBut(job.open);
  try {
    return { done: await done(job, (far) => progress?.postMessage(far)) };
  } catch (error) {
    if (error instanceof LinchpinError) return { fault: faultToCarry(error) };
    throw error;
  } finally {
    progress?.close();
  }
}

type Say = (far: AnswerProgress) => void;

async function done(job: FirmTask, say: Say): Promise<FirmResults[FirmTask["task"]]> {
  switch (job.task) {
    case "summary":
      return summariseFirmFolder(job.folder);
    case "load":
      return load(job.key, job.folder, say);
    case "communities":
      say({ step: "grouping", done: 0, total: null });
      return sharedWords(louvain(job.firms.graph.sales, seededRandom(SEED)).communityOf);
    case "esri": {
      const esri = esriOf(cascadeOf(KnownFirms.of(job.firms)), job.which);
      job.which.forEach((firm, at) => {
        job.into[firm] = esri[at] ?? 0;
      });
      return null;
    }
    case "centrality":
      return JSON.stringify(await structureOf(job.firms.graph, job.structure, say));
    case "ask":
      return JSON.stringify(answerAboutFirms(KnownFirms.of(job.firms), job));
  }
}

const SEED = 1;

/** @throws InvalidInputError with every field at fault; LimitError `too_large`; what the measure throws */
function structureOf(
  graph: FirmGraph,
  { body, mostSteps }: FirmStructure,
  say: Say,
): Promise<CentralityResult> {
  return askLaterWithOptions(LinkOptions, body, (options) => {
    limitCentralityOfFirms(graph, options, mostSteps);
    return watchedCentralityOfFirms(graph, options, say);
  });
}

async function load(key: string, folder: string, say: Say): Promise<LoadedFirms> {
  const about = await readAboutFirms(folder);
  const { labels, edges, firms } = await readFirmLinks(await firmFilesIn(folder), {
    onProgress: ({ bytes, of }) => say({ step: "reading", done: bytes, total: of }),
  });
  say({ step: "building", done: 0, total: null });
  const graph = firmGraph(labels, edges, firms);
  return { key, graph, unit: about.unit ?? null, home: about.home };
}
