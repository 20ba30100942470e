import { Command } from "commander";
import { BacktestOptions, type BacktestResult } from "../../model/backtest-result.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { RULE_WORDS, ruleWords, scoreRows } from "../../model/words/backtest.ts";
import { backtest } from "../../scenarios/backtest/backtest.ts";
import { loadBacktests } from "../../store/backtests.ts";
import { loadGraph } from "../../store/graphs.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { numberOrText, parseOptions, withJson } from "../options.ts";

const DEFAULT_GRAPH = "us-sri";

/** `backtest [GRAPH|FILE]`: real events predicted and scored, beside the rule of thumb. */
export function backtestCommand(session: Session): Command {
  return withJson(new Command("backtest"))
    .description("predict real events from what was known before them, and score each rule")
    .argument(
      "[GRAPH|FILE]",
      "a graph with backtests.json, or a file linchpin-backtest/1",
      "us-sri",
    )
    .option("--graph <GRAPH>", "run the events of a FILE on this graph, too")
    .option("--runs <n>", "draws of each event (default 100)", numberOrText)
    .option("--seed <n>", "seed of the draws (default 1)", numberOrText)
    .action(async (reference: string = DEFAULT_GRAPH, typed: Typed) => {
      const { json, graph, ...options } = typed;
      parseOptions(BacktestOptions, options); // what is wrong with the options comes first
      const loaded = await loadBacktests(reference);
      const data = graph === undefined ? loaded.graph : await loadGraph(graph);
      const result = askWithOptions(BacktestOptions, options, (parsed) =>
        backtest(loaded.document, parsed, data),
      );
      if (json) printJson(session, result);
      else session.out(inWords(result));
    });
}

interface Typed {
  readonly json?: boolean;
  readonly graph?: string;
  readonly runs?: unknown;
  readonly seed?: unknown;
}

function inWords({ items, scores, certificate }: BacktestResult): string {
  const { model, leftOut, usualDuration, bare } = scores;
  const scoreColumns = ["Rule", "Model", "Type left out", "Duration usual", "Bare rule"];
  const eventColumns = ["Event", ...RULE_WORDS.map(([rule, name]) => `${rule} ${name}`)];
  const rows = items.map((item) => [item.id, ...RULE_WORDS.map(([rule]) => ruleWords(item, rule))]);
  const lines = [
    `Back-tests of ${certificate.events} events, ${certificate.runs} draws each, seed ${certificate.seed}`,
    "",
    formatTable(
      scoreColumns.map((head) => ({ head })),
      scoreRows([model, leftOut, usualDuration, bare]),
    ),
    "",
    formatTable(
      eventColumns.map((head) => ({ head })),
      rows,
    ),
    "",
    "Predicted median [observed] verdict; – is not testable (--json says why). Rules: docs/backtests.md.",
    "Ranges in brackets are 95 % intervals. Small numbers of cases: no rule is surer than its interval.",
  ];
  return `${lines.join("\n")}\n`;
}
