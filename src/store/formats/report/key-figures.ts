import type { ProductFacts } from "../../../model/report.ts";
import type { DependencyItem } from "../../../model/results.ts";
import { decimal, percent } from "../../../model/words/numbers.ts";
import { relianceBasis, relianceEvidence } from "./bought-section.ts";
import type { Block } from "./document.ts";
import { homeIsWithheld, makerSource, makersYear, supplyWords } from "./makers-section.ts";
import { gapOf } from "./product-answer.ts";
import { dependencyTable, madeThere, text } from "./shared-sections.ts";
import { rangeBeside, type Writer } from "./writer.ts";

const KEY_COLUMNS = [
  { head: "Figure" },
  { head: "Value", right: true },
  { head: "Of what" },
  { head: "Range", right: true },
  { head: "Basis" },
];

const RANGE_WORDS =
  "Range: what makers whom nobody names, and splits of supply that may or may not hold, leave open. Empty: nothing.";

/** Each figure with its unit, what it is a share of, its range, status, year and source. */
export function keyFigures(writer: Writer, facts: ProductFacts): Block[] {
  const { ranking, dependency, detail, risk } = facts;
  const rows: string[][] = [];
  const { item } = ranking;
  const gap = gapOf(facts);
  if (item && gap) {
    const words = gap === "no user" ? "the data name no user" : "no path to a sector that counts";
    rows.push(["Chokepoint score", "not known", `what matters to ${writer.home}`, "", words]);
  } else if (item) {
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
  const withheld = homeIsWithheld(writer, detail);
  rows.push(madeAbroad(foreign, withheld));
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
    text(RANGE_WORDS),
    dependencyTable(writer, dependency, withheld),
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

function madeAbroad(foreign: DependencyItem, withheld: boolean): string[] {
  const made = madeThere(foreign, withheld);
  if (withheld) {
    return ["Made abroad", made, "supply; what home makes is withheld", "", "computed"];
  }
  const isOpen = made.startsWith("not known");
  const value = isOpen ? "not known" : percent(foreign.direct);
  const range = isOpen ? "0–100 %" : made;
  return ["Made abroad", value, "supply", range === value ? "" : range, "computed"];
}

function relianceRow(writer: Writer, facts: ProductFacts): string[][] {
  const reliance = facts.risk?.netImportReliance ?? null;
  if (reliance === null) return [];
  const evidence = relianceEvidence(facts);
  return [
    [
      "Net import reliance",
      percent(reliance),
      `apparent consumption of ${writer.home}`,
      rangeBeside(reliance, evidence?.low, evidence?.high),
      relianceBasis(writer, facts),
    ],
  ];
}
