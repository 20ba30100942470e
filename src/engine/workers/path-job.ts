import type { WeightedCsr } from "../../model/csr.ts";
import type { PathSums } from "../kernels/betweenness.ts";
import { LengthSearch } from "../kernels/betweenness-weighted.ts";
import {
  addBlock,
  type PathSearch,
  type SearchedGraph,
  type SourcePlan,
} from "../kernels/path-search.ts";
import { PlainSearch } from "../kernels/plain-path-search.ts";
import { CompiledSearch } from "../wasm/compiled-path-search.ts";

/** Searches that a worker is told to make; all arrays lie in memory that all threads see. */
export interface PathJob {
  /** Stands for the whole work and for the place where this search keeps its state. */
  readonly key: string;
  /** Compiled: memory, and where the fields of a search lie; its sums are read there. */
  readonly compiled: { readonly memory: WebAssembly.Memory; readonly address: number } | null;
  /** Plain TypeScript: what is searched; sums are sent back. */
  readonly plain: (SearchedGraph & { ends: Float64Array; squares: boolean }) | null;
  /** Where links have lengths: what is searched; sums are sent back. */
  readonly lengths: { readonly graph: WeightedCsr; readonly ends: Float64Array } | null;
  readonly plan: SourcePlan;
  readonly from: number;
  readonly to: number;
  /** Int32Array(1): other than 0, the work is given up. */
  readonly stop: Int32Array;
  /** Int32Array(1): searches made, by all threads. */
  readonly done: Int32Array;
}

/** The work that was done last, and its searches. */
const known = { work: "", searches: new Map<string, PathSearch>() };

/** Makes the searches of one block, until it is stopped. Runs in a worker thread. */
export function addPathBlock(job: PathJob): PathSums | null {
  const search = searchOf(job);
  for (let at = job.from; at < job.to && Atomics.load(job.stop, 0) === 0; at++) {
    addBlock(search, job.plan, at, at + 1);
    Atomics.add(job.done, 0, 1);
  }
  if (job.compiled) return null;
  const found = { sums: search.sums.slice(), squares: search.squares?.slice() ?? null };
  search.sums.fill(0);
  search.squares?.fill(0);
  return found;
}

function searchOf(job: PathJob): PathSearch {
  const { key } = job;
  const [work = ""] = key.split(" ");
  if (known.work !== work) {
    known.work = work;
    known.searches.clear();
  }
  const made = known.searches.get(key) ?? newSearch(job);
  known.searches.set(key, made);
  return made;
}

function newSearch({ compiled, plain, lengths }: PathJob): PathSearch {
  if (compiled) return new CompiledSearch(compiled.memory, compiled.address);
  if (plain) return new PlainSearch(plain, plain.ends, plain.squares);
  if (lengths) return new LengthSearch(lengths.graph, lengths.ends);
  throw new TypeError("there is nothing to search");
}
