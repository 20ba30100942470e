import type {
  CentralityMeasure,
  CentralityOptions,
  CentralityResult,
  LinkOptions,
} from "../../model/centrality.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { EdgeList } from "../../model/edge-list.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import { refuseRationing } from "../../model/rationing.ts";
import type { FirmGraph } from "../build/firm-graph.ts";
import { compileNetwork } from "../build/network.ts";
import { betweennessRun } from "./betweenness.ts";
import { refuseMissingWeights, refuseUnused } from "./centrality-faults.ts";
import type {
  CentralityAnswer,
  CentralityRun,
  LongWork,
  PathWork,
  StepWork,
} from "./centrality-run.ts";
import { certify } from "./certificate.ts";
import { articulationRun, bridgesRun, componentsRun, kcoreRun } from "./connectivity.ts";
import { degreeRun } from "./degree.ts";
import type { Convergence } from "./evaluator.ts";
import { type FiguresToWrite, figuresByName, figuresToWrite } from "./figures-by-name.ts";
import { linksOfFirms } from "./firms/firm-links.ts";
import { hitsRun } from "./hits.ts";
import { inTurns } from "./in-turns.ts";
import { katzRun } from "./katz.ts";
import { type Links, linksOfEdges, linksOfNetwork, type NamedPairs, pairsOf } from "./links.ts";
import { pagerankRun } from "./pagerank.ts";
import { reachRun, tierRun } from "./reach-and-tier.ts";
import { dominatorsRun, flowRun, mincutRun } from "./separation.ts";
import { densityRun, diameterRun, modularityRun } from "./small-graph.ts";

/** Every measure of `centrality`, by name. */
const CENTRALITY_RUNS: Readonly<Record<CentralityMeasure, CentralityRun>> = {
  betweenness: betweennessRun,
  pagerank: pagerankRun,
  katz: katzRun,
  components: componentsRun,
  dominators: dominatorsRun,
  articulation: articulationRun,
  bridges: bridgesRun,
  kcore: kcoreRun,
  mincut: mincutRun,
  reach: reachRun,
  tier: tierRun,
  flow: flowRun,
  density: densityRun,
  diameter: diameterRun,
  degree: degreeRun,
  hits: hitsRun,
  modularity: modularityRun,
};

/**
 * A structural measure of an edge list.
 * @param options read by `LinkOptions`
 * @returns figures by node, NaN as null; the certificate has no point of view
 * @throws InvalidInputError `invalid_option`, `unknown_node`; LimitError `too_large`
 * @see docs/methods/README.md#structure: time and space of each measure on its page
 */
export function centralityOfEdges(edges: EdgeList, options: LinkOptions): CentralityResult {
  const { links, measure, resultOf } = askedOfEdges(pairsOf(edges), options);
  return resultOf(measure.run(links, options)).result;
}

/**
 * The same where searches of betweenness are made by others, as by `PathThreads`.
 * @param steps takes the steps of sampled betweenness: `inTurns` with a signal stops them
 * @throws what `centralityOfEdges`, `paths` and `steps` throw
 */
export async function centralityOfEdgesLater(
  edges: EdgeList,
  options: LinkOptions,
  paths: PathWork,
  steps: StepWork = inTurns,
): Promise<CentralityResult> {
  const asked = askedOfEdges(pairsOf(edges), options);
  return (await answerLater(asked, options, { paths, steps })).result;
}

/**
 * The same of edges as a loader leaves them, in little memory: no text is made of names that are not asked for.
 * @param edges **taken over**, as by `twoWayGraph`
 * @param rows only so many of the largest figures are given, where all would be
 * @throws what `centralityOfEdgesLater` throws
 */
export async function centralityOfPairsLater(
  edges: NamedPairs,
  options: LinkOptions,
  work: LongWork,
  rows?: number,
): Promise<ListedResult> {
  return answerLater(askedOfEdges(edges, options), options, work, rows);
}

/**
 * A structural measure of a network of firms, of the links that its edge list has.
 * @throws what `centralityOfEdgesLater` throws
 */
export async function centralityOfFirmsLater(
  firms: FirmGraph,
  options: LinkOptions,
  work: LongWork,
): Promise<CentralityResult> {
  const start = performance.now();
  const asked = askedOfLinks(linksOfFirms(firms, options), options, start);
  return (await answerLater(asked, options, work)).result;
}

/**
 * The same for who writes all figures one after another: at a million nodes an object of them takes more memory than
 * the network. With `top` there are few, and they are named.
 * @throws what `centralityOfPairsLater` throws
 */
export async function centralityOfPairsToWrite(
  edges: NamedPairs,
  options: LinkOptions,
  work: LongWork,
): Promise<CentralityResult | CentralityToWrite> {
  const asked = askedOfEdges(edges, options);
  const answer = await answerOf(asked, options, work);
  return options.top === undefined ? asked.toWrite(answer) : asked.resultOf(answer).result;
}

function askedOfEdges(edges: NamedPairs, options: LinkOptions): Asked {
  const start = performance.now();
  return askedOfLinks(linksOfEdges(edges, options), options, start);
}

function askedOfLinks(links: Links, options: LinkOptions, start: number): Asked {
  return ask(links, options, start, ({ formula, convergence, notes }) => ({
    formula,
    basis: options.weighted ? "links by their weight" : "links, each as one",
    ...NO_POINT_OF_VIEW,
    ...(convergence ?? EXACT),
    notes: [...notes],
  }));
}

