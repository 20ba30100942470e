import type {
  CentralityMeasure,
  CentralityOptions,
  CentralityResult,
  LinkCertificate,
  LinkOption,
  LinkOptions,
  NodeFigure,
} from "../../model/centrality.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import { compileNetwork } from "../build/network.ts";
import type { CentralityAnswer, CentralityRun } from "./centrality-run.ts";
import { certify } from "./certificate.ts";
import type { Convergence } from "./evaluator.ts";
import { type Links, linksOfEdges, linksOfNetwork } from "./links.ts";
import { pagerankRun } from "./pagerank.ts";

/** Every measure of `centrality`, by name. */
export const CENTRALITY_RUNS: Readonly<Record<CentralityMeasure, CentralityRun>> = {
  pagerank: pagerankRun,
};

const ALWAYS: readonly string[] = ["measure", "reverse"];

/**
 * A structural measure of an edge list.
 * @param options read by `LinkOptions`
 * @throws InvalidInputError `invalid_option`, `unknown_node`
 */
export function centralityOfEdges(edges: EdgeList, options: LinkOptions): CentralityResult {
  const start = performance.now();
  return ask(linksOfEdges(edges, options), options, start, ({ formula, convergence, notes }) => ({
    formula,
    ...(convergence ?? EXACT),
    notes: [...notes],
  }));
}

/**
 * A structural measure of a data set's products and inputs: input to product, weight = strength.
 * @throws InvalidInputError `invalid_option`, `unknown_node`, and what `compileNetwork` throws
 */
export function centralityOfGraph(data: DataSet, options: CentralityOptions): CentralityResult {
  const start = performance.now();
  const network = compileNetwork(data, options);
  const links = linksOfNetwork(network, options);
  return ask(links, options, start, ({ formula, ...rest }) => certify(network, formula, rest));
}

const EXACT: Convergence = { iterations: 0, lastChange: 0, converged: true };

type Certified = Required<Pick<CentralityAnswer, "formula" | "notes">> &
  Pick<CentralityAnswer, "convergence">;

function ask(
  links: Links,
  options: LinkOptions,
  start: number,
  certificate: (of: Certified) => CentralityResult["certificate"] | LinkCertificate,
): CentralityResult {
  const { uses, run } = CENTRALITY_RUNS[options.measure];
  refuseUnused(options, uses);
  refuseMissingWeights(links, options);
  const loaded = performance.now();
  const { formula, values, extra, convergence, notes = [] } = run(links, options);
  const done = performance.now();
  return {
    measure: options.measure,
    n: links.graph.n,
    m: links.graph.targets.length,
    seconds: { load: (loaded - start) / 1000, compute: (done - loaded) / 1000 },
    ...(values ? figures(links.labels, values, options.top) : {}),
    ...extra,
    certificate: certificate({
      formula,
      notes: [...links.notes, ...notes],
      ...(convergence ? { convergence } : {}),
    }),
  };
}

/** An option that the measure does not read would be an answer to another question. */
function refuseUnused(options: LinkOptions, uses: readonly LinkOption[]): void {
  const known = new Set<string>([...ALWAYS, ...uses]);
  const details = Object.keys(UNUSED)
    .filter((name) => !known.has(name) && isGiven(options[name as LinkOption]))
    .map((name): Problem => {
      const message = `has no meaning for ${options.measure}`;
      return { column: name, pointer: `/${name}`, message, expected: "not to be given" };
    });
  refuse(details);
}

/** Options that only some measures read. */
const UNUSED: Readonly<Record<Exclude<LinkOption, "measure" | "reverse">, true>> = {
  weighted: true,
  from: true,
  to: true,
  top: true,
  damping: true,
};

function isGiven(option: LinkOptions[LinkOption]): boolean {
  return option !== undefined && option !== false;
}

function refuseMissingWeights({ hasWeights }: Links, { weighted }: LinkOptions): void {
  if (!weighted || hasWeights) return;
  const message = "the edge list has no column weight";
  refuse([{ column: "weighted", pointer: "/weighted", message, expected: "source,target,weight" }]);
}

function refuse(details: readonly Problem[]): void {
  const [first] = details;
  if (!first) return;
  throw new InvalidInputError("invalid_option", `${first.column} ${first.message}`, { details });
}

/** Figures by name: all in node order, or the largest in falling order. */
function figures(
  labels: readonly string[],
  values: ArrayLike<NodeFigure | undefined>,
  top: number | undefined,
): Pick<CentralityResult, "values" | "items"> {
  const items: { id: string; value: NodeFigure }[] = [];
  labels.forEach((id, u) => {
    const value = values[u];
    if (value !== undefined) items.push({ id, value: Number.isNaN(value) ? null : value });
  });
  if (top === undefined) return { values: byId(items) };
  const largest = items
    .sort((a, b) => size(b.value) - size(a.value) || compareIds(a.id, b.id))
    .slice(0, top);
  return { values: byId(largest), items: largest };
}

function byId(items: readonly { id: string; value: NodeFigure }[]): Record<string, NodeFigure> {
  return Object.fromEntries(items.map(({ id, value }) => [id, value]));
}

/** Numbers by size, true before false, what has no size last. */
function size(value: NodeFigure): number {
  return typeof value === "number" || typeof value === "boolean"
    ? Number(value)
    : -Number.MAX_VALUE;
}
