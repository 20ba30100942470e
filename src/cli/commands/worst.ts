import { Command } from "commander";
import { WorstOptions } from "../../model/worst.ts";
import { ModelThread } from "../../scenarios/workers/model-thread.ts";
import type { Progress } from "../../scenarios/worst/pace.ts";
import { worst, worstQuestion } from "../../scenarios/worst/worst.ts";
import { worstInWords } from "../format/worst.ts";
import { printJson, type Session } from "../io.ts";
import { answer, numberOrText, withChoices, withJson } from "../options.ts";
import { watchedWork } from "../watched-work.ts";

/** `worst GRAPH -k K`: the k cuts that together cost most. */
export function worstCommand(session: Session): Command {
  return withJson(withChoices(new Command("worst")))
    .description("the k cuts that hurt most, proven or with a bound")
    .argument("<GRAPH>")
    .option("-k, --k <n>", "how many targets are cut", numberOrText)
    .option("--by <what>", "producer (default), product, country, firm or input")
    .option("--protect <n>", "protect so many targets first, as well as can be", numberOrText)
    .option("--for <sector>", "count the loss of this sector alone")
    .option("--size <0..1>", "share of capacity lost (default 1)", numberOrText)
    .option("--everywhere", "cut products at home, too, and home's own makers")
    .option("--method <method>", "auto (default), enumeration, milp or heuristic")
    .option(
      "--time-limit-seconds <s>",
      "then with a bound instead of a proof (default 300)",
      numberOrText,
    )
    .action(async (graph: string, { json, ...typed }: { json?: boolean }) => {
      const { data, result: options } = await answer(graph, {
        schema: WorstOptions,
        typed,
        ask(of, asked) {
          worstQuestion(of, asked); // refuses what cannot be asked
          return asked;
        },
      });
      const thread = new ModelThread();
      try {
        const found = await watchedWork(session, ({ signal, say }) =>
          worst(data, options, {
            signal,
            onProgress: (progress) => say(inWords(progress)),
            solve: (model, settings) => thread.solve(model, settings, signal),
          }),
        );
        if (json) printJson(session, found);
        else session.out(worstInWords(data, found));
      } finally {
        await thread.close();
      }
    });
}

function inWords({ step, done, total }: Progress): string {
  if (total !== null) return `${done} of ${total} ${step}`;
  return done > 0 ? `${done} ${step}` : step;
}
