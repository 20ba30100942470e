import type { RiskItem } from "../../../model/risk.ts";
import { decimal, percent } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { text } from "./shared-sections.ts";
import { listed, type Writer } from "./writer.ts";

interface RiskLabel {
  readonly field: string;
  readonly label: string;
  readonly scale: string;
  readonly as: "share" | "score" | "flag";
}
/** Values that others computed; where they are missing, nothing is missing to us. */
const PUBLISHED = /^published/;
const RISK_LABELS: readonly RiskLabel[] = [
  {
    field: "hhi",
    label: "Concentration of makers (HHI)",
    scale: "0 to 1, 1 = one maker",
    as: "score",
  },
  {
    field: "hhiGovernance",
    label: "HHI weighted with governance",
    scale: "0 to 10, 10 = worst",
    as: "score",
  },
  { field: "netImportReliance", label: "Net import reliance", scale: "of home use", as: "share" },
  { field: "euSupplyRisk", label: "EU supply risk", scale: "critical from 1.0", as: "score" },
  {
    field: "publishedSupplyRisk",
    label: "EU supply risk, as the EU publishes it",
    scale: "critical from 1.0",
    as: "score",
  },
  {
    field: "euEconomicImportance",
    label: "EU economic importance",
    scale: "critical from 2.8",
    as: "score",
  },
  {
    field: "publishedEconomicImportance",
    label: "EU economic importance, as the EU publishes it",
    scale: "critical from 2.8",
    as: "score",
  },
  { field: "geoPolRisk", label: "GeoPolRisk", scale: "0 to 1", as: "score" },
  {
    field: "nassarSupplyRisk",
    label: "Supply risk (Nassar et al. 2020)",
    scale: "0 to 1",
    as: "score",
  },
  {
    field: "cdi1",
    label: "EU dependency: concentration of imports",
    scale: "dependent above 0.4",
    as: "score",
  },
  {
    field: "cdi2",
    label: "EU dependency: share of imports from outside",
    scale: "dependent above 0.5",
    as: "score",
  },
  {
    field: "cdi3",
    label: "EU dependency: imports over exports",
    scale: "dependent above 1",
    as: "score",
  },
  { field: "soleDomesticProducer", label: "Sole domestic producer", scale: "", as: "flag" },
];

/** Published scores on the data's own figures; those that lack data are named, not shown as 0. */
export function riskBlocks(writer: Writer, risk: RiskItem | null): Block[] {
  if (!risk) return [];
  const fields = new Map<string, unknown>(Object.entries(risk));
  const asked = RISK_LABELS.filter(({ field }) => fields.has(field));
  const isMissing = ({ field }: RiskLabel) => figureOf(fields, field) === null;
  const rows = asked.filter((label) => !isMissing(label)).map((l) => riskRow(writer, fields, l));
  const missing = asked.filter((label) => isMissing(label) && !PUBLISHED.test(label.field));
  const blocks: Block[] = [];
  if (rows.length > 0) {
    const columns = [
      { head: "Score" },
      { head: "Value", right: true },
      { head: "Scale" },
      { head: "Range", right: true },
    ];
    const caption = "Scores by published formulas, computed on this data set's figures";
    blocks.push({ type: "table", caption, columns, rows });
  }
  if (missing.length > 0) {
    const labels = listed(missing.map(({ label }) => label));
    blocks.push(text(`Not given, because figures are missing: ${labels}.`));
  }
  return blocks;
}

function riskRow(writer: Writer, fields: ReadonlyMap<string, unknown>, label: RiskLabel): string[] {
  const { field, as } = label;
  const figure = figureOf(fields, field);
  if (typeof figure !== "number") {
    return [label.label, figure === true ? "yes" : "no", label.scale, ""];
  }
  const value = as === "share" ? percent(figure) : scoreWords(figure);
  const by = PUBLISHED.test(field) ? publishedBy(writer, fields.get(field)) : "";
  return [label.label, value, `${label.scale}${by}`, riskRange(fields, field)];
}

/** The figure itself; a published one stands with its source in an object. */
function figureOf(fields: ReadonlyMap<string, unknown>, field: string): unknown {
  const found = fields.get(field) ?? null;
  if (field === "cdi3" && fields.get("cdi3Infinite") === true) return Number.POSITIVE_INFINITY;
  return typeof found === "object" && found !== null && "figure" in found ? found.figure : found;
}

/** Year and source of a value as published. */
function publishedBy(writer: Writer, found: unknown): string {
  if (typeof found !== "object" || found === null || !("source" in found)) return "";
  const year = "year" in found && typeof found.year === "number" ? found.year : "no stated year";
  const source = typeof found.source === "string" ? writer.source(found.source) : null;
  return `; ${year}, may be of the material as a whole${writer.citations.mark(source)}`;
}

function riskRange(fields: ReadonlyMap<string, unknown>, field: string): string {
  const [low, high] = [fields.get(`${field}Low`), fields.get(`${field}High`)];
  if (typeof low !== "number" || typeof high !== "number") return "";
  const ends = [decimal(low), decimal(high)];
  return ends[0] === ends[1] ? "" : ends.join("–");
}

function scoreWords(figure: number): string {
  return Number.isFinite(figure) ? decimal(figure) : "infinite: no exports";
}
