import type { DataSet } from "../../../model/data-set.ts";
import type { ReportResult } from "../../../model/report.ts";
import { countryReport } from "./country-report.ts";
import type { ReportDocument } from "./document.ts";
import { productReport } from "./product-report.ts";
import { sectorReport } from "./sector-report.ts";
import { foot } from "./shared-sections.ts";
import { Writer } from "./writer.ts";

/**
 * A report in English: figures in sentences, tables and charts, each with its source or "computed".
 * @param homeAsNamed home as the reader chose it: a bloc stays a bloc in sentences
 * @see docs/methods/report.md
 */
export function composeReport(
  data: DataSet,
  result: ReportResult,
  homeAsNamed: readonly string[] = data.defaults.home,
): ReportDocument {
  const writer = new Writer(data, result.certificate, homeAsNamed);
  const { facts } = result;
  const isCountry = facts.kind === "country" && facts.role !== "unknown";
  const title = isCountry ? writer.names.country(facts.id) : result.title;
  const written =
    facts.kind === "product"
      ? productReport(writer, facts)
      : facts.kind === "sector"
        ? sectorReport(writer, facts)
        : countryReport(writer, facts);
  const sources = writer.citations.all();
  return { title, kind: result.kind, ...written, sources, foot: foot(data, writer) };
}
