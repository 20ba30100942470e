import type { ProductFacts } from "../../../model/report.ts";
import { decimal, percent, percentRange } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { makerSource, makersYear, openShare, supplyWords } from "./makers-section.ts";
import { dependencyTable } from "./shared-sections.ts";
import { rangeBeside, type Writer } from "./writer.ts";

const KEY_COLUMNS = [
  { head: "Figure" },
  { head: "Value", right: true },
  { head: "Of what" },
  { head: "Range", right: true },
  { head: "Basis" },
];

/** Each figure with its unit, what it is a share of, its range, status, year and source. */
export function keyFigures(writer: Writer, facts: ProductFacts): Block[] {
  const { ranking, dependency, detail, risk } = facts;
  const rows: string[][] = [];
  const { item } = ranking;
  if (item) {
    rows.push([
      "Chokepoint score",
      percent(item.score),
      `what matters to ${writer.home}`,
      rangeBeside(item.score, item.scoreLow, item.scoreHigh),
      "computed",
    ]);
    rows.push(["Rank", `${item.place} of ${ranking.total}`, "products", "", "computed"]);
  }
  const largest = detail.makers.makers.find(
    ({ country, share }) => writer.roleOf(country) !== "unknown" && (share ?? 0) > 0,
  );
  if (largest) {
    const source = makerSource(detail, largest.country);
    rows.push([
      `Largest maker: ${writer.names.country(largest.country)}`,
      percent(largest.share),
      supplyWords(detail.makers.basis),
      "",
      `${largest.status ?? "no status"}, ${makersYear(detail)}${writer.citations.mark(source)}`,
    ]);
  }
  rows.push(...concentrationRow(risk));
  const { foreign } = dependency;
  rows.push([
    "Made abroad",
    percent(foreign.direct),
    "supply",
    openShare(detail)
      ? percentRange(foreign.direct, (foreign.direct ?? 0) + (openShare(detail) ?? 0))
      : "",
    "computed",
  ]);
  rows.push([
    "Cannot do without what is foreign",
    percent(foreign.critical),
    "supply of it",
    rangeBeside(foreign.critical, foreign.criticalLow, foreign.criticalHigh),
    "computed",
  ]);
  rows.push(...relianceRow(writer, facts));
  return [
    { type: "table", caption: "Score, makers and dependence", columns: KEY_COLUMNS, rows },
    dependencyTable(writer, dependency),
  ];
}

function concentrationRow(risk: ProductFacts["risk"]): string[][] {
  if (!risk || risk.hhi === null) return [];
  const range =
    risk.hhiLow !== null && risk.hhiHigh !== null && decimal(risk.hhiLow) !== decimal(risk.hhiHigh)
      ? `${decimal(risk.hhiLow)}–${decimal(risk.hhiHigh)}`
      : "";
  return [["Concentration (HHI)", decimal(risk.hhi), "1 = one maker", range, "computed"]];
}

function relianceRow(writer: Writer, { detail, risk }: ProductFacts): string[][] {
  if (!risk || risk.netImportReliance === null) return [];
  const newest = detail.reliance
    .filter((row) => !row.evidence.rival && row.netImportReliance === risk.netImportReliance)
    .sort((a, b) => (b.evidence.year ?? 0) - (a.evidence.year ?? 0))[0];
  const evidence = newest?.evidence;
  return [
    [
      "Net import reliance",
      percent(risk.netImportReliance),
      `apparent consumption of ${writer.home}`,
      rangeBeside(risk.netImportReliance, evidence?.low, evidence?.high),
      evidence
        ? `${evidence.status ?? "no status"}, ${evidence.year ?? "no year"}${writer.citations.mark(evidence.source)}`
        : "computed",
    ],
  ];
}
