import { report } from "../../../engine/measures/report/report.ts";
import type { DataSet } from "../../../model/data-set.ts";
import type { ReportOptions, WrittenReport } from "../../../model/report.ts";
import { composeReport } from "./compose.ts";
import { reportHtml } from "./html.ts";
import { reportMarkdown } from "./markdown.ts";

/**
 * A report as its readers get it: Markdown, and one HTML page that needs nothing else.
 * @throws InvalidInputError what `report` throws
 * @see docs/methods/report.md
 */
export function writtenReport(data: DataSet, options: ReportOptions): WrittenReport {
  const result = report(data, options);
  const { subject, kind, title, certificate } = result;
  const document = composeReport(data, result, options.home);
  const markdown = reportMarkdown(document);
  return { subject, kind, title, markdown, html: reportHtml(document), certificate };
}
