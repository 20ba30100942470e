import { z } from "zod";
import { CentralityOptions, CentralityResult } from "../../model/centrality.ts";
import { ProductDetail } from "../../model/details.ts";
import { EsriRequest, EsriResult, GraphEsriOptions, GraphEsriResult } from "../../model/esri.ts";
import { IoRequest, IoResult } from "../../model/input-output.ts";
import { NetworkDocument } from "../../model/network-document.ts";
import {
  ChokepointOptions,
  CutOptions,
  DependencyOptions,
  RiskOptions,
} from "../../model/options.ts";
import { GraphOverview, GraphSummary } from "../../model/overview.ts";
import {
  ChokepointsResult,
  CoverageResult,
  CutResult,
  DependencyResult,
  RiskResult,
} from "../../model/results.ts";
import { SensitivityOptions, SensitivityResult } from "../../model/sensitivity.ts";
import { EXPLAINING_OPERATIONS } from "./explaining-operations.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";
import { FieldProblem, type ProblemDocument as ProblemDocumentSchema } from "./problem.ts";
import { ExportQuery, GraphQuery } from "./queries.ts";

const ProductParams = GraphParams.extend({ product: z.string().describe("id of a product") });

export const GraphList = z
  .strictObject({
    items: z.array(GraphSummary),
    first: z
      .string()
      .nullable()
      .describe("the data set that the page opens with: the one with the most products"),
    unreadable: z
      .array(z.strictObject({ id: z.string(), detail: z.string(), errors: z.array(FieldProblem) }))
      .describe("data sets that are there but have faults"),
  })
  .meta({ id: "GraphList" });
export type GraphList = z.infer<typeof GraphList>;

export const Health = z.strictObject({ status: z.literal("ok") }).meta({ id: "Health" });
export const Readiness = z
  .strictObject({ status: z.literal("ready"), graphs: z.number().int() })
  .meta({ id: "Readiness" });

export const OPERATIONS = {
  listGraphs: {
    id: "listGraphs",
    method: "get",
    path: "/api/v1/graphs",
    summary: "The data sets that can be asked",
    response: GraphList,
    problems: [],
  },
  getGraph: {
    id: "getGraph",
    method: "get",
    path: "/api/v1/graphs/{id}",
    summary: "A graph at a glance: products, makers, inputs, countries, firms, sources",
    params: GraphParams,
    query: GraphQuery,
    response: GraphOverview,
    problems: [404, 422],
  },
  getProduct: {
    id: "getProduct",
    method: "get",
    path: "/api/v1/graphs/{id}/products/{product}",
    summary: "One product: every figure with its status, year and source, rivals included",
    params: ProductParams,
    query: GraphQuery,
    response: ProductDetail,
    problems: [404, 422],
  },
  getCoverage: {
    id: "getCoverage",
    method: "get",
    path: "/api/v1/graphs/{id}/coverage",
    summary: "How many figures are sourced, estimated, judged or missing",
    params: GraphParams,
    response: CoverageResult,
    problems: [404, 422],
  },
  exportGraph: {
    id: "exportGraph",
    method: "get",
    path: "/api/v1/graphs/{id}/export",
    summary: "The graph as one network document",
    params: GraphParams,
    query: ExportQuery,
    response: NetworkDocument,
    problems: [404, 422],
  },
  cut: {
    id: "cut",
    method: "post",
    path: "/api/v1/graphs/{id}/cut",
    summary: "What the home loses if the targets are cut",
    description:
      "Targets: product, product@COUNTRY, @COUNTRY, product#firm, #firm, input->product; " +
      "at most 12 in one request, the most among which a loss is shared out exactly.",
    params: GraphParams,
    request: CutOptions,
    response: CutResult,
    problems: bodyProblems,
  },
  chokepoints: {
    id: "chokepoints",
    method: "post",
    path: "/api/v1/graphs/{id}/chokepoints",
    summary:
      "Products, producers, countries, firms or inputs, ranked by what cutting each would cost",
    params: GraphParams,
    request: ChokepointOptions,
    response: ChokepointsResult,
    problems: bodyProblems,
  },
  dependency: {
    id: "dependency",
    method: "post",
    path: "/api/v1/graphs/{id}/dependency",
    summary: "How far each product hangs on others: direct, through all tiers, critical",
    params: GraphParams,
    request: DependencyOptions,
    response: DependencyResult,
    problems: bodyProblems,
  },
  risk: {
    id: "risk",
    method: "post",
    path: "/api/v1/graphs/{id}/risk",
    summary:
      "Published supply-risk scores on the same data: concentration, EU supply risk, GeoPolRisk, ...",
    params: GraphParams,
    request: RiskOptions,
    response: RiskResult,
    problems: bodyProblems,
  },
  sensitivity: {
    id: "sensitivity",
    method: "post",
    path: "/api/v1/graphs/{id}/sensitivity",
    summary: "Which uncertain figures move the score of a target: Morris or Sobol",
    description: "At most 200 000 evaluations in one request.",
    params: GraphParams,
    request: SensitivityOptions,
    response: SensitivityResult,
    problems: bodyProblems,
  },
  esri: {
    id: "esri",
    method: "post",
    path: "/api/v1/graphs/{id}/esri",
    summary: "Systemic risk index of the products, each as if it were a firm",
    description: "Needs value shares: sales between products are made of them.",
    params: GraphParams,
    request: GraphEsriOptions,
    response: GraphEsriResult,
    problems: bodyProblems,
  },
  esriOfFirms: {
    id: "esriOfFirms",
    method: "post",
    path: "/api/v1/esri",
    summary: "Systemic risk index of a network of firms, or of scenarios on it",
    description:
      "The network is in the request. Cascades that take more than a hundred million steps in all " +
      "are broken off (413); the command line has no limit.",
    request: EsriRequest,
    response: EsriResult,
    problems: [400, 413, 415, 422],
  },
  io: {
    id: "io",
    method: "post",
    path: "/api/v1/io",
    summary: "Whose production the labels of an input-output table rest on, through all tiers",
    description:
      "The table is in the request: at most 250 labels. The command line reads larger ones, " +
      "the OECD's inter-country tables among them.",
    request: IoRequest,
    response: IoResult,
    problems: [400, 413, 415, 422],
  },
  centrality: {
    id: "centrality",
    method: "post",
    path: "/api/v1/graphs/{id}/centrality",
    summary: "How products stand in the requirement graph: betweenness, PageRank, cuts, ...",
    description:
      "Links lead from an input to its product; a link's weight is its strength: mix times what of " +
      "the product is lost without the group. Work of more than some seconds is refused.",
    params: GraphParams,
    request: CentralityOptions,
    response: CentralityResult,
    problems: bodyProblems,
  },
  ...EXPLAINING_OPERATIONS,
  health: {
    id: "health",
    method: "get",
    path: "/healthz",
    summary: "The server is up",
    response: Health,
    problems: [],
  },
  readiness: {
    id: "readiness",
    method: "get",
    path: "/readyz",
    summary: "The server has data to answer with",
    response: Readiness,
    problems: [503],
  },
} as const satisfies Record<string, Operation>;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
/** What is sent, before defaults are filled in. */
export type RequestOf<Id extends OperationId> = Operations[Id] extends { request: infer S }
  ? z.input<S & z.ZodType>
  : never;
