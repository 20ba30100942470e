import type { CentralityResult, NodeFigure } from "../../model/centrality.ts";
import type { Names } from "../../model/words/names.ts";
import { integer, UNKNOWN } from "../../model/words/numbers.ts";
import { certificateLines, fileCertificateLines } from "./certificate.ts";
import { type ColumnSpec, formatTable } from "./table.ts";

/** So many are listed for people if `--top` is not given. */
export const USUAL_TOP = 25;
/** Names of one cycle that are shown. */
const MOST_NAMES = 25;
const DIGITS = 6;

/**
 * A structural measure as a table, the largest values first, and what it rests on.
 * @param result its lists as long as they are shown
 * @param unlisted figures that the result leaves out
 */
export function centralityInWords(
  result: CentralityResult,
  names: Names | null,
  unlisted = 0,
): string {
  const { measure, n, m, seconds, certificate, reversed } = result;
  const lines = [
    `${measure} of ${integer(n)} nodes and ${integer(m)} links${reversed ? " (turned round)" : ""}, ${seconds.compute.toFixed(2)} s`,
    "",
    ...tableLines(result, names, unlisted),
    ...separationLines(result, names),
    ...basisLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

function tableLines(result: CentralityResult, names: Names | null, unlisted: number): string[] {
  const { items, standardErrors, hubs, errorBound } = result;
  if (!items) return [];
  const columns = [
    ...(names ? [column("Product", ({ id }) => names.product(id), { width: 40 })] : []),
    column("Id", ({ id }) => id),
    column("Value", ({ value }) => inDigits(value), RIGHT),
    ...(hubs ? [column("Hub", ({ id }) => inDigits(hubs[id] ?? null), RIGHT)] : []),
    ...(standardErrors
      ? [column("Standard error", ({ id }) => inDigits(standardErrors[id] ?? null), RIGHT)]
      : []),
    ...(errorBound
      ? [
          column("Low", ({ low }) => inDigits(low ?? null), RIGHT),
          column("High", ({ high }) => inDigits(high ?? null), RIGHT),
          column("Certain", ({ certain }) => (certain ? "yes" : "no")),
        ]
      : []),
  ];
  const rows = items.map((item) => columns.map(({ cell }) => cell(item)));
  return [
    formatTable(columns, rows),
    ...(unlisted > 0 ? [`... and ${integer(unlisted)} more (--top or --json)`] : []),
    ...boundLines(result),
    "",
  ];
}

const COUNTED: Readonly<Partial<Record<CentralityResult["measure"], string>>> = {
  components: "Components",
  dominators: "Nodes that the starts reach",
  articulation: "Articulation points",
  bridges: "Bridges",
};

type Item = NonNullable<CentralityResult["items"]>[number];
interface ItemColumn extends ColumnSpec {
  readonly cell: (item: Item) => string;
}
const RIGHT = { align: "right" } as const;

function column(
  head: string,
  cell: (item: Item) => string,
  spec: Omit<ColumnSpec, "head"> = {},
): ItemColumn {
  return { head, cell, ...spec };
}

function boundLines({ errorBound }: CentralityResult): string[] {
  if (!errorBound) return [];
  const { value, normalised, probability } = errorBound;
  const share = `${inDigits(normalised)} of all pairs`;
  return [
    `No value is off by more than ${inDigits(value)} (${share}), with odds of ${probability}.`,
  ];
}

/** What some measures find beside the figures of nodes. */
function separationLines(result: CentralityResult, names: Names | null): string[] {
  const { measure, value, cut = [], routes, maxFlow, bridges, cycles, count } = result;
  const name = (id: string) => (names ? names.product(id) : id);
  const lines: string[] = [];
  if (value !== undefined && measure !== "mincut") lines.push(`${measure}: ${inDigits(value)}`);
  else if (value === null) {
    lines.push("Nothing in between can separate them: they are directly linked.");
  } else if (typeof value === "number") {
    lines.push(`Fewest nodes that separate them: ${value}`, ...cut.map((id) => `  ${name(id)}`));
  }
  if (routes !== undefined) lines.push(`Routes that share no node: ${routes}`);
  if (maxFlow !== undefined) lines.push(`Most that can flow: ${inDigits(maxFlow)}`);
  if (count !== undefined) lines.push(`${COUNTED[result.measure] ?? "Count"}: ${integer(count)}`);
  for (const [from = "", to = ""] of bridges ?? []) {
    lines.push(`  ${name(from)} -> ${name(to)}`);
  }
  for (const cycle of cycles ?? []) {
    lines.push(`  cycle of ${cycle.length}: ${cycle.slice(0, MOST_NAMES).map(name).join(", ")}`);
  }
  return lines.length > 0 ? [...lines, ""] : [];
}

function inDigits(value: NodeFigure): string {
  if (typeof value === "number") return String(Number(value.toPrecision(DIGITS)));
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value ?? UNKNOWN;
}

/** Only an edge list has nodes without other names, and no point of view. */
function basisLines(certificate: CentralityResult["certificate"], names: Names | null): string[] {
  if (!("mode" in certificate)) return fileCertificateLines(certificate);
  return names ? certificateLines(certificate, names) : [];
}
