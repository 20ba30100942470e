import type {
  ChokepointsRequest,
  ChokepointsResponse,
  CoverageResponse,
  CutRequest,
  CutResponse,
  DependencyRequest,
  DependencyResponse,
  DiffRequest,
  DiffResponse,
  FigureChecksResponse,
  FigureListResponse,
  GraphOverviewResponse,
  ProblemResponse,
  ProductDetailResponse,
  ProjectListResponse,
  ReportRequest,
  ReportResponse,
  RequestOf,
  ResponseOf,
  RiskRequest,
  RiskResponse,
  RunRequest,
  RunResponse,
  RunStatusResponse,
  ScenarioDocument,
  ScenarioListResponse,
  ScenarioResponse,
  ScenarioSummaryResponse,
  SensitivityRequest,
  SensitivityResponse,
  SimulateRequest,
  SimulateResponse,
} from "../../src/api/contract/operations.ts";
import { askForToken, tokenOfTab, withToken } from "./token.ts";

/** The answer of the server was a problem document, or there was no answer (`status` 0). */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Partial<ProblemResponse>;

  constructor(status: number, problem: Partial<ProblemResponse>, cause?: unknown) {
    super(problem.detail ?? problem.title ?? `status ${status}`, { cause });
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }

  /** Nobody answered: the server is gone or the network is. */
  get isOffline(): boolean {
    return this.status === 0;
  }
}

const BASE = "/api/v1";
/** Where networks are brought. */
export const GRAPHS_ADDRESS = `${BASE}/graphs`;

async function fetched(path: string, init: RequestInit): Promise<Response> {
  const token = tokenOfTab();
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, withToken(init));
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, { title: "no connection" }, cause);
  }
  // Not if another one was shown meanwhile.
  if (response.status === 401 && token === tokenOfTab()) askForToken();
  if (!response.ok) throw new ApiError(response.status, readProblem(await response.text()));
  return response;
}

/** Whether anybody answers. */
export async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const text = await (await fetched(path, init)).text();
  return (text === "" ? null : JSON.parse(text)) as T; // the server answers by its contract
}

/** A problem document, or what stands in its place. */
export function readProblem(text: string): Partial<ProblemResponse> {
  try {
    return JSON.parse(text) as Partial<ProblemResponse>;
  } catch {
    return { title: text.slice(0, 200) };
  }
}

function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>(path, signal ? { signal } : {});
}

interface Page {
  readonly items: readonly unknown[];
  readonly unreadable?: readonly unknown[];
  readonly next: string | null;
}

/** All pages of a list as one. */
async function getAll<List extends Page>(path: string, signal?: AbortSignal): Promise<List> {
  let list = await get<List>(path, signal);
  while (list.next) {
    const query = new URLSearchParams({ cursor: list.next });
    const { items, unreadable = [], next } = await get<List>(`${path}?${query}`, signal);
    list = { ...list, items: [...list.items, ...items], next };
    if (list.unreadable) list = { ...list, unreadable: [...list.unreadable, ...unreadable] };
  }
  return list;
}

function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { "content-type": "application/json" };
  const init: RequestInit = { method: "POST", headers, body: JSON.stringify(body) };
  return request<T>(path, signal ? { ...init, signal } : init);
}

const runPath = (id: string) => `/runs/${encodeURIComponent(id)}`;
/** Where a run says how far it is. */
export const runEventsAddress = (id: string) => `${BASE}${runPath(id)}/events`;

const graphPath = (id: string) => `/graphs/${encodeURIComponent(id)}`;

type FirmQuery = Readonly<Record<string, string>>;
const firmPath = (id: string, below: string, query: FirmQuery) =>
  `${graphPath(id)}/firms${below}?${new URLSearchParams(query)}`;

const scenarioPath = (id: string, scenario: string) =>
  `${graphPath(id)}/scenarios/${encodeURIComponent(scenario)}`;

interface ScenarioChange {
  readonly document: ScenarioDocument;
  /** As the list of scenarios had it when this one was read. */
  readonly version: string;
}

