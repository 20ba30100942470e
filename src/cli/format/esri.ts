import type { EsriFacts, EsriItem, EsriResult, GraphEsriResult } from "../../model/esri.ts";
import type { Names } from "../../model/words/names.ts";
import { integer, percent } from "../../model/words/numbers.ts";
import { certificateLines, fileCertificateLines } from "./certificate.ts";
import { type ColumnSpec, formatTable } from "./table.ts";

/** So many are listed for people if `--top` is not given. */
const USUAL_TOP = 25;
const MOST_PARTS = 5;

/** The systemic risk index of firms as a table, and what it rests on. */
export function esriInWords({ items, certificate }: EsriResult): string {
  const lines = [
    ...tableLines(items, (id) => id),
    "",
    factsInWords(certificate),
    ...fileCertificateLines(certificate),
  ];
  return `${lines.join("\n")}\n`;
}

/** The same of products. */
export function graphEsriInWords({ items, certificate }: GraphEsriResult, names: Names): string {
  const lines = [
    ...tableLines(items, (id) => names.product(id)),
    "",
    factsInWords(certificate),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

function tableLines(items: readonly EsriItem[], nameOf: (id: string) => string): string[] {
  const shown = items.slice(0, USUAL_TOP);
  const rows = shown.map((item) => [
    nameOf(item.id),
    percent(item.esri),
    percent(item.down),
    percent(item.up),
    integer(item.steps),
  ]);
  const more = items.length - shown.length;
  return [
    "Share of all output lost if each stops (ESRI), by missing inputs and by missing customers alone",
    "",
    formatTable([idColumn(shown.map(({ id }) => nameOf(id))), ...FIGURES], rows),
    ...(more > 0 ? [`... and ${integer(more)} more (--json lists all)`] : []),
    ...shown.flatMap((item) => partsOf(item, nameOf)),
  ];
}

/** The industries and firms that an item hits hardest, where they were asked for. */
function partsOf({ id, industries, losses }: EsriItem, nameOf: (id: string) => string): string[] {
  const byFirm = Object.entries(losses ?? {}).map(([firm, { down, up }]): [string, number] => [
    nameOf(firm),
    Math.max(down, up),
  ]);
  const byIndustry = Object.entries(industries ?? {}).map(([name, loss]): [string, number] => [
    name,
    loss ?? 0,
  ]);
  return [
    ...hardest(`${nameOf(id)}, by industry`, byIndustry),
    ...hardest(`${nameOf(id)}, by firm`, byFirm),
  ];
}

function hardest(title: string, losses: readonly (readonly [string, number])[]): string[] {
  const hit = losses.filter(([, loss]) => loss > 0).sort(([, a], [, b]) => b - a);
  if (hit.length === 0) return [];
  const shown = hit.slice(0, MOST_PARTS).map(([name, loss]) => `${name} ${percent(loss)}`);
  const more = hit.length - shown.length;
  return [`${title}: ${shown.join(", ")}${more > 0 ? `, and ${integer(more)} more` : ""}`];
}

function factsInWords(facts: EsriFacts & { readonly iterations: number }): string {
  const { firms, links, industries, replaceability, finalDemand, tolerance, check } = facts;
  const rule = replaceability ? "replaceable by market share" : "not replaceable";
  const checked = check
    ? `; run again to ${check.tolerance}: ${integer(check.items)} of ${integer(check.of)} items, ` +
      `largest difference ${check.maxDifference.toPrecision(2)}`
    : "";
  return (
    `${integer(firms)} firms in ${integer(industries)} industries, ${integer(links)} links, ${rule}` +
    `${finalDemand ? ", with final demand" : ""}; tolerance ${tolerance}, ` +
    `${integer(facts.iterations)} sweeps at most${checked}`
  );
}

/** As wide as the names ask for; longer ones are wrapped. */
function idColumn(names: readonly string[]): ColumnSpec {
  const isLong = names.some((name) => name.length > WIDEST - 2);
  return isLong ? { head: "Id", width: WIDEST } : { head: "Id" };
}

const WIDEST = 44;
const RIGHT = { align: "right" as const };
const FIGURES = [
  { head: "ESRI", ...RIGHT },
  { head: "Downstream", ...RIGHT },
  { head: "Upstream", ...RIGHT },
  { head: "Sweeps", ...RIGHT },
];
