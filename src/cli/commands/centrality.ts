import { Command } from "commander";
import {
  centralityOfGraphListed,
  centralityOfPairsLater,
  centralityOfPairsToWrite,
} from "../../engine/measures/centrality.ts";
import type { LongWork } from "../../engine/measures/centrality-run.ts";
import { inTurns } from "../../engine/measures/in-turns.ts";
import type { NamedPairs } from "../../engine/measures/links.ts";
import { PathThreads } from "../../engine/workers/path-threads.ts";
import {
  CentralityMeasure,
  CentralityOptions,
  type CentralityResult,
  LinkOptions,
} from "../../model/centrality.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { Choices } from "../../model/options.ts";
import { Names } from "../../model/words/names.ts";
import type { ReadControl } from "../../store/bytes/read-records.ts";
import type { FirmFiles } from "../../store/firm-check.ts";
import { readFirmPairs } from "../../store/firm-network.ts";
import { firmFilesOf } from "../firm-files.ts";
import { centralityInWords, USUAL_TOP } from "../format/centrality.ts";
import { printJson, printLargeJson, type Session } from "../io.ts";
import { refuseWorkers, Workers } from "../long-work.ts";
import { answer, answerFrom, commaList, numberOrText, withChoices, withJson } from "../options.ts";
import { watchedReading } from "../watched-reading.ts";
import { watchedWork } from "../watched-work.ts";

type Typed = Readonly<Record<string, unknown>>;

interface Answered {
  readonly result: CentralityResult;
  /** null: an edge list's nodes have no other names. */
  readonly names: Names | null;
  /** Figures that are not shown. */
  readonly unlisted: number;
  /** When the file had been read. */
  readonly readAt: number;
}

/** `centrality EDGES`: structural measures of an edge list or of a graph of ours. */
export function centralityCommand(session: Session): Command {
  return withJson(withChoices(withOwnOptions(new Command("centrality"))))
    .description("structural measures of a network: betweenness, PageRank, cuts, ...")
    .argument(
      "<EDGES>",
      "CSV or Parquet: source,target[,weight]; a folder with edges.csv; or a GRAPH",
    )
    .action(async (reference: string, { json, ...typed }: { json?: boolean }) => {
      const start = performance.now();
      const files = await firmFilesOf(reference);
      if (json && files) {
        const asked = await ofEdges(session, files, typed, centralityOfPairsToWrite);
        printLargeJson(session, timed(noted(asked.found, asked.ignored), asked.readAt - start));
        return;
      }
      const rows = json ? undefined : USUAL_TOP;
      const { result, names, unlisted, readAt } = await (files
        ? listedOfEdges(session, files, typed, rows)
        : ofGraph(session, reference, typed, rows));
      const found = timed(result, readAt - start);
      if (json) printJson(session, found);
      else session.out(centralityInWords(found, names, unlisted));
    });
}

/** Reading counts as loading. */
function timed<Result extends Pick<CentralityResult, "seconds">>(
  result: Result,
  readMs: number,
): Result {
  const { load, compute } = result.seconds;
  return { ...result, seconds: { load: load + readMs / 1000, compute } };
}

/** Columns that were left out are told. */
function noted<Result extends Pick<CentralityResult, "certificate">>(
  result: Result,
  ignored: readonly string[],
): Result {
  if (ignored.length === 0) return result;
  const { certificate } = result;
  const note = `columns that were not read: ${ignored.join(", ")}`;
  return { ...result, certificate: { ...certificate, notes: [...certificate.notes, note] } };
}