/** What the page asks of the server: one function an operation, typed by the contract. */
export const api = {
  graphs: (signal?: AbortSignal) => getAll<ResponseOf<"listGraphs">>("/graphs", signal),
  removeGraph: (id: string) => request<null>(graphPath(id), { method: "DELETE" }),
  graph: (id: string, signal?: AbortSignal) => get<GraphOverviewResponse>(graphPath(id), signal),
  product: (id: string, product: string, signal?: AbortSignal) =>
    get<ProductDetailResponse>(`${graphPath(id)}/products/${encodeURIComponent(product)}`, signal),
  firmsOverview: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmsOverview">>(firmPath(id, "", query), signal),
  firmsOfGroup: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmsOfGroup">>(firmPath(id, "/group", query), signal),
  firmsInside: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmsInside">>(firmPath(id, "/inside", query), signal),
  firmsAround: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmsAround">>(firmPath(id, "/around", query), signal),
  firmDetail: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmDetail">>(firmPath(id, "/firm", query), signal),
  firmStop: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmStop">>(firmPath(id, "/stop", query), signal),
  firmSearch: (id: string, query: FirmQuery, signal?: AbortSignal) =>
    get<ResponseOf<"firmSearch">>(firmPath(id, "/search", query), signal),
  firmRisk: (id: string, signal?: AbortSignal) =>
    get<ResponseOf<"firmRisk">>(firmPath(id, "/risk", {}), signal),
  coverage: (id: string, signal?: AbortSignal) =>
    get<CoverageResponse>(`${graphPath(id)}/coverage`, signal),
  figures: (id: string, query: string | Readonly<Record<string, string>>, signal?: AbortSignal) =>
    get<FigureListResponse>(`${graphPath(id)}/figures?${new URLSearchParams(query)}`, signal),
  chokepoints: (id: string, body: ChokepointsRequest, signal?: AbortSignal) =>
    post<ChokepointsResponse>(`${graphPath(id)}/chokepoints`, body, signal),
  dependency: (id: string, body: DependencyRequest, signal?: AbortSignal) =>
    post<DependencyResponse>(`${graphPath(id)}/dependency`, body, signal),
  risk: (id: string, body: RiskRequest, signal?: AbortSignal) =>
    post<RiskResponse>(`${graphPath(id)}/risk`, body, signal),
  sensitivity: (id: string, body: SensitivityRequest, signal?: AbortSignal) =>
    post<SensitivityResponse>(`${graphPath(id)}/sensitivity`, body, signal),
  report: (id: string, body: ReportRequest, signal?: AbortSignal) =>
    post<ReportResponse>(`${graphPath(id)}/report`, body, signal),
  startRun: (body: RunRequest, signal?: AbortSignal) =>
    post<RunStatusResponse>("/runs", body, signal),
  run: (id: string, signal?: AbortSignal) => get<RunResponse>(runPath(id), signal),
  /** Goes out even while the page is being left. */
  cancelRun: (id: string) => request<null>(runPath(id), { method: "DELETE", keepalive: true }),
  centrality: (id: string, body: RequestOf<"centrality">, signal?: AbortSignal) =>
    post<ResponseOf<"centrality">>(`${graphPath(id)}/centrality`, body, signal),
  figureChecks: (id: string, signal?: AbortSignal) =>
    get<FigureChecksResponse>(`${graphPath(id)}/figures/checks`, signal),
  /** The whole data set as a file. */
  exported: async (id: string, format: "network" | "package", signal?: AbortSignal) => {
    const path = `${graphPath(id)}/export?format=${format}`;
    return (await fetched(path, signal ? { signal } : {})).blob();
  },
  diff: (id: string, body: DiffRequest, signal?: AbortSignal) =>
    post<DiffResponse>(`${graphPath(id)}/diff`, body, signal),
  cut: (id: string, body: CutRequest, signal?: AbortSignal) =>
    post<CutResponse>(`${graphPath(id)}/cut`, body, signal),
  scenarios: (id: string, signal?: AbortSignal) =>
    getAll<ScenarioListResponse>(`${graphPath(id)}/scenarios`, signal),
  /** Saves a new scenario; its summary says the version. */
  saveScenario: (id: string, body: ScenarioDocument, signal?: AbortSignal) =>
    post<ScenarioSummaryResponse>(`${graphPath(id)}/scenarios`, body, signal),
  /** Changes a saved scenario, if it still is of this version. */
  replaceScenario: (id: string, scenario: string, change: ScenarioChange) =>
    request<ScenarioSummaryResponse>(scenarioPath(id, scenario), {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": `"${change.version}"` },
      body: JSON.stringify(change.document),
    }),
  deleteScenario: (id: string, scenario: string, version: string) =>
    request<null>(scenarioPath(id, scenario), {
      method: "DELETE",
      headers: { "if-match": `"${version}"` },
    }),
  scenario: (id: string, scenario: string, signal?: AbortSignal) =>
    get<ScenarioResponse>(scenarioPath(id, scenario), signal),
  projects: (id: string, signal?: AbortSignal) =>
    getAll<ProjectListResponse>(`${graphPath(id)}/projects`, signal),
  simulate: (id: string, body: SimulateRequest, signal?: AbortSignal) =>
    post<SimulateResponse>(`${graphPath(id)}/simulate`, body, signal),
};
