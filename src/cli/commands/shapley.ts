import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import type { ShapleyResult } from "../../model/shapley.ts";
import { Names } from "../../model/words/names.ts";
import { integer, percent } from "../../model/words/numbers.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { certificateLines } from "../format/certificate.ts";
import { shareLines } from "../format/shares.ts";
import { printJson, type Session } from "../io.ts";
import { answer, numberOrText, withChoices, withCut, withJson } from "../options.ts";

/** `shapley GRAPH TARGET...`: how much of a loss each of several targets is to blame for. */
export function shapleyCommand(session: Session): Command {
  return withJson(withCut(withChoices(new Command("shapley"))))
    .description("split the loss of several cuts over them (Shapley value)")
    .option("--permutations <n>", "orders drawn above 12 targets (default 2000)", numberOrText)
    .option("--seed <n>", "seed of the drawn orders (default 1)", numberOrText)
    .action(async (graph: string, targets: string[], { json, ...typed }: { json?: boolean }) => {
      const { options: schema, run } = MEASURES.shapley;
      const question = { schema, typed: { ...typed, targets }, operands: OPERANDS, ask: run };
      const { data, result } = await answer(graph, question);
      if (json) printJson(session, result);
      else session.out(inWords(data, result));
    });
}

const OPERANDS = { targets: "TARGET" };

function inWords(data: DataSet, result: ShapleyResult): string {
  const names = new Names(data);
  const { loss, shares, certificate } = result;
  const lines = [
    loss === null
      ? "No sector has any importance here: there is no loss to split."
      : `Loss if all are cut: ${percent(loss)}`,
    ...shareLines(shares, names),
    "",
    howSure(result),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

function howSure({ permutations, standardError, seed }: ShapleyResult): string {
  if (permutations === null) return "Exact: all sets of targets were cut.";
  const error = ((standardError ?? 0) * 100).toFixed(2);
  return `${integer(permutations)} orders drawn with seed ${seed}; standard error up to ${error} points.`;
}
