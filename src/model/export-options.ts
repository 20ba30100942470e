import { z } from "zod";
import { TABLE_NAMES } from "./data-set.ts";

/** What a graph can be written as. */
export const ExportFormat = z.enum([
  "network",
  "package",
  "csv",
  "parquet",
  "gexf",
  "graphml",
  "graphology",
]);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Tables that every network has: its links, and what they link. */
export const VIEW_TABLES = ["edges", "nodes"] as const;
export type ViewTable = (typeof VIEW_TABLES)[number];

export const ExportTable = z.enum([...VIEW_TABLES, ...TABLE_NAMES]);
export type ExportTable = z.infer<typeof ExportTable>;

/** What a graph is written as, wherever it is asked for. */
export const ExportOptions = z
  .strictObject({
    format: ExportFormat.default("network").describe(
      "network: a network document; package: the data package as a zip; csv, parquet: one table; " +
        "gexf, graphml, graphology: for other programs",
    ),
    table: ExportTable.optional().describe(
      "with csv and parquet: which table; default: edges, the links of the network",
    ),
  })
  .superRefine(({ format, table }, context) => {
    if (table === undefined || format === "csv" || format === "parquet") return;
    const message = "goes with the formats csv and parquet alone";
    context.addIssue({ code: "custom", path: ["table"], message });
  })
  .meta({ id: "ExportQuery" });
export type ExportOptions = z.infer<typeof ExportOptions>;
