import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import { SimulateOptions, type SimulateResult } from "../../model/simulation.ts";
import { Names } from "../../model/words/names.ts";
import { readySolver } from "../../scenarios/ration/ready-solver.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { loadScenario } from "../../store/scenarios.ts";
import { certificateLines } from "../format/certificate.ts";
import { courseLines } from "../format/course.ts";
import { runBandLines } from "../format/run-bands.ts";
import { printJson, type Session } from "../io.ts";
import { rowsInThreads, Workers } from "../long-work.ts";
import { answer, numberOrText, withChoices, withDraws, withJson } from "../options.ts";
import {
  refuseTableOptions,
  simulateOnTable,
  type TypedForTable,
  withTableOptions,
} from "./simulate-table.ts";

/** `simulate GRAPH SCENARIO`: what runs out when, and why. */
export function simulateCommand(session: Session): Command {
  return withJson(withTableOptions(withDraws(withChoices(new Command("simulate")))))
    .description("run a scenario over time: what runs out when, and why")
    .argument("<GRAPH>", "with --engine ario or pichler a TABLE")
    .argument("<SCENARIO>", "a linchpin-scenario/1 file, or the name of one of the graph's")
    .option("--prices", "estimate price multiples from elasticities")
    .option("--series <of>", "days told by --json: all (default), sectors or none")
    .option("--runs <n>", "draw what is uncertain so often: bands and odds", numberOrText)
    .option("--figures <which>", "drawn (default): runs draw the data's figures, too; stated")
    .option("--time-spread <cv>", "variation of stated cover and lag days in runs", numberOrText)
    .action(async (graph: string, file: string, asked: TypedForTable) => {
      if (asked.engine !== undefined && asked.engine !== "daily") {
        return simulateOnTable({ table: graph, scenario: file }, asked, session);
      }
      const { json, engine: _engine, ...given } = asked;
      refuseTableOptions(given);
      // Tables for people show no single days: without them, any horizon has an answer.
      const typed = json ? given : { series: "none", ...given };
      const scenario = await loadScenario(graph, file);
      await readySolver({ ...typed, scenario });
      const { run } = MEASURES.simulate;
      const { data, result } = await answer(graph, {
        schema: SimulateOptions.extend({ workers: Workers }),
        typed: { ...typed, scenario },
        operands: { scenario: "SCENARIO" },
        ask(of, { workers, ...options }) {
          return { workers, options, point: run(of, options, null) };
        },
      });
      const { options, workers, point } = result;
      const rows = await rowsInThreads(session, "simulate", data, { options, workers });
      const found = rows ? run(data, options, rows) : point;
      if (json) printJson(session, found);
      else session.out(inWords(data, found));
    });
}

function inWords(data: DataSet, result: SimulateResult): string {
  const names = new Names(data);
  const { bands, certificate } = result;
  const lines = [
    ...(bands && bands.numbers + bands.figures > 0 ? ["At the modes, or means:"] : []),
    ...courseLines(result, names),
    "",
    ...(bands ? [...runBandLines(bands, names), ""] : []),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}
