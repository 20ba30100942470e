import type { StudyRows, StudySize } from "../engine/measures/study.ts";
import type { DataSet } from "../model/data-set.ts";
import type { ProductDetail } from "../model/details.ts";
import type { FigureChecks, FigureList, FigureListOptions } from "../model/figure-list.ts";
import type { WrittenNetworkDocument } from "../model/network-document.ts";
import type { Choices } from "../model/options.ts";
import type { GraphOverview, GraphSummary } from "../model/overview.ts";
import type { CoverageResult } from "../model/results.ts";
import type { Config } from "../store/config/read-config.ts";
import type { exportFile } from "../store/export-file.ts";
import type { ImportFolders } from "../store/import/import-folders.ts";
import type { ImportReader } from "../store/import/import-threads.ts";
import type { AuditTrail, Store } from "../store/kept/store.ts";
import type { FirmAnswers } from "./answers/firms/firm-question.ts";
import type { Answers, LongMeasureName } from "./answers/question.ts";
import type { GraphSource } from "./graph-cache.ts";
import type { TokenDirectory } from "./guard/access.ts";
import type { Metrics } from "./guard/metrics.ts";
import type { Log } from "./guard/request-log.ts";

/** What the server stands on; `startServer` passes the real ones, a test what it likes. */
export interface ApiDeps extends GraphSource {
  readonly overview: (data: DataSet, choices: Choices) => GraphOverview;
  readonly summary: (data: DataSet) => GraphSummary;
  /** A network of firms at a glance, by its folder. */
  readonly firmSummary: (folder: string) => Promise<GraphSummary>;
  readonly productDetail: (data: DataSet, product: string, choices: Choices) => ProductDetail;
  readonly coverage: (data: DataSet) => CoverageResult;
  readonly figureList: (data: DataSet, options: FigureListOptions) => FigureList;
  readonly figureChecks: (data: DataSet) => FigureChecks;
  readonly writeNetworkDocument: (data: DataSet) => WrittenNetworkDocument;
  /** What users keep. */
  readonly store: Store;
  /** A graph in another format. */
  readonly exportFile: typeof exportFile;
  readonly imports: ImportReader;
  /** Where networks that are brought lie while they are read. */
  readonly importFolders: ImportFolders;
  readonly answers: Answers;
  readonly studies: Studies;
  readonly firms: FirmAnswers;
  /** Folder of the built page; null: none is served. */
  readonly webRoot: string | null;
  readonly log: Log;
  /** Settings; default: the usual ones. */
  readonly config?: Config;
  /** Default: figures about the server alone, none about the process. */
  readonly metrics?: Metrics;
  /** Tokens that callers may show; default: there are none. */
  readonly tokens?: TokenDirectory;
  /** Where changes are written down; default: in the log alone. */
  readonly audit?: Pick<AuditTrail, "add">;
  /** Aborted when the server is told to stop: what nobody will hear is given up. */
  readonly stopped?: AbortSignal;
  /** Told what has to be done before store and threads are closed. */
  readonly onClose?: (work: Promise<void>) => void;
  /** Aborted when questions that are still open then have had their time: they are given up. */
  readonly timeIsUp?: AbortSignal;
}

/** The long parts of measures, split over worker threads. */
export interface Studies {
  /** Rows that the measure takes as its third argument. */
  rows(
    name: LongMeasureName,
    data: DataSet,
    options: unknown,
    control: {
      readonly signal?: AbortSignal | undefined;
      readonly size: StudySize;
      /** Called as rows are done, with rows done and rows in all. */
      readonly onProgress?: ((done: number, total: number) => void) | undefined;
    },
  ): Promise<StudyRows | null>;
}
