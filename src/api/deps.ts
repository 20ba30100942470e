import type { StudyRows, StudySize } from "../engine/measures/study.ts";
import type { DataSet } from "../model/data-set.ts";
import type { ProductDetail } from "../model/details.ts";
import type { DiffOptions, DiffResult } from "../model/diff.ts";
import type { WrittenNetworkDocument } from "../model/network-document.ts";
import type { Choices } from "../model/options.ts";
import type { GraphOverview, GraphSummary } from "../model/overview.ts";
import type { ReportOptions, WrittenReport } from "../model/report.ts";
import type { CoverageResult } from "../model/results.ts";
import type { GraphSource } from "./graph-cache.ts";
import type { Log } from "./problem.ts";

/** What the server stands on; `startServer` passes the real ones, a test what it likes. */
export interface ApiDeps extends GraphSource {
  readonly overview: (data: DataSet, choices: Choices) => GraphOverview;
  readonly summary: (data: DataSet) => GraphSummary;
  readonly productDetail: (data: DataSet, product: string, choices: Choices) => ProductDetail;
  readonly coverage: (data: DataSet) => CoverageResult;
  readonly writeNetworkDocument: (data: DataSet) => WrittenNetworkDocument;
  readonly measures: MeasureRuns;
  readonly diff: (a: DataSet, b: DataSet, options: DiffOptions) => DiffResult;
  readonly report: (data: DataSet, options: ReportOptions) => WrittenReport;
  readonly studies: Studies;
  /** Folder of the built page; null: none is served. */
  readonly webRoot: string | null;
  readonly log: Log;
}

/** The measures that the API offers, by name; each takes options that its schema has read. */
export type MeasureName =
  | "cut"
  | "chokepoints"
  | "dependency"
  | "risk"
  | "shapley"
  | "sensitivity"
  | "esri"
  | "centrality";
/** Those with a part that worker threads compute. */
export type LongMeasureName = "chokepoints" | "sensitivity";
export type MeasureRuns = Readonly<
  Record<MeasureName, { run(data: DataSet, options: never): unknown }>
>;

/** The long parts of measures, computed apart from the thread that answers. */
export interface Studies {
  /** How much there is to compute; null: nothing that takes long. */
  sizeOf(name: LongMeasureName, data: DataSet, options: unknown): StudySize | null;
  /** Rows that the measure takes as its third argument. */
  rows(
    name: LongMeasureName,
    data: DataSet,
    options: unknown,
    control: { readonly signal?: AbortSignal },
  ): Promise<StudyRows | null>;
}