function withOwnOptions(command: Command): Command {
  return command
    .option("--measure <name>", `one of ${CentralityMeasure.options.join(", ")}`)
    .option("--weighted", "read the weights of links")
    .option("--reverse", "turn every link round first")
    .option("--from <ids>", "starts: a,b", commaList)
    .option("--to <ids>", "ends: c,d", commaList)
    .option("--top <n>", "only the so many largest values", numberOrText)
    .option("--damping <d>", "pagerank: odds of following a link (default 0.85)", numberOrText)
    .option("--alpha <a>", "katz: weight of one step (default 0.1, or less)", numberOrText)
    .option("--partition <column>", "modularity: kind, lane, pillar or stage (default kind)")
    .option(
      "--samples <n>",
      "betweenness: search from so many nodes, drawn at random",
      numberOrText,
    )
    .option("--epsilon <e>", "betweenness: sample pairs until values are this close", numberOrText)
    .option(
      "--delta <d>",
      "with --epsilon: odds that a value is farther off; with --top alone: sample until sure of these",
      numberOrText,
    )
    .option("--seed <s>", "of the random draws (default 1)", numberOrText)
    .option("--workers <n>", "betweenness: threads; changes no figure", numberOrText);
}

/** @param rows how many figures will be read, if not all */
async function listedOfEdges(
  session: Session,
  files: FirmFiles,
  typed: Typed,
  rows: number | undefined,
): Promise<Answered> {
  const { found, ignored, readAt } = await ofEdges(session, files, typed, (edges, options, work) =>
    centralityOfPairsLater(edges, options, work, rows),
  );
  return {
    result: noted(found.result, ignored),
    names: null,
    unlisted: found.unlisted,
    readAt,
  };
}

async function ofEdges<Found>(
  session: Session,
  files: FirmFiles,
  typed: Typed,
  find: (edges: NamedPairs, options: LinkOptions, work: LongWork) => Promise<Found>,
) {
  let readAt = 0;
  refusePointOfView(typed);
  const read = (control: ReadControl) => readFirmPairs(files, control);
  const reading = () => watchedReading(session, files.edges, read);
  const { data, result: found } = await answerFrom(reading, {
    schema: LinkOptions.extend({ workers: Workers }),
    typed,
    ask(edges, { workers, ...options }) {
      readAt = performance.now();
      if (options.measure !== "betweenness") refuseWorkers(workers, options.measure);
      return inThreads(session, workers, (work) => find(edges, options, work));
    },
  });
  return { found, ignored: data.ignoredColumns, readAt };
}

/**
 * Searches in worker threads where they take long, with progress on stderr; Ctrl-C stops them. What is
 * computed without a pause listens to no signal: there Ctrl-C ends the process, as ever.
 */
async function inThreads<Result>(
  session: Session,
  workers: number | undefined,
  work: (long: LongWork) => Promise<Result>,
): Promise<Result> {
  const threads = new PathThreads({ workers });
  try {
    return await work({
      paths: (graph, question) =>
        watchedWork(session, ({ signal, say }) => {
          const onProgress = (done: number, total: number) => {
            if (done < total) say(`${done} of ${total} searches`);
          };
          return threads.paths(graph, { ...question, signal, onProgress });
        }),
      steps: (steps) =>
        watchedWork(session, ({ signal, say }) =>
          inTurns(steps, { signal, onProgress: (done) => say(`${done} pairs searched`) }),
        ),
    });
  } finally {
    await threads.close();
  }
}

/** Who is home, or which year counts, means nothing for links alone. */
function refusePointOfView(typed: Typed): void {
  const details = Object.keys(Choices.shape)
    .filter((name) => typed[name] !== undefined)
    .map((name) => ({
      column: name,
      message: "has no meaning for an edge list",
      expected: "not to be given",
    }));
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}

async function ofGraph(
  session: Session,
  graph: string,
  typed: Typed,
  rows: number | undefined,
): Promise<Answered> {
  let readAt = 0;
  const { data, result: listed } = await answer(graph, {
    schema: CentralityOptions.extend({ workers: Workers }),
    typed,
    ask(of, { workers, ...options }) {
      readAt = performance.now();
      if (options.measure !== "betweenness") refuseWorkers(workers, options.measure);
      return inThreads(session, workers, (work) =>
        centralityOfGraphListed(of, options, work, rows),
      );
    },
  });
  return { ...listed, names: new Names(data), readAt };
}
