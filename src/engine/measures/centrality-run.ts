import type {
  CentralityExtra,
  LinkOption,
  LinkOptions,
  NodeFigure,
} from "../../model/centrality.ts";
import type { WeightedCsr } from "../../model/csr.ts";
import type { PathSums } from "../kernels/betweenness.ts";
import type { Steps } from "../kernels/steps.ts";
import type { Convergence } from "./evaluator.ts";
import type { Links } from "./links.ts";

/** What a measure finds: figures by node or others, and what they rest on. */
export interface CentralityAnswer {
  readonly formula: string;
  /** By node; undefined: the node is left out; NaN: not known. */
  readonly values?: ArrayLike<NodeFigure | undefined>;
  /** By node: what the largest are largest by, where that is not the value. */
  readonly sizes?: ArrayLike<number>;
  /** By node, in the unit of `values`; NaN: not known. */
  readonly standardErrors?: ArrayLike<number>;
  /** By node; NaN: not known. */
  readonly hubs?: ArrayLike<number>;
  /** What the values can be, by node, and nodes known to be among the largest by more than these ends. */
  readonly ends?: {
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
    readonly certain: Uint32Array;
  };
  readonly extra?: Omit<CentralityExtra, "values" | "items" | "standardErrors" | "hubs">;
  readonly convergence?: Convergence;
  readonly notes?: readonly string[];
}

/** Whoever makes the searches of betweenness: a pool of threads. */
export type PathWork = (
  graph: WeightedCsr,
  question: {
    readonly sources: Uint32Array;
    readonly ends: Float64Array;
    readonly squares: boolean;
    /** Whether the weights are lengths; else every link has length 1. */
    readonly weighted: boolean;
  },
) => Promise<PathSums>;

/** Whoever takes the steps of work that stays in one thread, and can stop between two of them. */
export type StepWork = <Result>(steps: Steps<Result>) => Promise<Result>;

/** Who does what can take long. */
export interface LongWork {
  readonly paths: PathWork;
  readonly steps: StepWork;
}

/** One measure: what it reads of the options, and how it is computed. */
export interface CentralityRun {
  /** Options beside `measure` and `reverse`; `top` only if there are figures by node. */
  readonly uses: readonly LinkOption[];
  /** @throws InvalidInputError for options that the links cannot serve */
  run(links: Links, options: LinkOptions): CentralityAnswer;
  /** The same, its searches made by others: where that can take long. */
  runLater?(links: Links, options: LinkOptions, work: LongWork): Promise<CentralityAnswer>;
}
