import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import { SimulateOptions, type SimulateResult } from "../../model/simulation.ts";
import { Names } from "../../model/words/names.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { loadScenario } from "../../store/scenarios.ts";
import { certificateLines } from "../format/certificate.ts";
import { courseLines } from "../format/course.ts";
import { printJson, type Session } from "../io.ts";
import { answer, withChoices, withJson } from "../options.ts";

/** `simulate GRAPH SCENARIO`: what runs out when, and why. */
export function simulateCommand(session: Session): Command {
  return withJson(withChoices(new Command("simulate")))
    .description("run a scenario over time: what runs out when, and why")
    .argument("<GRAPH>")
    .argument("<SCENARIO>", "a linchpin-scenario/1 file, or the name of one of the graph's")
    .option("--prices", "estimate price multiples from elasticities")
    .action(async (graph: string, file: string, { json, ...typed }: { json?: boolean }) => {
      const scenario = await loadScenario(graph, file);
      const { data, result } = await answer(graph, {
        schema: SimulateOptions,
        typed: { ...typed, scenario },
        operands: { scenario: "SCENARIO" },
        ask: MEASURES.simulate.run,
      });
      if (json) printJson(session, result);
      else session.out(inWords(data, result));
    });
}

function inWords(data: DataSet, result: SimulateResult): string {
  const names = new Names(data);
  const lines = [...courseLines(result, names), "", ...certificateLines(result.certificate, names)];
  return `${lines.join("\n")}\n`;
}
