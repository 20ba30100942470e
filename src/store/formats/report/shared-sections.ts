import type { DataSet } from "../../../model/data-set.ts";
import type { Reason } from "../../../model/reasons.ts";
import type { CutResult, DependencyItem } from "../../../model/results.ts";
import type { ShapleyResult } from "../../../model/shapley.ts";
import { percent, percentRange, UNKNOWN } from "../../../model/words/numbers.ts";
import { reasonInWords } from "../../../model/words/reasons.ts";
import type { Block, Section } from "./document.ts";
import { counted, listed, rangeBeside, type Writer } from "./writer.ts";

/** Parts of a loss below this are rounding and are not listed. */
const LEAST_LOSS = 0.0005;
/** Less is the noise of the last bits. */
const NO_LOSS = 1e-9;
const MOST_SECTORS = 8;
const MOST_PARTS = 7;
const MOST_ASSUMED = 5;
const LONGEST_REASON = 260;

/** Sectors by loss with the path of each; those that lose nothing are counted. */
export function sectorTable(writer: Writer, cut: CutResult, caption: string): Block[] {
  const hit = Object.entries(cut.sectors)
    .filter(([, loss]) => loss > NO_LOSS)
    .sort(([, a], [, b]) => b - a);
  const spared = Object.keys(cut.sectors).length - hit.length;
  const rest =
    spared > 0 ? [text(`${counted(spared, "sector loses", "sectors lose")} nothing.`)] : [];
  if (hit.length === 0) return rest;
  const rows = hit
    .slice(0, MOST_SECTORS)
    .map(([id, loss]) => [
      `${writer.names.product(id)}${writer.weighs(id) ? "" : " *"}`,
      percent(loss),
      writer.path(cut.paths[id] ?? []) || UNKNOWN,
    ]);
  const more = hit.length - rows.length;
  const note =
    more > 0
      ? [text(`${counted(more, "further sector loses", "further sectors lose")} less.`)]
      : [];
  const counting = hit.filter(([id]) => writer.weighs(id)).length;
  if (counting < hit.length) {
    note.push(
      text(
        `* Has no weight in what matters: its loss is its own and enters no score. Of the ${hit.length} sectors that lose, ${counting} ${counting === 1 ? "counts" : "count"}.`,
      ),
    );
  }
  const columns = [
    { head: "Sector" },
    { head: "Output lost", right: true },
    { head: "How it gets there" },
  ];
  return [{ type: "table", caption, columns, rows }, ...note, ...rest];
}

/** Who of several cuts is to blame for how much; parts add up to the loss. */
export function splitTable(
  writer: Writer,
  split: ShapleyResult,
  caption: string,
  {
    whole = "Together",
    of = "what matters",
    nameOf = (target: string) => writer.target(target),
  } = {},
): Block[] {
  if (split.loss === null || split.loss < LEAST_LOSS) return [];
  const parts = Object.entries(split.shares)
    .sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
    .filter(([, share]) => (share ?? 0) >= LEAST_LOSS);
  const { loss } = split;
  const row = (name: string, share: number) => [name, percent(share), percent(share / loss)];
  const rest = parts.slice(MOST_PARTS).reduce((sum, [, share]) => sum + (share ?? 0), 0);
  const more = parts.length - MOST_PARTS;
  const rows = [
    ...parts.slice(0, MOST_PARTS).map(([target, share]) => row(nameOf(target), share ?? 0)),
    ...(more > 0 ? [row(`${more} more`, rest)] : []),
  ];
  const columns = [
    { head: "Cut" },
    { head: "Part of the loss", right: true },
    { head: "of the whole", right: true },
  ];
  const sum = `${whole}: ${percent(split.loss)} of ${of} (computed, Shapley value; the parts add up to it, losses of single cuts do not).`;
  return [{ type: "table", caption, columns, rows }, text(sum)];
}

/** Reasons as a list. */
export function whyList(writer: Writer, why: readonly Reason[] | undefined): Block[] {
  if (!why || why.length === 0) return [];
  const items = why.map((reason) => {
    const source = reason.kind === "makers" ? writer.source(reason.source) : null;
    return `${reasonInWords(reason, writer.names)}${writer.citations.mark(source)}`;
  });
  return [{ type: "list", items }];
}

const DEPENDENCY_COLUMNS = [
  { head: "On whom" },
  { head: "Made there", right: true },
  { head: "All tiers, by value", right: true },
  { head: "Cannot do without", right: true },
];

/** By value through all tiers; where the range leaves everything open, the point says nothing. */
function byValue({ lookThrough, lookThroughLow, lookThroughHigh }: DependencyItem): string {
  if ((lookThroughHigh ?? 0) - (lookThroughLow ?? 0) > 0.99) return "not known (0–100 %)";
  return withRange(lookThrough, lookThroughLow, lookThroughHigh);
}

/** Share made there, up to what it is with all makers whom nobody names. */
export function madeThere({ direct, unknown }: DependencyItem, homeWithheld = false): string {
  const most = direct === null ? null : Math.min(1, direct + (unknown ?? 0));
  if ((direct ?? 0) <= NO_LOSS && (most ?? 0) >= 1 - NO_LOSS) return "not known (0–100 %)";
  return homeWithheld ? `at most ${percent(most)}` : percentRange(direct, most);
}

/**
 * Direct, look-through and critical dependency for each scope.
 * @param homeWithheld home makes some, and its share is withheld: shares of others are upper ends
 */
