// Written by `npx tsx scripts/client.ts` from /api/openapi.json: not to be changed by hand.
import type {
  CentralityRequest,
  CentralityResult,
  ChokepointsRequest,
  ChokepointsResult,
  CompareRequest,
  CompareResult,
  CoverageResult,
  CutRequest,
  CutResult,
  DependencyRequest,
  DependencyResult,
  DiffRequest,
  DiffResult,
  EsriRequest,
  EsriResult,
  ExposureResult,
  FigureChecks,
  FigureList,
  FirmDetail,
  FirmRiskState,
  FirmSearch,
  FirmStop,
  FirmsNetwork,
  FirmsOfGroup,
  FirmsOverview,
  GraphEsriRequest,
  GraphEsriResult,
  GraphList,
  GraphOverview,
  Health,
  ImportRequest,
  ImportedGraph,
  IoRequest,
  IoResult,
  PlantNetwork,
  ProblemDocument,
  ProductDetail,
  ProjectList,
  Readiness,
  ReportRequest,
  RiskRequest,
  RiskResult,
  Run,
  RunList,
  RunRequest,
  RunStatus,
  Scenario,
  ScenarioList,
  ScenarioOutput,
  ScenarioSummary,
  SensitivityRequest,
  SensitivityResult,
  ShapleyRequest,
  ShapleyResult,
  SimulateRequest,
  SimulateResult,
  SweepRequest,
  SweepResult,
  TableSimulateRequest,
  TableSimulateResult,
  WorstRequest,
  WorstResult,
  WrittenReport,
} from "./types.ts";

/** A fault as the server tells it: every field at fault, and what was expected. */
export class LinchpinProblem extends Error {
  readonly problem: ProblemDocument;
  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What may go with every request. */
export interface With {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

interface Sent extends With {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** The HTTP API of Linchpin: a method for each operation. */
export class LinchpinClient {
  private readonly base: string;
  private readonly always: Readonly<Record<string, string>>;

  /** @param headers sent with every request, such as Authorization */
  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.base = base;
    this.always = headers;
  }

  private async send(method: string, path: string, sent: Sent): Promise<Response> {
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries(sent.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers = { ...this.always, ...sent.headers };
    const init: RequestInit = { method, headers };
    if (sent.signal) init.signal = sent.signal;
    if (sent.body !== undefined) {
      init.headers = { ...headers, "Content-Type": "application/json" };
      init.body = JSON.stringify(sent.body);
    }
    const response = await fetch(url, init);
    if (response.ok) return response;
    throw new LinchpinProblem((await response.json()) as ProblemDocument);
  }

  private async json<Answer>(method: string, path: string, sent: Sent): Promise<Answer> {
    return (await (await this.send(method, path, sent)).json()) as Answer;
  }

  /** The data sets that can be asked. */
  async listGraphs(asked: With & { query?: { name?: string | number; kind?: "products" | "firms"; limit?: string | number; cursor?: string | number } } = {}): Promise<GraphList> {
    return this.json("GET", `/api/v1/graphs`, asked);
  }

  /** Bring a network of one's own. */
  async importGraph(asked: With & { query?: { name?: string | number; id?: string | number; title?: string | number }; body: ImportRequest }): Promise<ImportedGraph> {
    return this.json("POST", `/api/v1/graphs`, asked);
  }

  /** A graph at a glance: products, makers, inputs, countries, firms, sources. */
  async getGraph(asked: With & { id: string; query?: { home?: string | number; trusted?: string | number; adversary?: string | number; importance?: string | number; asOf?: string | number; residual?: "unknown" | "renormalise"; basis?: "world_production" | "home_sourcing" } }): Promise<GraphOverview> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}`, asked);
  }

  /** Remove a network that was brought here, with the scenarios saved for it. */
  async removeGraph(asked: With & { id: string }): Promise<void> {
    await this.send("DELETE", `/api/v1/graphs/${encodeURIComponent(asked.id)}`, asked);
  }

  /** One product: every figure with its status, year and source, rivals included. */
  async getProduct(asked: With & { id: string; product: string; query?: { home?: string | number; trusted?: string | number; adversary?: string | number; importance?: string | number; asOf?: string | number; residual?: "unknown" | "renormalise"; basis?: "world_production" | "home_sourcing" } }): Promise<ProductDetail> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/products/${encodeURIComponent(asked.product)}`, asked);
  }

