import type { DataSet, PresetScenario } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { checkScenario } from "../../scenarios/simulate/check-scenario.ts";
import { scenarioFile } from "../packages/scenario-folder.ts";

/** Everything that the presets of a package name is there, and every figure of theirs has a source. */
export function checkScenarioReferences(
  data: DataSet,
  presets: readonly PresetScenario[],
): Problem[] {
  const sources = new Set(data.tables.sources.map(({ id }) => id));
  return presets.flatMap((preset) => {
    const file = scenarioFile(preset.id);
    const faults = [
      ...checkScenario(data, preset),
      ...unknownSources(preset, sources),
      ...withoutSource(preset),
    ];
    return faults.map((problem) => ({ file, ...problem }));
  });
}

function unknownSources(preset: PresetScenario, known: ReadonlySet<string>): Problem[] {
  return (["sources", "parameters"] as const).flatMap((field) =>
    [...preset[field].entries()].flatMap(([at, { source }]): Problem[] => {
      if (source === undefined || known.has(source)) return [];
      const message = `unknown source "${source}"`;
      return [{ pointer: `/${field}/${at}/source`, message, expected: "an id of sources.csv" }];
    }),
  );
}

function withoutSource({ sources, parameters }: PresetScenario): Problem[] {
  const problems: Problem[] = [];
  if (sources.length === 0) {
    problems.push({ pointer: "/sources", message: "is empty", expected: "at least one source" });
  }
  for (const [at, { source, citation }] of sources.entries()) {
    if (source !== undefined || citation !== undefined) continue;
    const message = "names no source";
    problems.push({ pointer: `/sources/${at}`, message, expected: "source or citation" });
  }
  for (const [at, { status, source }] of parameters.entries()) {
    if (status === "judgement" || source !== undefined) continue;
    const expected = `a source, as its status is ${status}`;
    problems.push({ pointer: `/parameters/${at}/source`, message: "is missing", expected });
  }
  return problems;
}
