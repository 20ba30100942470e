import { CentralityOptions, CentralityResult } from "../../model/centrality.ts";
import { GraphEsriOptions, GraphEsriResult } from "../../model/esri.ts";
import {
  ChokepointOptions,
  CutOptions,
  DependencyOptions,
  RiskOptions,
} from "../../model/options.ts";
import { ChokepointsResult, CutResult, DependencyResult, RiskResult } from "../../model/results.ts";
import { SensitivityOptions, SensitivityResult } from "../../model/sensitivity.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";

/** Scores of a graph. */
export const MEASURE_OPERATIONS = {
  cut: {
    id: "cut",
    method: "post",
    role: "read",
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
    role: "read",
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
    role: "read",
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
    role: "read",
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
    role: "read",
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
    role: "read",
    path: "/api/v1/graphs/{id}/esri",
    summary: "Systemic risk index of the products, each as if it were a firm",
    description: "Needs value shares: sales between products are made of them.",
    params: GraphParams,
    request: GraphEsriOptions,
    response: GraphEsriResult,
    problems: bodyProblems,
  },
  centrality: {
    id: "centrality",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/centrality",
    summary: "How products stand in the requirement graph: betweenness, PageRank, cuts, ...",
    description:
      "Links lead from an input to its product; a link's weight is its strength: mix times what of " +
      "the product is lost without the group. Of a network of firms: its links and their weights, without " +
      "a point of view. Work of more than some seconds is refused; a run about firms may take longer.",
    params: GraphParams,
    request: CentralityOptions,
    response: CentralityResult,
    problems: bodyProblems,
  },
} as const satisfies Record<string, Operation>;
