import { serialize } from "node:v8";
import type { FirmGraph } from "../../engine/build/firm-graph.ts";
import { firmGraph } from "../../engine/build/firm-graph.ts";
import type { EsriCascade } from "../../engine/kernels/esri.ts";
import { esriOf, firmCascade } from "../../engine/measures/firms/firm-cascade.ts";
import type { StudyRows } from "../../engine/measures/study.ts";
import { type BlockJob, blockComputer } from "../../engine/workers/block-job.ts";
import { shared } from "../../engine/workers/threads.ts";
import { readySolver } from "../../scenarios/ration/ready-solver.ts";
import { STUDIES } from "../../scenarios/studies.ts";
import { firmFilesIn, summariseFirmFolder } from "../../store/firm-folder.ts";
import { readFirmLinks } from "../../store/firm-network.ts";
import { loadGraph } from "../../store/graphs.ts";

/** Rows of one block, of whichever kind of graph. */
export type RowsJob =
  | (BlockJob & { readonly task: "study" })
  | {
      readonly task: "esri";
      /** Stands for the network. */
      readonly key: string;
      readonly graph: FirmGraph;
      readonly from: number;
      readonly to: number;
    };

/** A graph to be read, for a question of this id and these options. */
export type ReadJob =
  | {
      readonly task: "read";
      readonly path: string;
      readonly id: string;
      readonly options: unknown;
    }
  | { readonly task: "read firms"; readonly path: string };

/** What was read, on memory that all threads see. */
export type ReadGraph =
  | { readonly version: string; readonly question: SharedArrayBuffer }
  | { readonly version: string; readonly graph: FirmGraph };

/** What a thread is told to do. */
export type ShardJob = RowsJob | ReadJob;

const computeBlock = blockComputer(STUDIES, readySolver);

/** Does one job. Runs in a worker thread: what ends it ends nothing else. */
export async function doShardJob(job: ShardJob): Promise<StudyRows | ReadGraph> {
  switch (job.task) {
    case "study":
      return computeBlock(job);
    case "esri":
      return esriRows(job);
    case "read": {
      const data = await loadGraph(job.path);
      const asked = { data: { ...data, id: job.id }, options: job.options };
      return { version: data.version, question: shared(serialize(asked)) };
    }
    case "read firms": {
      const { version } = await summariseFirmFolder(job.path);
      const { labels, edges, firms } = await readFirmLinks(await firmFilesIn(job.path));
      return { version, graph: firmGraph(labels, edges, firms) };
    }
  }
}

/** The network of which firms were stopped at last: one is enough, it may be large. */
let known: { readonly key: string; readonly cascade: EsriCascade } | null = null;

function esriRows({ key, graph, from, to }: Extract<RowsJob, { task: "esri" }>): StudyRows {
  if (known?.key !== key) {
    known = null; // given up before there are two
    known = { key, cascade: firmCascade(graph) };
  }
  const firms = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  const convergence = { iterations: 0, lastChange: 0, converged: true };
  return { values: esriOf(known.cascade, firms), convergence };
}
