import type { CentralityExtra, NodeFigure } from "../../model/centrality.ts";
import { compareIds } from "../../model/ids.ts";
import { sortedByKey } from "../kernels/sorted-by-key.ts";
import type { CentralityAnswer } from "./centrality-run.ts";
import type { NodeNames } from "./links.ts";

type Figures = Pick<CentralityExtra, "values" | "items" | "standardErrors" | "hubs">;

/** Which figures are given names. */
interface Asked {
  /** So many of the largest, as `items`, too; undefined: all. */
  readonly top: number | undefined;
  /** If all: as if so many had been asked for, for readers who are shown no more. */
  readonly rows?: number | undefined;
}

/**
 * Figures by name: all in node order, or the largest in falling order, ties by id. A JSON object keeps
 * no order where names are numbers: `items` does.
 * @returns and how many figures were left out because of `rows`
 */
export function figuresByName(
  names: NodeNames,
  answer: CentralityAnswer,
  { top, rows }: Asked,
): { readonly figures: Figures; readonly unlisted: number } {
  const { values } = answer;
  if (!values) return { figures: {}, unlisted: 0 };
  const nodes: number[] = [];
  for (let u = 0; u < names.size; u++) if (values[u] !== undefined) nodes.push(u);
  const most = top ?? rows;
  if (most === undefined) return { figures: byName(nodes, names, answer), unlisted: 0 };
  const unlisted = top === undefined ? Math.max(0, nodes.length - most) : 0;
  return { figures: theLargest(nodes, names, answer, most), unlisted };
}

/** All figures, named one by one as they are written: for who needs no object of a million fields. */
export type FiguresToWrite = Partial<Record<"values" | "standardErrors" | "hubs", NamedFigures>>;

/** @returns what `figuresByName` gives of all nodes */
export function figuresToWrite(
  names: NodeNames,
  { values, standardErrors, hubs }: CentralityAnswer,
): FiguresToWrite {
  if (!values) return {};
  const nodes = inKeyOrder(names, (u) => values[u] !== undefined);
  const named = (figureOf: (u: number) => NodeFigure) => new NamedFigures(nodes, names, figureOf);
  return {
    values: named((u) => figure(values[u])),
    ...(standardErrors ? { standardErrors: named((u) => known(standardErrors[u])) } : {}),
    ...(hubs ? { hubs: named((u) => known(hubs[u])) } : {}),
  };
}

/** Figures by name in the order in which an object has its fields: whole numbers first, by size. */
export class NamedFigures {
  private readonly nodes: Uint32Array;
  private readonly names: NodeNames;
  private readonly figureOf: (u: number) => NodeFigure;

  constructor(nodes: Uint32Array, names: NodeNames, figureOf: (u: number) => NodeFigure) {
    this.nodes = nodes;
    this.names = names;
    this.figureOf = figureOf;
  }

  *[Symbol.iterator](): Generator<readonly [name: string, figure: NodeFigure]> {
    for (const u of this.nodes) yield [this.names.label(u), this.figureOf(u)];
  }
}

/** The largest name that an object takes for the index of an array. */
const LAST_INDEX = 2 ** 32 - 2;

/** Nodes in the order of an object's fields: names that are indices by size, then the others as they come. O(n) */
function inKeyOrder(names: NodeNames, isIn: (u: number) => boolean): Uint32Array {
  const indices = new Uint32Array(names.size);
  const [numbered, others] = [new Uint32Array(names.size), new Uint32Array(names.size)];
  let [count, rest] = [0, 0];
  for (let u = 0; u < names.size; u++) {
    if (!isIn(u)) continue;
    const name = names.label(u);
    const index = Number(name);
    if (index >= 0 && index <= LAST_INDEX && String(Math.trunc(index)) === name) {
      indices[u] = index;
      numbered[count++] = u;
    } else others[rest++] = u;
  }
  const nodes = new Uint32Array(count + rest);
  nodes.set(sortedByKey(numbered.subarray(0, count), indices));
  nodes.set(others.subarray(0, rest), count);
  return nodes;
}

/** Nodes that come first in an order (ties as they come), without putting all in order. */
function leading(
  nodes: readonly number[],
  most: number,
  order: (a: number, b: number) => number,
): number[] {
  const kept: number[] = [];
  let last: number | undefined;
  for (const u of nodes) {
    if (last !== undefined && order(u, last) >= 0) continue;
    if (kept.push(u) < 2 * most + SPARE) continue;
    kept.sort(order).length = most;
    last = kept.at(-1);
  }
  return kept.sort(order).slice(0, most);
}

/** Room for candidates, so that they are seldom put in order. */
const SPARE = 1000;

function theLargest(
  nodes: readonly number[],
  names: NodeNames,
  answer: CentralityAnswer,
  top: number,
): Figures {
  const { values, sizes = values, ends } = answer;
  const largest = leading(
    nodes,
    top,
    (a, b) => size(sizes?.[b]) - size(sizes?.[a]) || compareIds(names.label(a), names.label(b)),
  );
  const isLargest = new Set(largest);
  let rest = 0; // the most that any other can be
  if (ends) for (const u of nodes) if (!isLargest.has(u)) rest = Math.max(rest, ends.high[u] ?? 0);
  const isCertain = (u: number) =>
    nodes.length <= top || (ends?.low[u] ?? 0) > rest || ends?.certain.includes(u) === true;
  const items = largest.map((u) => ({
    id: names.label(u),
    value: figure(values?.[u]),
    ...(ends ? { low: ends.low[u] ?? 0, high: ends.high[u] ?? 0 } : {}),
    ...(ends ? { certain: isCertain(u) } : {}),
  }));
  return { ...byName(largest, names, answer), items };
}

function byName(
  nodes: readonly number[],
  names: NodeNames,
  { values, standardErrors, hubs }: CentralityAnswer,
): Figures {
  const named = <F>(figureOf: (u: number) => F) =>
    Object.fromEntries(pairs(nodes, names, figureOf));
  return {
    values: named((u) => figure(values?.[u])),
    ...(standardErrors ? { standardErrors: named((u) => known(standardErrors[u])) } : {}),
    ...(hubs ? { hubs: named((u) => known(hubs[u])) } : {}),
  };
}

/** One after the other: of a million there would be more than of what they become. */
function* pairs<F>(
  nodes: readonly number[],
  names: NodeNames,
  figureOf: (u: number) => F,
): Generator<[string, F]> {
  for (const u of nodes) yield [names.label(u), figureOf(u)];
}

function figure(value: NodeFigure | undefined): NodeFigure {
  return typeof value === "number" ? known(value) : (value ?? null);
}

function known(value: number | null | undefined): number | null {
  return value === undefined || value === null || Number.isNaN(value) ? null : value;
}

/** Numbers by size, true before false, what has no size last. */
function size(value: NodeFigure | undefined): number {
  const isNumber = typeof value === "number" && !Number.isNaN(value);
  return isNumber || typeof value === "boolean" ? Number(value) : -Number.MAX_VALUE;
}
