import type { StudyRows, StudySize } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { DiffOptions, DiffResult } from "../../model/diff.ts";
import type { ReportOptions, WrittenReport } from "../../model/report.ts";

/** The measures that the API offers, by name; each takes options that its schema has read. */
export type MeasureName =
  | "cut"
  | "chokepoints"
  | "dependency"
  | "risk"
  | "shapley"
  | "sensitivity"
  | "esri"
  | "centrality"
  | "simulate"
  | "sweep"
  | "worst"
  | "compare";

/** Those with a part that is split over worker threads. */
export type LongMeasureName = "chokepoints" | "sensitivity" | "sweep" | "simulate" | "compare";

/** Questions by the name of their operation. */
export type QuestionName =
  | MeasureName
  | "report"
  | "diff"
  | "io"
  | "esriOfFirms"
  | "exposure"
  | "simulateTable";

/** A question as it was sent, with the data sets that it is about. */
export interface Question {
  readonly name: QuestionName;
  /** The graph of the address, then the one that the body names; none if the body brings a table. */
  readonly data: readonly DataSet[];
  readonly body: unknown;
  /** A long measure is asked twice: how much there is to compute, then with rows that were computed. */
  readonly part?: "check" | { readonly rows: StudyRows | null };
}

/** How far an answer is. */
export interface AnswerProgress {
  /**
   * What is counted: drawn or halted `runs`; of a search for the worst cuts what it is at; `searches` of
   * paths; of a large network the bytes that were read, then that it is built, put together by community; of one that
   * is brought the bytes that were read, then kept.
   */
  readonly step:
    | "runs"
    | "sets"
    | "pairs"
    | "attacks"
    | "model"
    | "searches"
    | "reading"
    | "building"
    | "keeping"
    | "grouping";
  readonly done: number;
  /** Null: nobody knows. */
  readonly total: number | null;
}

/** Told how far an answer is, where it knows. */
export type OnProgress = (progress: AnswerProgress) => void;

/** How an answer is watched and stopped. */
export interface AnswerControl {
  /** Aborted when the caller goes away. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Where questions are answered: in this thread, or in others. */
export interface Answers {
  /**
   * @returns the answer as JSON text
   * @throws what the measure throws; CancelledError if the caller goes away
   */
  ask(question: Question, control?: AnswerControl): Promise<string>;
}

/** A measure as it is run; it may promise its answer. */
interface MeasureRun {
  run(data: DataSet, options: never): unknown;
}

/** The same, which tells how far it is if anybody wants to know. */
type WatchedRun = (data: DataSet, options: never, onProgress?: OnProgress) => unknown;

/** What computes answers. */
export interface Runs {
  readonly measures: Readonly<Record<MeasureName, MeasureRun>>;
  /** Measures that can tell how far they are, in place of the plain ones. */
  readonly watched?: Readonly<Partial<Record<MeasureName, WatchedRun>>>;
  readonly report: (data: DataSet, options: ReportOptions) => WrittenReport;
  readonly diff: (a: DataSet, b: DataSet, options: DiffOptions) => DiffResult;
  /** How much a long measure has to compute; null: nothing that takes long. */
  readonly sizeOf: (name: LongMeasureName, data: DataSet, options: unknown) => StudySize | null;
}
