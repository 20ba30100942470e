import type { ProductFacts } from "../../../model/report.ts";
import { percent } from "../../../model/words/numbers.ts";
import type { Block } from "./document.ts";
import { text } from "./shared-sections.ts";
import { ROLE_WORDS, type Writer } from "./writer.ts";

const MOST_SUPPLIERS = 6;
/** Two losses that are further apart than this part of the larger one tell different stories. */
const MUCH = 1 / 3;
const LEAST = 0.005;

type Bought = NonNullable<ProductFacts["bought"]>;

/** Whether the loss seen from where the home buys is another than that of the world pool. */
export function differsMuch({ bought, cut }: ProductFacts): boolean {
  if (!bought || bought.loss === null || cut.loss === null) return false;
  const apart = Math.abs(bought.loss - cut.loss);
  return apart > LEAST && apart > MUCH * Math.max(bought.loss, cut.loss);
}

/** Part of its use that the home makes itself. */
export function boughtAtHome(writer: Writer, { makers }: Bought): number {
  return makers.reduce(
    (sum, { country, share }) => sum + (writer.roleOf(country) === "home" ? (share ?? 0) : 0),
    0,
  );
}

/** What a supplier has of the home's use; null: the data do not name it. */
export function boughtFrom({ bought }: ProductFacts, country: string): number | null {
  return bought?.makers.find((maker) => maker.country === country)?.share ?? null;
}

/** From whom the home buys, beside its net import reliance: trade, where the makers are production. */
export function boughtBlocks(writer: Writer, facts: ProductFacts): Block[] {
  const { bought } = facts;
  if (!bought) return [];
  const own = boughtAtHome(writer, bought);
  const abroad = bought.makers.filter(
    ({ country, share }) => (share ?? 0) > 0 && writer.roleOf(country) !== "home",
  );
  const rest = abroad.slice(MOST_SUPPLIERS);
  const together = rest.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const rows = [
    ...(own > 0 ? [["makers at home", percent(own), "home", basisOf(writer, facts, "home")]] : []),
    ...abroad
      .slice(0, MOST_SUPPLIERS)
      .map(({ country, share }) => [
        writer.roleOf(country) === "unknown" ? "others, not named" : writer.names.country(country),
        percent(share),
        ROLE_WORDS[writer.roleOf(country)],
        basisOf(writer, facts, country),
      ]),
    ...(rest.length > 0 ? [[`${rest.length} more`, percent(together), "", "together"]] : []),
  ];
  const columns = [
    { head: "From" },
    { head: "Share", right: true },
    { head: "Who" },
    { head: "Basis" },
  ];
  const caption = `Share of what ${writer.home} uses, ${bought.year ?? "no stated year"}`;
  const words =
    "Trade is counted where goods are shipped from, which need not be where they are made.";
  return [{ type: "table", caption, columns, rows }, text(`${netImports(writer, facts)} ${words}`)];
}

function netImports(writer: Writer, facts: ProductFacts): string {
  const reliance = facts.risk?.netImportReliance ?? null;
  if (reliance === null) return "No source gives its net import reliance.";
  const amount = reliance < 0 ? "below 0, a net exporter" : percent(reliance);
  return `Net import reliance: ${amount} (${relianceBasis(writer, facts)}).`;
}

/** Status, year and source of the net import reliance that counts. */
export function relianceBasis(writer: Writer, facts: ProductFacts): string {
  const evidence = relianceEvidence(facts);
  if (!evidence) return "computed";
  const { status, year, source } = evidence;
  return `${status ?? "no status"}, ${year ?? "no year"}${writer.citations.mark(source)}`;
}

/** What backs the net import reliance that counts; null: it is computed from amounts. */
export function relianceEvidence({ detail, risk }: ProductFacts) {
  const newest = detail.reliance
    .filter((row) => !row.evidence.rival && row.netImportReliance === risk?.netImportReliance)
    .sort((a, b) => (b.evidence.year ?? 0) - (a.evidence.year ?? 0))[0];
  return newest?.evidence ?? null;
}

/** Status and sources of the newest share of a supplier; "home": of all makers at home. */
function basisOf(writer: Writer, { detail }: ProductFacts, of: string): string {
  const own = detail.sourcing
    .filter(({ supplier, evidence }) => !evidence.rival && isOf(writer, supplier, of))
    .sort((a, b) => (a.evidence.year ?? 0) - (b.evidence.year ?? 0));
  const newest = [...new Map(own.map(({ supplier, evidence }) => [supplier, evidence])).values()];
  if (newest.length === 0) return "what is left";
  const statuses = new Set(newest.map(({ status }) => status ?? "no status"));
  return `${[...statuses].join(", ")}${writer.citations.marks(newest.map(({ source }) => source))}`;
}

function isOf(writer: Writer, supplier: string, of: string): boolean {
  return of === "home" ? writer.roleOf(supplier) === "home" : supplier === of;
}
