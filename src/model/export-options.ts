import { z } from "zod";
import { TableId } from "./figure-list.ts";

/** What a graph is written as, wherever it is asked for. */
export const ExportOptions = z
  .strictObject({
    format: z
      .enum(["network", "package", "csv"])
      .default("network")
      .describe("network: a network document; package: the data package as a zip; csv: one table"),
    table: TableId.optional().describe("with format csv: which table"),
  })
  .superRefine(({ format, table }, context) => {
    if ((format === "csv") === (table !== undefined)) return;
    const message = table === undefined ? "is missing: which table?" : "goes with format csv alone";
    context.addIssue({ code: "custom", path: ["table"], message });
  })
  .meta({ id: "ExportQuery" });
export type ExportOptions = z.infer<typeof ExportOptions>;
