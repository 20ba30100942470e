import { z } from "zod";
import { GraphSummary } from "../../model/overview.ts";
import { FieldProblem } from "./problem.ts";

export const ImportFormat = z.enum([
  "network-document",
  "data-package",
  "edge-list",
  "gexf",
  "graphml",
  "graphology",
  "input-output-table",
  "trade-flows",
  "eto",
]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** A graph of the list, and whether it is a user's own. */
export const ListedGraph = GraphSummary.extend({
  imported: z.boolean().describe("true: a user brought it and may remove it"),
}).meta({ id: "ListedGraph" });
export type ListedGraph = z.infer<typeof ListedGraph>;

export const ImportedGraph = ListedGraph.extend({
  format: ImportFormat.describe("what the files were"),
  warnings: z.array(FieldProblem).describe("what was noted in the files and is no fault"),
}).meta({ id: "ImportedGraph" });
export type ImportedGraph = z.infer<typeof ImportedGraph>;
