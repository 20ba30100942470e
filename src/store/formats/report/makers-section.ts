import type { ProductDetail, Source } from "../../../model/details.ts";
import { percent } from "../../../model/words/numbers.ts";
import type { Bar, Block, Section } from "./document.ts";
import { text } from "./shared-sections.ts";
import { ROLE_WORDS, type Writer } from "./writer.ts";

const MOST_BARS = 9;
const MOST_FIRMS = 8;

/** Share of supply that no country is named for; null: no figure at all. */
export function openShare({ makers }: ProductDetail): number | null {
  if (makers.makers.length === 0) return null;
  return makers.makers.reduce(
    (sum, { country, share }) => sum + (country === "UNK" || country === "OTH" ? (share ?? 0) : 0),
    0,
  );
}

/** The source of the newest share of a maker that computations use. */
export function makerSource(
  { supply, makers, sourcing }: ProductDetail,
  country: string,
): Source | null {
  const rows = makers.basis === "sourcing" ? sourcing : supply;
  const own = rows
    .filter((row) => {
      if (row.evidence.rival) return false;
      if ("supplier" in row) return row.supplier === country;
      return row.country === country && (makers.basis === null || row.basis === makers.basis);
    })
    .sort((a, b) => (b.evidence.year ?? 0) - (a.evidence.year ?? 0));
  return own[0]?.evidence.source ?? null;
}

/** Whether the home is a maker whose share its source withholds. */
export function homeIsWithheld(writer: Writer, { makers }: ProductDetail): boolean {
  return makers.makers.some(
    ({ country, status }) => writer.roleOf(country) === "home" && status === "withheld",
  );
}

/** The year that the makers' shares are of. */
export function makersYear({ makers }: ProductDetail): string {
  return makers.year === null ? "no stated year" : String(makers.year);
}

/** Who makes it: countries as bars, what is unknown hatched; firms as a table. */
export function makersSection(writer: Writer, detail: ProductDetail): Section {
  const { makers } = detail;
  const blocks: Block[] = [];
  if (makers.makers.length === 0 || makers.status === "missing") {
    blocks.push(text("No source says who makes it. That is not zero: its makers may be anywhere."));
  } else {
    blocks.push({
      type: "bars",
      measure: "share",
      caption: `Share of ${supplyWords(makers.basis)}, ${makersYear(detail)}`,
      bars: bars(writer, detail),
    });
    if (makers.basis === "headquarters") {
      blocks.push(text("Makers are counted by head office: plants abroad may go on running."));
    }
  }
  if (detail.firms.length > 0) blocks.push(firmTable(writer, detail));
  return { id: "makers", title: "Who makes it", blocks };
}

/** What a share is a share of. */
export function supplyWords(basis: string | null): string {
  if (basis === "capacity") return "world capacity";
  if (basis === "headquarters") return "world supply by head office";
  return basis === "sourcing" ? "what the home buys" : "world production";
}

function bars(writer: Writer, detail: ProductDetail): Bar[] {
  const shown = detail.makers.makers.filter(
    ({ country, share }) => share === null || share > 0 || writer.roleOf(country) === "home",
  );
  const listed = shown.slice(0, MOST_BARS);
  const rest = shown.slice(MOST_BARS);
  const out: Bar[] = listed.map(({ country, share, status }) => {
    const role = writer.roleOf(country);
    const mark = writer.citations.mark(makerSource(detail, country));
    const words = role === "unknown" ? "country not named" : ROLE_WORDS[role];
    return {
      label: role === "unknown" ? "Others, unknown" : writer.names.country(country),
      share,
      role,
      note: `${words}${status ? `, ${status}` : ""}${mark}`,
    };
  });
  if (rest.length > 0) {
    const share = rest.reduce((sum, maker) => sum + (maker.share ?? 0), 0);
    out.push({ label: `${rest.length} more`, share, role: "neutral", note: "together" });
  }
  return out;
}

function firmTable(writer: Writer, { firms }: ProductDetail): Block {
  const known = firms
    .filter(({ evidence }) => !evidence.rival)
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
  return {
    type: "table",
    caption: "Firms",
    columns: [
      { head: "Firm" },
      { head: "Head office" },
      { head: "Plants" },
      { head: "Share", right: true },
      { head: "Status, year" },
    ],
    rows: known
      .slice(0, MOST_FIRMS)
      .map((firm) => [
        firm.nameEn,
        firm.headquarters ? writer.names.country(firm.headquarters) : "not stated",
        firm.plantCountry ? writer.names.country(firm.plantCountry) : "not stated",
        firm.share === null ? "not stated" : percent(firm.share),
        `${firm.evidence.status ?? "no status"}, ${firm.evidence.year ?? "no year"}${writer.citations.mark(firm.evidence.source)}`,
      ]),
  };
}
