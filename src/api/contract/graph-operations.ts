import { z } from "zod";
import { ProductDetail } from "../../model/details.ts";
import { WrittenNetworkDocument } from "../../model/network-document.ts";
import { GraphKind, GraphOverview } from "../../model/overview.ts";
import { CoverageResult } from "../../model/results.ts";
import { ListedGraph } from "./imported-graph.ts";
import { GraphParams, type Operation } from "./operation.ts";
import { LINK, nextField, pageFields } from "./pages.ts";
import { FieldProblem } from "./problem.ts";
import { ExportQuery, GraphQuery } from "./queries.ts";

const ProductParams = GraphParams.extend({ product: z.string().describe("id of a product") });

export const GraphListQuery = z
  .strictObject({
    name: z.string().max(200).optional().describe("a part of the id, or of a title"),
    kind: GraphKind.optional(),
    ...pageFields,
  })
  .meta({ id: "GraphListQuery" });

export const GraphList = z
  .strictObject({
    items: z.array(ListedGraph),
    ...nextField,
    first: z
      .string()
      .nullable()
      .describe("the data set that the page opens with: the one with the most products"),
    unreadable: z
      .array(
        z.strictObject({
          id: z.string().nullable().describe("null: all that were imported"),
          detail: z.string(),
          errors: z.array(FieldProblem),
        }),
      )
      .describe("data sets that are there but have faults"),
  })
  .meta({ id: "GraphList" });
export type GraphList = z.infer<typeof GraphList>;

/** Reading the data sets: what there is, and every figure with its source. */
export const GRAPH_OPERATIONS = {
  listGraphs: {
    id: "listGraphs",
    method: "get",
    role: "read",
    path: "/api/v1/graphs",
    summary: "The data sets that can be asked",
    query: GraphListQuery,
    response: GraphList,
    someHeaders: LINK,
    problems: [422],
  },
  getGraph: {
    id: "getGraph",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}",
    summary: "A graph at a glance: products, makers, inputs, countries, firms, sources",
    params: GraphParams,
    query: GraphQuery,
    response: GraphOverview,
    problems: [400, 404, 422],
  },
  getProduct: {
    id: "getProduct",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/products/{product}",
    summary: "One product: every figure with its status, year and source, rivals included",
    params: ProductParams,
    query: GraphQuery,
    response: ProductDetail,
    problems: [400, 404, 422],
  },
  getCoverage: {
    id: "getCoverage",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/coverage",
    summary: "How many figures are sourced, estimated, judged or missing",
    params: GraphParams,
    response: CoverageResult,
    problems: [400, 404, 422],
  },
  exportGraph: {
    id: "exportGraph",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/export",
    summary: "The graph as a file: of our own formats, one of its tables, or for other programs",
    description: "A network of firms comes as csv, parquet, gexf, graphml and graphology.",
    files: {
      "application/zip":
        "format=package: the files of the data package, in a folder named after it",
      "text/csv": "format=csv: the table, with the columns of its file",
      "application/vnd.apache.parquet": "format=parquet: the same table",
      "application/gexf+xml": "format=gexf: nodes and links as Gephi reads them",
      "application/x-graphology": "format=graphology: what graphology imports",
      "application/graphml+xml": "format=graphml: nodes and links as NetworkX and igraph read them",
    },
    params: GraphParams,
    query: ExportQuery,
    response: WrittenNetworkDocument,
    problems: [400, 404, 422],
  },
} as const satisfies Record<string, Operation>;