export function dependencyTable(
  { certificate }: Writer,
  dependency: Readonly<Record<"foreign" | "untrusted" | "adversary", DependencyItem>>,
  homeWithheld = false,
): Block {
  const scopes = [
    ["all foreign countries", dependency.foreign],
    ["countries that are not trusted", dependency.untrusted],
    ...(certificate.adversary.length > 0 ? [["adversaries", dependency.adversary] as const] : []),
  ] as const;
  const rows = scopes.map(([name, item]) => [
    name,
    madeThere(item, homeWithheld),
    byValue(item),
    percentRange(item.criticalLow, item.criticalHigh),
  ]);
  return {
    type: "table",
    caption: "Dependency (computed; a range where nobody names the makers)",
    columns: DEPENDENCY_COLUMNS,
    rows,
  };
}

/** Judgements on the path with their reasons; what the model itself leaves out. */
export function unknownSection(writer: Writer, first: readonly string[]): Section {
  const { assumed, notes } = writer.certificate;
  const items = assumed.slice(0, MOST_ASSUMED).map((item) => {
    return `${subjectOf(writer, item.table, item.key)}, ${wordsOf(item.column)}: ${shortened(item.why)}`;
  });
  const more = assumed.length - items.length;
  if (more > 0) items.push(`${counted(more, "further figure")} of this kind.`);
  const general = notes.filter(
    (note) => !writer.names.hasProduct(note.slice(0, note.indexOf(":"))),
  );
  return {
    id: "unknown",
    title: "What we do not know",
    blocks: [
      ...(first.length > 0 ? [{ type: "list" as const, items: first }] : []),
      ...(items.length > 0
        ? [text("On the paths above these figures are judgement or assumption, not source:")]
        : []),
      ...(items.length > 0 ? [{ type: "list" as const, items }] : []),
      ...(general.length > 0 ? [{ type: "list" as const, items: general }] : []),
      text(LIMITS),
    ],
  };
}

const LIMITS =
  "What the model leaves out: demand and prices stay as they are, so nothing is replaced beyond what the " +
  "data allow; shares are yearly averages of one world pool, contracts between firms are not known; " +
  "essentiality and substitutability are mostly judgement; a cut takes output from everybody unless " +
  "buyers are named. A score ranks exposure. It predicts no event and gives no odds.";

/** "Radar modules ← Gallium, refined". */
function subjectOf(writer: Writer, table: string, key: string): string {
  const [product = key, , input] = key.split("|");
  if (table === "inputs" && input !== undefined) {
    return `${writer.names.product(product)} ← ${writer.names.product(input)}`;
  }
  return writer.names.product(product);
}

/** The first sentences of a reason, as many as have room. */
function shortened(reason: string): string {
  if (reason.length <= LONGEST_REASON) return reason;
  const cut = reason.slice(0, LONGEST_REASON);
  const end = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("; "));
  return end > 80 ? `${cut.slice(0, end)} ...` : `${cut} ...`;
}

/** "coverDays" as "cover days". */
function wordsOf(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Formulas, basis, country sets, data version and convergence: what a figure must never lack. */
export function howSection(writer: Writer): Section {
  const { certificate } = writer;
  const { mode, regions, basis, trusted, adversary, importanceSet, converged } = certificate;
  const names = (codes: readonly string[]) =>
    codes.length === 0 ? "none" : listed(codes.map((code) => writer.names.country(code)));
  return {
    id: "how",
    title: "How this was computed",
    blocks: [
      text(
        "A cut takes output away. The shortage spreads through inputs that nothing replaces, until it " +
          "settles; the loss is read off at the home's sectors and weighted by importance. " +
          `Formula: ${certificate.formula} (docs/methods).`,
      ),
      {
        type: "list",
        items: [
          `Shares: ${basis === "home_sourcing" ? "where the home buys" : "world production"}; regions: ${regions}; ` +
            `mode: ${mode}. Pool shares out what is left; rigid keeps every split as it was.`,
          `Home: ${names(certificate.home)}. Adversaries: ${names(adversary)}. Trusted${trusted.length > 8 ? ` (${trusted.length})` : ""}: ${names(trusted)}.`,
          `Importance of sectors: ${importanceSet ?? "none given"}.`,
          `Data version ${certificate.dataVersion}, figures of ${yearsOf(certificate.dataYears)}.`,
          converged
            ? certificate.iterations > 0
              ? `Converged after at most ${counted(certificate.iterations, "sweep")}.`
              : "No shortage arises, so nothing had to settle."
            : `**Not converged** after ${counted(certificate.iterations, "sweep")} (last change ${certificate.lastChange}).`,
          "Range: the low end shares out supply and spares makers nobody names; the high end keeps splits fixed and cuts them.",
        ],
      },
    ],
  };
}

function yearsOf({ from, to }: { from: number | null; to: number | null }): string {
  if (from === null || to === null) return "no stated year";
  return from === to ? String(from) : `${from} to ${to}`;
}

export function foot(data: DataSet, { certificate }: Writer): string {
  return `${data.titleEn}. Data version ${certificate.dataVersion}. Written by Linchpin.`;
}

export function text(words: string): Block {
  return { type: "text", text: words };
}

/** "38 % (35–60 %)". */
export function withRange(
  figure: number | null,
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  const range = rangeBeside(figure, low, high);
  return range ? `${percent(figure)} (${range})` : percent(figure);
}
