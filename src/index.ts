/** The library's public face: read a supply network, ask it, write it. */

export { type FirmNetwork, type FirmTables, firmNetwork } from "./engine/build/firm-network.ts";
export { tableOfDocument } from "./engine/build/input-output-table.ts";
export {
  centralityOfEdges,
  centralityOfEdgesLater,
  centralityOfGraph,
} from "./engine/measures/centrality.ts";
export { chokepoints } from "./engine/measures/chokepoints.ts";
export { coverage } from "./engine/measures/coverage.ts";
export { cut } from "./engine/measures/cut.ts";
export { dependency } from "./engine/measures/dependency.ts";
export { diff } from "./engine/measures/diff/diff.ts";
export { type EsriControl, type EsriWork, esri, esriLater } from "./engine/measures/esri.ts";
export { esriOfGraph } from "./engine/measures/esri-of-graph.ts";
export { inTurns, type TurnControl } from "./engine/measures/in-turns.ts";
export { inputOutput } from "./engine/measures/input-output.ts";
export { report } from "./engine/measures/report/report.ts";
export { risk } from "./engine/measures/risk.ts";
export { sensitivity } from "./engine/measures/sensitivity.ts";
export { shapley } from "./engine/measures/shapley.ts";
export { EsriThreads } from "./engine/workers/esri-threads.ts";
export { PathThreads } from "./engine/workers/path-threads.ts";
export type { StudyControl } from "./engine/workers/study-threads.ts";
export { BacktestDocument, BacktestEvent } from "./model/backtest.ts";
export { BacktestItem, BacktestOptions, BacktestResult } from "./model/backtest-result.ts";
export {
  CentralityMeasure,
  CentralityOptions,
  CentralityResult,
  LinkOptions,
} from "./model/centrality.ts";
export { CompareOptions, CompareResult } from "./model/comparison.ts";
export type { DataSet, TableName, Tables, ValueShare } from "./model/data-set.ts";
export { DiffOptions, DiffResult } from "./model/diff.ts";
export type { EdgeList } from "./model/edge-list.ts";
export {
  CancelledError,
  ConflictError,
  type ErrorCode,
  formatProblem,
  InvalidInputError,
  LimitError,
  LinchpinError,
  NotFoundError,
  type Problem,
  SolverError,
  WorkerError,
} from "./model/errors.ts";
export {
  EsriItem,
  EsriOptions,
  EsriResult,
  GraphEsriOptions,
  GraphEsriResult,
} from "./model/esri.ts";
export { ExposureItem, ExposureResult, PlantNetwork } from "./model/exposure.ts";
export { FileCertificate } from "./model/file-certificate.ts";
export {
  InputOutputDocument,
  type InputOutputTable,
  IoItem,
  IoOptions,
  IoResult,
} from "./model/input-output.ts";
export { NetworkDocument, WrittenNetworkDocument } from "./model/network-document.ts";
export {
  Choices,
  ChokepointOptions,
  CutOptions,
  DependencyOptions,
  RiskOptions,
} from "./model/options.ts";
export { ReportOptions, ReportResult } from "./model/report.ts";
export {
  Certificate,
  ChokepointItem,
  ChokepointsResult,
  CoverageResult,
  CutResult,
  DependencyItem,
  DependencyResult,
  RiskResult,
} from "./model/results.ts";
export { RiskItem } from "./model/risk.ts";
export { Scenario } from "./model/scenario.ts";
export { SensitivityOptions, SensitivityResult } from "./model/sensitivity.ts";
export { ShapleyOptions, ShapleyResult } from "./model/shapley.ts";
export { SimulateOptions, SimulateResult } from "./model/simulation.ts";
export { SweepItem, SweepOptions, SweepResult } from "./model/sweep.ts";
export { TableSimulateOptions, TableSimulateResult } from "./model/table-simulation.ts";
export { formatTarget, parseTarget, type Target } from "./model/target.ts";
export { WorstOptions, WorstResult } from "./model/worst.ts";
export { backtest } from "./scenarios/backtest/backtest.ts";
export { compare } from "./scenarios/compare/compare.ts";
export { exposure } from "./scenarios/exposure/exposure.ts";
export { optimalCut } from "./scenarios/ration/optimal-cut.ts";
export { optimalShapley } from "./scenarios/ration/optimal-shapley.ts";
export { MEASURES, type MeasureName } from "./scenarios/registry.ts";
export { simulate } from "./scenarios/simulate/simulate.ts";
export { sweep } from "./scenarios/sweep/sweep.ts";
export { simulateTable } from "./scenarios/table/simulate-table.ts";
export { StudyPool } from "./scenarios/workers/study-pool.ts";
export { type WorstControl, worst, worstQuestion } from "./scenarios/worst/worst.ts";
export { type LoadedBacktests, loadBacktests } from "./store/backtests.ts";
export { type FirmNetworkFiles, readFirmNetwork } from "./store/firm-network.ts";
export { comparisonCsv } from "./store/formats/comparison/comparison-csv.ts";
export { comparisonHtml } from "./store/formats/comparison/comparison-html.ts";
export { readEdgeList } from "./store/formats/edge-list.ts";
export { readInputOutputTable } from "./store/formats/input-output-table.ts";
export { readNetworkDocument, writeNetworkDocument } from "./store/formats/network-document.ts";
export { readPlantNetwork } from "./store/formats/plant-network.ts";
export { composeReport } from "./store/formats/report/compose.ts";
export { reportHtml } from "./store/formats/report/html.ts";
export { reportMarkdown } from "./store/formats/report/markdown.ts";
export { checkGraph, listGraphs, loadGraph } from "./store/graphs.ts";
export { loadScenario, readScenarioFile } from "./store/scenarios.ts";