  /** How many figures are sourced, estimated, judged or missing. */
  async getCoverage(asked: With & { id: string }): Promise<CoverageResult> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/coverage`, asked);
  }

  /** The graph as a file: of our own formats, one of its tables, or for other programs. */
  async exportGraph(asked: With & { id: string; query?: { format?: "network" | "package" | "csv" | "parquet" | "gexf" | "graphml" | "graphology"; table?: "edges" | "nodes" | "products" | "importance" | "supply" | "firms" | "sourcing" | "reliance" | "inputs" | "stocks" | "prices" | "uses" | "trade" | "tradeParameters" | "indicators" | "projects" | "events" | "countries" | "evidence" | "firmsIndex" | "sources" } }): Promise<Response> {
    return this.send("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/export`, asked);
  }

  /** Every figure with its source, place in it and rivals; filtered, sorted, paged. */
  async listFigures(asked: With & { id: string; query?: { table?: "products" | "importance" | "supply" | "firms" | "sourcing" | "reliance" | "inputs" | "stocks" | "prices" | "uses" | "trade" | "tradeParameters" | "indicators" | "projects" | "events" | "countries" | "evidence" | "firmsIndex" | "sources"; product?: string | number; country?: string | number; firm?: string | number; source?: string | number; only?: "used" | "disputed" | "unsourced"; per?: "figure" | "product"; sort?: "product" | "-product" | "value" | "-value" | "low" | "-low" | "year" | "-year" | "status" | "-status" | "source" | "-source" | "country" | "-country"; find?: string | number; q?: string | number; status?: string | number; until?: string | number; offset?: string | number; limit?: string | number } }): Promise<FigureList> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/figures`, asked);
  }

  /** What was looked for in the figures, and found: no source, too much, old, disputed. */
  async checkFigures(asked: With & { id: string }): Promise<FigureChecks> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/figures/checks`, asked);
  }

  /** Groups of firms and the trade between them; totals are exact. */
  async firmsOverview(asked: With & { id: string; query?: { home?: string | number; group?: "industry" | "country" | "community" } }): Promise<FirmsOverview> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms`, asked);
  }

  /** The firms of one group, or all, by risk, page by page. */
  async firmsOfGroup(asked: With & { id: string; query?: { home?: string | number; group?: "industry" | "country" | "community"; name?: string | number; offset?: string | number; limit?: string | number } }): Promise<FirmsOfGroup> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/group`, asked);
  }

  /** The 300 riskiest firms of a group with the links among them. */
  async firmsInside(asked: With & { id: string; query: { home?: string | number; group?: "industry" | "country" | "community"; name: string | number } }): Promise<FirmsNetwork> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/inside`, asked);
  }

  /** A firm with its suppliers and customers, 1 to 3 steps far, at most 200 firms by trade. */
  async firmsAround(asked: With & { id: string; query: { home?: string | number; group?: "industry" | "country" | "community"; firm: string | number; steps?: string | number } }): Promise<FirmsNetwork> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/around`, asked);
  }

  /** One firm: industry, country, risk, share of trade, largest suppliers and customers. */
  async firmDetail(asked: With & { id: string; query: { home?: string | number; group?: "industry" | "country" | "community"; firm: string | number } }): Promise<FirmDetail> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/firm`, asked);
  }

  /** What is lost if this firm stops: its systemic risk index, and who loses most. */
  async firmStop(asked: With & { id: string; query: { firm: string | number } }): Promise<FirmStop> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/stop`, asked);
  }

  /** Firms by a part of their name, the first 20; industries and countries, too. */
  async firmSearch(asked: With & { id: string; query: { q: string | number } }): Promise<FirmSearch> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/search`, asked);
  }

  /** How far the systemic risk index of all firms has come. */
  async firmRisk(asked: With & { id: string }): Promise<FirmRiskState> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/firms/risk`, asked);
  }

  /** The scenarios of a graph: those that come with it, then those that were saved. */
  async listScenarios(asked: With & { id: string; query?: { limit?: string | number; cursor?: string | number } }): Promise<ScenarioList> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/scenarios`, asked);
  }

  /** Save a scenario. */
  async saveScenario(asked: With & { id: string; body: Scenario }): Promise<ScenarioSummary> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/scenarios`, asked);
  }

  /** One of them as a document that can be changed and simulated. */
  async getScenario(asked: With & { id: string; scenario: string }): Promise<ScenarioOutput> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/scenarios/${encodeURIComponent(asked.scenario)}`, asked);
  }

  /** Change a saved scenario. */
  async replaceScenario(asked: With & { id: string; scenario: string; body: Scenario }): Promise<ScenarioSummary> {
    return this.json("PUT", `/api/v1/graphs/${encodeURIComponent(asked.id)}/scenarios/${encodeURIComponent(asked.scenario)}`, asked);
  }

  /** Delete a saved scenario. */
  async deleteScenario(asked: With & { id: string; scenario: string }): Promise<void> {
    await this.send("DELETE", `/api/v1/graphs/${encodeURIComponent(asked.id)}/scenarios/${encodeURIComponent(asked.scenario)}`, asked);
  }

  /** A scenario over time: what runs out when, and along which path. */
  async simulate(asked: With & { id: string; body: SimulateRequest }): Promise<SimulateResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/simulate`, asked);
  }

  /** The projects that a scenario may build, largest gain first. */
  async listProjects(asked: With & { id: string; query?: { limit?: string | number; cursor?: string | number } }): Promise<ProjectList> {
    return this.json("GET", `/api/v1/graphs/${encodeURIComponent(asked.id)}/projects`, asked);
  }

  /** The k cuts that hurt most, proven or with a bound; what to protect against them. */
  async worst(asked: With & { id: string; body: WorstRequest }): Promise<WorstResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/worst`, asked);
  }

  /** Scenarios over time beside a baseline, and each less the baseline, day by day. */
  async compare(asked: With & { id: string; body: CompareRequest }): Promise<CompareResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/compare`, asked);
  }

  /** What the home loses if the targets are cut. */
  async cut(asked: With & { id: string; body: CutRequest }): Promise<CutResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/cut`, asked);
  }

  /** Products, producers, countries, firms or inputs, ranked by what cutting each would cost. */
  async chokepoints(asked: With & { id: string; body: ChokepointsRequest }): Promise<ChokepointsResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/chokepoints`, asked);
  }

  /** How far each product hangs on others: direct, through all tiers, critical. */
  async dependency(asked: With & { id: string; body: DependencyRequest }): Promise<DependencyResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/dependency`, asked);
  }

  /** Published supply-risk scores on the same data: concentration, EU supply risk, GeoPolRisk, .... */
  async risk(asked: With & { id: string; body: RiskRequest }): Promise<RiskResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/risk`, asked);
  }

  /** Which uncertain figures move the score of a target: Morris or Sobol. */
  async sensitivity(asked: With & { id: string; body: SensitivityRequest }): Promise<SensitivityResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/sensitivity`, asked);
  }

  /** Systemic risk index of the products, each as if it were a firm. */
  async esri(asked: With & { id: string; body: GraphEsriRequest }): Promise<GraphEsriResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/esri`, asked);
  }

  /** How products stand in the requirement graph: betweenness, PageRank, cuts, .... */
  async centrality(asked: With & { id: string; body: CentralityRequest }): Promise<CentralityResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/centrality`, asked);
  }

  /** Products, producers, countries, firms, inputs or pairs, each halted by itself: what runs out when, how deep, for how long. */
  async sweep(asked: With & { id: string; body: SweepRequest }): Promise<SweepResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/sweep`, asked);
  }

  /** Systemic risk index of a network of firms, or of scenarios on it. */
  async esriOfFirms(asked: With & { body: EsriRequest }): Promise<EsriResult> {
    return this.json("POST", `/api/v1/esri`, asked);
  }

  /** Whose production the labels of an input-output table rest on, through all tiers. */
  async io(asked: With & { body: IoRequest }): Promise<IoResult> {
    return this.json("POST", `/api/v1/io`, asked);
  }

  /** How long sales go on if a plant stops, and what is lost until it is back. */
  async exposure(asked: With & { body: PlantNetwork }): Promise<ExposureResult> {
    return this.json("POST", `/api/v1/exposure`, asked);
  }

  /** A scenario on an input-output table over time, by ARIO or Pichler et al.. */
  async simulateTable(asked: With & { body: TableSimulateRequest }): Promise<TableSimulateResult> {
    return this.json("POST", `/api/v1/simulate-table`, asked);
  }

  /** How much of a loss each of several targets is to blame for (Shapley value). */
  async shapley(asked: With & { id: string; body: ShapleyRequest }): Promise<ShapleyResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/shapley`, asked);
  }

  /** A dossier on a product, a sector or a country, as Markdown and as one HTML page. */
  async report(asked: With & { id: string; body: ReportRequest }): Promise<WrittenReport> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/report`, asked);
  }

  /** What changed from this graph to another, and what it did to the answers. */
  async diff(asked: With & { id: string; body: DiffRequest }): Promise<DiffResult> {
    return this.json("POST", `/api/v1/graphs/${encodeURIComponent(asked.id)}/diff`, asked);
  }

  /** Start a question that may take long, and come back for the answer. */
  async startRun(asked: With & { body: RunRequest }): Promise<RunStatus> {
    return this.json("POST", `/api/v1/runs`, asked);
  }

  /** The runs that are open, or whose answers are still kept, the latest first. */
  async listRuns(asked: With & { query?: { graph?: string | number; operation?: "simulate" | "worst" | "sweep" | "compare" | "chokepoints" | "sensitivity" | "cut" | "dependency" | "risk" | "shapley" | "esri" | "centrality" | "report" | "firmsOverview" | "diff" | "io" | "esriOfFirms" | "exposure" | "simulateTable" | "importGraph"; state?: "waiting" | "running" | "finished" | "failed" | "cancelled"; limit?: string | number; cursor?: string | number } } = {}): Promise<RunList> {
    return this.json("GET", `/api/v1/runs`, asked);
  }

  /** How far a run is, and its answer once it has finished. */
  async getRun(asked: With & { run: string }): Promise<Run> {
    return this.json("GET", `/api/v1/runs/${encodeURIComponent(asked.run)}`, asked);
  }

  /** Cancel a run; one that has ended is forgotten. */
  async cancelRun(asked: With & { run: string }): Promise<void> {
    await this.send("DELETE", `/api/v1/runs/${encodeURIComponent(asked.run)}`, asked);
  }

  /** How far a run is, as server-sent events. */
  async watchRun(asked: With & { run: string }): Promise<Response> {
    return this.send("GET", `/api/v1/runs/${encodeURIComponent(asked.run)}/events`, asked);
  }

  /** The server is up. */
  async health(asked: With = {}): Promise<Health> {
    return this.json("GET", `/healthz`, asked);
  }

  /** The server has data to answer with, its store can be read, and it is not being stopped. */
  async readiness(asked: With = {}): Promise<Readiness> {
    return this.json("GET", `/readyz`, asked);
  }

  /** Figures about the server, as Prometheus reads them. */
  async metrics(asked: With = {}): Promise<Response> {
    return this.send("GET", `/metrics`, asked);
  }
}
