import { Command } from "commander";
import { MEASURES } from "../../engine/measures/registry.ts";
import type { CentralityResult } from "../../model/centrality.ts";
import { Names } from "../../model/words/names.ts";
import { certificateLines } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { answer, commaList, numberOrText, withChoices, withJson } from "../options.ts";

/** So many are listed for people if `--top` is not given. */
const USUAL_TOP = 25;

/** `centrality EDGES`: structural measures of a graph of ours. */
export function centralityCommand(session: Session): Command {
  return withJson(withChoices(withOwnOptions(new Command("centrality"))))
    .description("structural measures of a network: betweenness, PageRank, cuts, ...")
    .argument("<EDGES>")
    .action(async (reference: string, { json, ...typed }: { json?: boolean }) => {
      const { options: schema, run } = MEASURES.centrality;
      const start = performance.now();
      let read = start;
      const { data, result } = await answer(reference, {
        schema,
        typed,
        ask(of, options) {
          read = performance.now();
          return run(of, options);
        },
      });
      const load = result.seconds.load + (read - start) / 1000;
      const timed = { ...result, seconds: { ...result.seconds, load } };
      if (json) printJson(session, timed);
      else session.out(inWords(timed, new Names(data)));
    });
}

function withOwnOptions(command: Command): Command {
  return command
    .requiredOption("--measure <name>", "what is computed: pagerank, ...")
    .option("--weighted", "read the weights of links")
    .option("--reverse", "turn every link round first")
    .option("--from <ids>", "starts: a,b", commaList)
    .option("--to <ids>", "ends: c,d", commaList)
    .option("--top <n>", "only the so many largest values", numberOrText)
    .option("--damping <d>", "pagerank: odds of following a link (default 0.85)", numberOrText);
}

function inWords(result: CentralityResult, names: Names): string {
  const { measure, n, m, values = {}, items, certificate } = result;
  const listed =
    items ??
    Object.entries(values)
      .map(([id, value]) => ({ id, value }))
      .sort((a, b) => Number(b.value) - Number(a.value))
      .slice(0, USUAL_TOP);
  const rows = listed.map(({ id, value }) => [names.product(id), String(value), id]);
  const lines = [
    `${measure} of ${n} nodes, ${m} links`,
    "",
    formatTable(COLUMNS, rows),
    "",
    ...("mode" in certificate ? certificateLines(certificate, names) : [certificate.formula]),
  ];
  return `${lines.join("\n")}\n`;
}

const COLUMNS = [
  { head: "Node", width: 40 },
  { head: "Value", align: "right" as const },
  { head: "Id" },
];
