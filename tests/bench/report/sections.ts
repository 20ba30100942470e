import { type PeerReport, processorSeconds } from "../peers/peer-report.ts";
import { short } from "../peers/peer-table.ts";
import { OURS, OURS_PAIR, programOf, type Results, times } from "./results.ts";
import { reached, TARGETS, verdict } from "./targets.ts";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Less than 0.8 and 0.5 of what SciPy takes for strong components of a million firms, 545 MiB. */
const MEMORY_MIB = [430, 273] as const;

const size = (n: number) => n.toLocaleString("en");

/** Parts of the page that are made from results, by the names of their marks. */
export function sections(results: Results): Readonly<Record<string, string>> {
  return {
    peers: peers(results),
    targets: targets(results),
    growth: growth(results),
    workers: workers(results),
    memory: memory(results),
  };
}

/** Processor seconds of each program, and how many times ours. */
function peers(results: Results): string {
  const { programs } = results;
  const rows = results.tasks.flatMap((task) =>
    results.sizes.flatMap((n) => {
      const all = programs.map((program) => results.of(program, task, n));
      if (all.every((report) => report === undefined)) return [];
      const cells = all.map((report) => (report ? cellOf(results, report) : ""));
      return [[task, size(n), ...cells]];
    }),
  );
  return table(["task", "n", ...programs], rows);
}

function cellOf(results: Results, report: PeerReport): string {
  const program = programOf(report);
  const own = short(processorSeconds(report));
  const ratio = program === OURS ? undefined : times(results, program, report.task, report.n);
  return ratio === undefined ? own : `${own} (${Number(ratio.toPrecision(2))} x)`;
}

function targets(results: Results): string {
  const rows = TARGETS.map((target) => {
    const { task, n, peer, ours, must, aim, stated } = target;
    const ratio = reached(results, target);
    const found = ratio === undefined ? "" : String(Number(ratio.toPrecision(3)));
    const against = stated ? stated.source : peer;
    return [task, size(n), ours, against, `${must}`, `${aim}`, found, verdict(target, ratio)];
  });
  return table(["task", "n", "ours", "against", "must", "aim", "reached", ""], rows);
}

/** What a task may cost more for ten times as many firms: what looks from every firm, and the rest. */
const MOST_GROWTH = { fromEvery: 250, linear: 15, linearToMillion: 20 } as const;
const FROM_EVERY = ["betweenness", "betweenness_weighted", "esri_all"];

function mostGrowth(task: string, n: number): number {
  if (FROM_EVERY.includes(task)) return MOST_GROWTH.fromEvery;
  return n < 1e6 ? MOST_GROWTH.linear : MOST_GROWTH.linearToMillion;
}

/** Our processor seconds by size, and from one size to ten times as many firms; what is too much stands out. */
function growth(results: Results): string {
  const { sizes } = results;
  const rows = results.tasks.flatMap((task) => {
    const seconds = sizes.map((n) => {
      const report = results.of(OURS, task, n);
      return report && processorSeconds(report);
    });
    if (seconds.filter((figure) => figure !== undefined).length < 2) return [];
    const steps = seconds.slice(1).map((figure, i) => {
      const before = seconds[i];
      if (!figure || !before) return "";
      const grown = `${Number((figure / before).toPrecision(2))} x`;
      return figure / before > mostGrowth(task, sizes[i + 1] ?? 0) ? `**${grown}**` : grown;
    });
    return [
      [task, ...seconds.map((figure) => (figure === undefined ? "" : short(figure))), ...steps],
    ];
  });
  const from = sizes.slice(1).map((n, i) => `${size(sizes[i] ?? 0)} to ${size(n)}`);
  return table(["task", ...sizes.map(size), ...from], rows);
}

/** One worker and two: wall seconds and processor seconds, least of the runs. */
function workers(results: Results): string {
  const rows = results.tasks.flatMap((task) =>
    results.sizes.flatMap((n) => {
      const [one, two] = [OURS, OURS_PAIR].map((program) => results.of(program, task, n));
      if (!one || !two) return [];
      const wall = [one, two].map(({ runs }) => Math.min(...runs)) as [number, number];
      const cpu = [one, two].map(processorSeconds) as [number, number];
      const gain = `${(wall[0] / wall[1]).toFixed(2)} x`;
      const cost = `${(cpu[1] / cpu[0]).toFixed(2)} x`;
      return [[task, size(n), ...wall.map(short), gain, ...cpu.map(short), cost]];
    }),
  );
  const head = ["wall s, 1", "wall s, 2", "gain", "processor s, 1", "processor s, 2", "cost"];
  return rows.length > 0 ? table(["task", "n", ...head], rows) : "No run with two workers.";
}

/** Peak memory of each program at the largest size. */
function memory(results: Results): string {
  const { programs } = results;
  const n = results.sizes.at(-1) ?? 0;
  const rows = results.tasks.flatMap((task) => {
    const peaks = programs.map((program) => results.of(program, task, n)?.peak_mib);
    if (peaks.every((peak) => peak === undefined)) return [];
    return [[task, ...peaks.map((peak) => (peak === undefined ? "" : String(Math.round(peak))))]];
  });
  const title = `Peak MiB of the process at ${size(n)} firms, the runtime of each language included.`;
  const [must, aim] = MEMORY_MIB;
  const goal = `Goal for the graph and one kernel at a million firms: under ${must} MiB, ${aim} in reach.`;
  return `${title} ${goal}\n\n${table(["task", ...programs], rows)}`;
}

/** Replaces what stands between the marks of each section. @returns null if the page lacks one */
export function withSections(page: string, made: Readonly<Record<string, string>>): string | null {
  let text = page;
  for (const [name, content] of Object.entries(made)) {
    const [start, end] = [`<!-- made: ${name} -->`, `<!-- end: ${name} -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) return null;
    text = `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
  }
  return text;
}