export type QueryOf<Id extends OperationId> = Operations[Id] extends { query: infer S }
  ? z.input<S & z.ZodType>
  : never;
/** What comes back with status 200. */
export type ResponseOf<Id extends OperationId> = z.output<Operations[Id]["response"]>;

// What the browser works with.
export type { ProductDetail } from "../../model/details.ts";
export type {
  CountryOverview,
  GraphOverview,
  InputOverview,
  ProductOverview,
} from "../../model/overview.ts";
export type { Certificate, ChokepointItem, DependencyItem } from "../../model/results.ts";
export type { RiskItem } from "../../model/risk.ts";
export type GraphOverviewResponse = ResponseOf<"getGraph">;
export type ProductDetailResponse = ResponseOf<"getProduct">;
export type CoverageResponse = ResponseOf<"getCoverage">;
export type CutRequest = RequestOf<"cut">;
export type CutResponse = ResponseOf<"cut">;
export type ChokepointsRequest = RequestOf<"chokepoints">;
export type ChokepointsResponse = ResponseOf<"chokepoints">;
export type DependencyRequest = RequestOf<"dependency">;
export type DependencyResponse = ResponseOf<"dependency">;
export type RiskRequest = RequestOf<"risk">;
export type RiskResponse = ResponseOf<"risk">;
export type DiffResponse = ResponseOf<"diff">;
export type ReportRequest = RequestOf<"report">;
export type ReportResponse = ResponseOf<"report">;
export type CentralityRequest = RequestOf<"centrality">;
export type CentralityResponse = ResponseOf<"centrality">;
export type SensitivityRequest = RequestOf<"sensitivity">;
export type SensitivityResponse = ResponseOf<"sensitivity">;
export type ShapleyRequest = RequestOf<"shapley">;
export type ShapleyResponse = ResponseOf<"shapley">;
export type ProblemResponse = z.infer<typeof ProblemDocumentSchema>;