/**
 * A structural measure of a data set's products and inputs: input to product, weight = strength.
 * @throws InvalidInputError `invalid_option`, `unknown_node`, and what `compileNetwork` throws;
 *   LimitError `too_large`
 * @see docs/methods/README.md#structure
 */
export function centralityOfGraph(data: DataSet, options: CentralityOptions): CentralityResult {
  const { links, measure, resultOf } = askedOfGraph(data, options);
  return resultOf(measure.run(links, options)).result;
}

/**
 * The same where searches of betweenness are made by others, as by `PathThreads`.
 * @param work makes searches of betweenness, and takes the steps of what stays in one thread
 * @throws what `centralityOfGraph` and `work` throw
 */
export async function centralityOfGraphLater(
  data: DataSet,
  options: CentralityOptions,
  work: LongWork,
): Promise<CentralityResult> {
  return (await centralityOfGraphListed(data, options, work)).result;
}

/**
 * The same for readers who are shown no more.
 * @param rows only so many of the largest figures are given, where all would be
 * @throws what `centralityOfGraphLater` throws
 */
export async function centralityOfGraphListed(
  data: DataSet,
  options: CentralityOptions,
  work: LongWork,
  rows?: number,
): Promise<ListedResult> {
  return answerLater(askedOfGraph(data, options), options, work, rows);
}

function askedOfGraph(data: DataSet, options: CentralityOptions): Asked {
  const start = performance.now();
  refuseRationing(options, ["pro-rata"], "structure shares nothing out");
  const network = compileNetwork(data, options);
  return ask(linksOfNetwork(network, options), options, start, ({ formula, ...rest }) =>
    certify(network, formula, rest),
  );
}

async function answerLater(
  asked: Asked,
  options: LinkOptions,
  work: LongWork,
  rows?: number,
): Promise<ListedResult> {
  return asked.resultOf(await answerOf(asked, options, work), rows);
}

async function answerOf(
  { links, measure }: Asked,
  options: LinkOptions,
  work: LongWork,
): Promise<CentralityAnswer> {
  const { runLater } = measure;
  return runLater ? runLater(links, options, work) : measure.run(links, options);
}

const EXACT: Convergence = { iterations: 0, lastChange: 0, converged: true };

type Certified = Required<Pick<CentralityAnswer, "formula" | "notes">> &
  Pick<CentralityAnswer, "convergence">;

/** A question whose options are right, and what becomes of its answer. */
interface Asked {
  readonly links: Links;
  readonly measure: CentralityRun;
  resultOf(answer: CentralityAnswer, rows?: number): ListedResult;
  toWrite(answer: CentralityAnswer): CentralityToWrite;
}

type WithoutFigures = Omit<CentralityResult, keyof FiguresToWrite | "items">;

/** A result whose figures are named as they are written. */
export type CentralityToWrite = WithoutFigures & FiguresToWrite;

/** A result, and how many figures by node it leaves out. */
export interface ListedResult {
  readonly result: CentralityResult;
  readonly unlisted: number;
}

function ask(
  links: Links,
  options: LinkOptions,
  start: number,
  certificate: (of: Certified) => CentralityResult["certificate"],
): Asked {
  const measure = CENTRALITY_RUNS[options.measure];
  refuseUnused(options, measure.uses);
  refuseMissingWeights(links, options);
  const loaded = performance.now();
  let done = 0;
  const around = <Figures>(answer: CentralityAnswer, figures: Figures, most?: number) => {
    const { formula, convergence, notes = [] } = answer;
    const { extra, cut } = firstOfEach(answer.extra, most);
    const { graph } = links;
    const head: Pick<CentralityResult, "measure" | "n" | "m" | "seconds" | "reversed"> = {
      measure: options.measure,
      n: graph.n,
      m: graph.targets.length,
      seconds: { load: (loaded - start) / 1000, compute: (done - loaded) / 1000 },
      ...(options.reverse ? { reversed: true } : {}),
    };
    const rest = {
      formula: options.reverse ? `${formula}; all links turned round` : formula,
      notes: [...links.notes, ...notes, ...cut],
      ...(convergence ? { convergence } : {}),
    };
    return { ...head, ...figures, ...extra, certificate: certificate(rest) };
  };
  const resultOf = (answer: CentralityAnswer, rows?: number): ListedResult => {
    done = performance.now();
    const { figures, unlisted } = figuresByName(links.names, answer, { top: options.top, rows });
    return { result: around(answer, figures, options.top ?? rows), unlisted };
  };
  const toWrite = (answer: CentralityAnswer) => {
    done = performance.now();
    return around(answer, figuresToWrite(links.names, answer));
  };
  return { links, measure, resultOf, toWrite };
}

const LISTS = ["bridges", "cycles"] as const;

/** Lists beside the figures of nodes, no longer than these. */
function firstOfEach(
  extra: CentralityAnswer["extra"] = {},
  most = Number.POSITIVE_INFINITY,
): { readonly extra: CentralityAnswer["extra"]; readonly cut: readonly string[] } {
  const long = LISTS.filter((name) => (extra[name]?.length ?? 0) > most);
  return {
    extra: {
      ...extra,
      ...Object.fromEntries(long.map((name) => [name, extra[name]?.slice(0, most)])),
    },
    cut: long.map((name) => `${name} listed: ${most} of ${extra[name]?.length}`),
  };
}
