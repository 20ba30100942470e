import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import {
  type MorrisFactor,
  SensitivityOptions,
  type SensitivityResult,
  type SobolFactor,
} from "../../model/sensitivity.ts";
import { Names } from "../../model/words/names.ts";
import { integer, percent, UNKNOWN } from "../../model/words/numbers.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { certificateLines } from "../format/certificate.ts";
import { type ColumnSpec, formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { rowsInThreads, Workers } from "../long-work.ts";
import { answer, numberOrText, withChoices, withDraws, withJson } from "../options.ts";

/** So many factors are listed for people if `--top` is not given. */
const USUAL_TOP = 25;

/** `sensitivity GRAPH TARGET`: which uncertain figures move a score, and how much. */
export function sensitivityCommand(session: Session): Command {
  return withJson(withDraws(withChoices(new Command("sensitivity"))))
    .description("which uncertain figures move the score of a target")
    .argument("<GRAPH>")
    .argument("<TARGET>")
    .option("--method <method>", "morris (default): effects; sobol: shares of the variance")
    .option("--score <score>", "loss (default) of the sectors, or critical of a product")
    .option("--runs <n>", "trajectories (morris: 20) or samples (sobol: 1024)", numberOrText)
    .option("--for <sector>", "count the loss of this sector alone")
    .option("--top <n>", "at most so many factors", numberOrText)
    .option("--everywhere", "cut a product at home, too")
    .action(async (graph: string, target: string, { json, ...typed }: { json?: boolean }) => {
      const { run } = MEASURES.sensitivity;
      const { data, result } = await answer(graph, {
        schema: SensitivityOptions.extend({ workers: Workers }),
        typed: { ...typed, target },
        operands: { target: "TARGET" },
        ask(of, { workers, ...options }) {
          run(of, options, null); // refuses what cannot be asked
          return { workers, options };
        },
      });
      const { options, workers } = result;
      const rows = await rowsInThreads(session, "sensitivity", data, { options, workers });
      const shown = json ? options : { ...options, top: options.top ?? USUAL_TOP };
      const found = run(data, shown, rows);
      if (json) printJson(session, found);
      else session.out(inWords(data, found));
    });
}

function inWords(data: DataSet, result: SensitivityResult): string {
  const names = new Names(data);
  const { target, method, score, point, factors, total, evaluations, certificate } = result;
  const what = score === "critical" ? "what is lost if all abroad stops" : "loss if it is cut";
  const isStill = factors.every((factor) => "muStar" in factor && factor.muStar === 0);
  const lines = [
    `${names.target(target)}: ${what} ${percent(point)}; figures that move it (${method})`,
    "",
    ...(factors.length === 0 ? ["No uncertain figure can move it."] : []),
    ...(factors.length > 0 && isStill
      ? ["No figure moves it: every effect is 0, over the whole range of each."]
      : []),
    ...(isStill ? [] : [formatTable(COLUMNS[method], factors.map(cellsOf))]),
    "",
    `${factors.length} of ${total} figures; the score was computed ${integer(evaluations)} times.`,
    ...(result.variance === 0 ? ["The score does not vary: no index can be given."] : []),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

const COLUMNS: Readonly<Record<SensitivityResult["method"], readonly ColumnSpec[]>> = {
  morris: [
    { head: "Figure", width: 70 },
    { head: "Effect (mu*)", align: "right" },
    { head: "Spread (sigma)", align: "right" },
    { head: "Standard error", align: "right" },
  ],
  sobol: [
    { head: "Figure", width: 70 },
    { head: "Alone (first)", align: "right" },
    { head: "Standard error", align: "right" },
    { head: "With others (total)", align: "right" },
    { head: "Standard error", align: "right" },
  ],
};

function cellsOf(factor: MorrisFactor | SobolFactor): string[] {
  const figure = (x: number | null) => (x === null ? UNKNOWN : x.toFixed(4));
  const figures =
    "muStar" in factor
      ? [factor.muStar, factor.sigma, factor.standardError]
      : [factor.first, factor.firstStandardError, factor.total, factor.totalStandardError];
  return [factor.id, ...figures.map(figure)];
}
