import { Command } from "commander";
import { firmNetwork } from "../../engine/build/firm-network.ts";
import type { Steps } from "../../engine/kernels/steps.ts";
import { type EsriWork, esriLater, esriSteps, isLeftToOthers } from "../../engine/measures/esri.ts";
import { esriOfGraphLater, esriOfGraphSteps } from "../../engine/measures/esri-of-graph.ts";
import { planEsri } from "../../engine/measures/esri-plan.ts";
import { inTurns } from "../../engine/measures/in-turns.ts";
import { EsriThreads } from "../../engine/workers/esri-threads.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { EsriOptions, GraphEsriOptions } from "../../model/esri.ts";
import type { ShockRow } from "../../model/firm-network.ts";
import { Names } from "../../model/words/names.ts";
import type { FirmFiles } from "../../store/firm-check.ts";
import { type FirmNetworkFiles, readFirmNetwork } from "../../store/firm-network.ts";
import { firmFilesOf } from "../firm-files.ts";
import { esriInWords, graphEsriInWords } from "../format/esri.ts";
import { printJson, type Session } from "../io.ts";
import { refuseWorkers, Workers } from "../long-work.ts";
import { answer, answerFrom, commaList, numberOrText, withChoices, withJson } from "../options.ts";
import { watchedReading } from "../watched-reading.ts";
import { watchedWork } from "../watched-work.ts";

interface Typed extends Omit<FirmNetworkFiles, "edges" | "finalDemand"> {
  readonly json?: boolean;
  readonly finalDemand?: string | false;
}

/** `esri EDGES`: economic systemic risk index of the firms of a network, or of scenarios. */
export function esriCommand(session: Session): Command {
  return withJson(withChoices(withOwnOptions(new Command("esri"))))
    .description("systemic risk index of firms: output lost if each stops (Diem et al. 2022)")
    .argument(
      "<EDGES>",
      "CSV or Parquet: source,target,weight[,type]; a folder with edges.csv; or a GRAPH: products stand for firms",
    )
    .action(async (reference: string, typed: Typed) => {
      const network = await firmFilesOf(reference);
      if (network) await ofEdges(network, typed, session);
      else await ofGraph(reference, typed, session);
    });
}

function withOwnOptions(command: Command): Command {
  return command
    .option(
      "--nodes <file>",
      "CSV or Parquet: id,industry[,country]; default: each firm its own industry",
    )
    .option("--essentiality <file>", "CSV: supplier_industry,buyer_industry,type")
    .option("--final-demand <file>", "CSV: firm,amount: what firms sell outside the network")
    .option("--no-final-demand", "GRAPH: leave out what sectors sell to final users")
    .option("--shocks <file>", "CSV: scenario,firm[,size[,upstream_size]]: items by scenario")
    .option("--firms <ids>", "only these firms stop, one at a time: a,b", commaList)
    .option("--no-replaceability", "no firm stands in for another of its industry")
    .option("--tolerance <x>", "stop when no loss grows by more in a sweep (0.01)", numberOrText)
    .option("--by-industry", "add the loss of each industry")
    .option("--losses", "add the loss of each firm")
    .option("--top <n>", "at most so many items", numberOrText)
    .option("--workers <n>", "threads; changes no figure", numberOrText);
}

async function ofEdges(network: FirmFiles, typed: Typed, session: Session): Promise<void> {
  const { json, nodes = network.nodes, essentiality, finalDemand, shocks, ...options } = typed;
  const { edges } = network;
  const files = { edges, nodes, essentiality, shocks, finalDemand: finalDemand || undefined };
  const { data, options: read } = await answerFrom(
    async () => {
      const tables = await watchedReading(session, edges, (control) =>
        readFirmNetwork(files, control),
      );
      return { network: firmNetwork(tables), shocks: tables.shocks };
    },
    {
      schema: EsriOptions.extend({ workers: Workers }),
      typed: options,
      ask: (found, asked) => planEsri(found.network, withShocks(asked, found.shocks)),
    },
  );
  const { workers, ...asked } = withShocks(read, data.shocks);
  const { network: firms } = data;
  const result = await watchedRuns(session, asked, workers, {
    inThreads: (work) => esriLater(firms, asked, work),
    here: (onProgress) => esriSteps(firms, asked, { onProgress }),
  });
  if (json) printJson(session, result);
  else session.out(esriInWords(result));
}

/** Two ways to the same answer. */
interface Ways<Result> {
  readonly inThreads: (work: EsriWork) => Promise<Result>;
  readonly here: (onProgress: (done: number, of: number) => void) => Steps<Result>;
}

/**
 * Progress on stderr, and Ctrl-C stops it. Each firm's figure alone comes from worker threads where that
 * takes long; scenarios, and who loses what, come from this one.
 */
async function watchedRuns<Result>(
  session: Session,
  asked: Pick<EsriOptions, "shocks" | "byIndustry" | "losses">,
  workers: number | undefined,
  { inThreads, here }: Ways<Result>,
): Promise<Result> {
  if (!isLeftToOthers(asked)) {
    refuseWorkers(workers, "scenarios, or losses by firm or industry");
    return watchedWork(session, ({ signal, say }) => {
      let items = 0;
      const steps = here((done, of) => {
        items = of;
        say(`esri: ${done} of ${of}`);
      });
      const onProgress = (done: number) => {
        if (done > items) say(`esri, check: ${done - items}`);
      };
      return inTurns(steps, { signal, onProgress });
    });
  }
  const threads = new EsriThreads({ workers });
  try {
    return await watchedWork(session, ({ signal, say }) =>
      inThreads((parameters, question) => {
        const what = question.withResidual ? "esri, check" : "esri";
        const onProgress = (done: number, of: number) => say(`${what}: ${done} of ${of}`);
        return threads.runsOf(parameters, { ...question, signal, onProgress });
      }),
    );
  } finally {
    await threads.close();
  }
}

function withShocks<Options extends EsriOptions>(
  options: Options,
  shocks: readonly ShockRow[] | null,
): Options {
  return shocks ? { ...options, shocks: [...shocks] } : options;
}

async function ofGraph(graph: string, typed: Typed, session: Session): Promise<void> {
  const { json, nodes, essentiality, finalDemand, shocks, ...options } = typed;
  refuse({ nodes, essentiality, shocks, finalDemand: finalDemand || undefined });
  const { data, result } = await answer(graph, {
    schema: GraphEsriOptions.extend({ workers: Workers }),
    typed: finalDemand === false ? { ...options, finalDemand } : options,
    ask: (of, { workers, ...asked }) =>
      watchedRuns(session, asked, workers, {
        inThreads: (work) => esriOfGraphLater(of, asked, work),
        here: (onProgress) => esriOfGraphSteps(of, asked, { onProgress }),
      }),
  });
  if (json) printJson(session, result);
  else session.out(graphEsriInWords(result, new Names(data)));
}

/** Files that describe firms have no meaning for a graph. */
function refuse(files: Readonly<Record<string, string | undefined>>): void {
  const details = Object.entries(files).flatMap(([column, path]): Problem[] =>
    path === undefined
      ? []
      : [{ column, message: "speaks of firms", expected: "EDGES (CSV) instead of a GRAPH" }],
  );
  if (details.length === 0) return;
  throw new InvalidInputError("invalid_option", "the options cannot be used", { details });
}
