import { join } from "node:path";
import { type FirmGraph, firmGraph } from "../../../engine/build/firm-graph.ts";
import type { EsriCascade } from "../../../engine/kernels/esri.ts";
import { louvain } from "../../../engine/kernels/louvain.ts";
import { seededRandom } from "../../../engine/kernels/random.ts";
import { esriOf, firmCascade } from "../../../engine/measures/firms/firm-cascade.ts";
import { type FoldedFirms, foldFirms } from "../../../engine/measures/firms/search-firms.ts";
import { LinchpinError } from "../../../model/errors.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import { isFile } from "../../../store/file-info.ts";
import { FIRM_FILES, readAboutFirms, summariseFirmFolder } from "../../../store/firm-folder.ts";
import { readFirmNetwork } from "../../../store/firm-network.ts";
import { type CarriedFault, faultToCarry } from "../carried-fault.ts";
import { answerAboutFirms } from "./firm-answer.ts";
import type { FirmQuestion } from "./firm-question.ts";
import { onShared, type PackedFirms, packFirms, unpackFirms } from "./packed-firms.ts";

/** A network as it was read. */
export interface LoadedFirms {
  /** Stands for the content: what a thread knows by it is not unpacked again. */
  readonly key: string;
  readonly version: string;
  readonly packed: PackedFirms;
  readonly unit: string | null;
  /** The usual home. */
  readonly home: readonly string[];
}

/** What a thread is told to do. */
export type FirmJob =
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
      readonly task: "ask";
      readonly firms: LoadedFirms;
      readonly question: FirmQuestion;
      readonly communities: Uint32Array | null;
      readonly risk: { readonly state: FirmRisk; readonly values: Float64Array };
    };

/** What comes of each job. */
export interface FirmResults {
  readonly load: LoadedFirms;
  readonly communities: Uint32Array;
  readonly esri: null;
  readonly ask: string;
}

export type FirmOutcome =
  | { readonly done: FirmResults[FirmJob["task"]] }
  | { readonly fault: CarriedFault };

/** Does one job. Runs in a worker thread. */
export async function doFirmJob(job: FirmJob): Promise<FirmOutcome> {
  try {
    return { done: await done(job) };
  } catch (error) {
    if (error instanceof LinchpinError) return { fault: faultToCarry(error) };
    throw error;
  }
}

async function done(job: FirmJob): Promise<FirmResults[FirmJob["task"]]> {
  switch (job.task) {
    case "load":
      return load(job.key, job.folder);
    case "communities": {
      const { sales } = knownOf(job.firms).graph;
      return onShared(louvain(sales, seededRandom(SEED)).communityOf);
    }
    case "esri": {
      const esri = esriOf(cascadeOf(job.firms), job.which);
      job.which.forEach((firm, at) => {
        job.into[firm] = esri[at] ?? 0;
      });
      return null;
    }
    case "ask":
      return JSON.stringify(
        answerAboutFirms({ ...job, ...knownOf(job.firms) }, () => cascadeOf(job.firms)),
      );
  }
}

const SEED = 1;

async function load(key: string, folder: string): Promise<LoadedFirms> {
  const about = await readAboutFirms(folder);
  const nodes = join(folder, FIRM_FILES.nodes);
  const { version } = await summariseFirmFolder(folder);
  const { edges, firms } = await readFirmNetwork({
    edges: join(folder, FIRM_FILES.edges),
    nodes: (await isFile(nodes)) ? nodes : undefined,
  });
  const packed = packFirms(firmGraph(edges, firms));
  return { key, version, packed, unit: about.unit ?? null, home: about.home };
}

/** What a thread keeps of a network. */
export interface KnownFirms {
  readonly graph: FirmGraph;
  /** Names as they are searched. */
  readonly folded: FoldedFirms;
}

/** Networks that are asked by turns; more would only hold memory. */
const MOST_KNOWN = 2;
const known = new Map<string, KnownFirms & { cascade?: EsriCascade }>();

function knownOf({ key, packed }: LoadedFirms): KnownFirms & { cascade?: EsriCascade } {
  let firms = known.get(key);
  if (!firms) {
    const graph = unpackFirms(packed);
    firms = { graph, folded: foldFirms(graph) };
  }
  known.delete(key);
  known.set(key, firms);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return firms;
}

function cascadeOf(loaded: LoadedFirms): EsriCascade {
  const firms = knownOf(loaded);
  firms.cascade ??= firmCascade(firms.graph);
  return firms.cascade;
}
