import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PresetScenario } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { compareIds, Id } from "../../model/ids.ts";
import type { Scenario } from "../../model/scenario.ts";
import { checkScenarioDocument } from "../formats/scenario-document.ts";

/** Folder of a data package that holds its scenario documents. */
export const SCENARIO_FOLDER = "scenarios";

const ENDING = ".json";

/** Name of a preset's file, as problems name it. */
export function scenarioFile(id: string): string {
  return `${SCENARIO_FOLDER}/${id}${ENDING}`;
}

interface ScenarioFolder {
  readonly presets: readonly PresetScenario[];
  readonly problems: readonly Problem[];
}

/** Ids of the scenario documents of a data package, in order. No such folder: none. */
export async function presetIds(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, SCENARIO_FOLDER), { withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
    .map(({ name }) => name.slice(0, -ENDING.length))
    .sort(compareIds);
}

/** Reads the scenario documents of a data package; all problems of all files are found at once. */
export async function readScenarioFolder(folder: string): Promise<ScenarioFolder> {
  const ids = await presetIds(folder);
  const reads = await Promise.all(ids.map((id) => readPreset(folder, id)));
  return {
    presets: reads.flatMap(({ presets }) => presets),
    problems: reads.flatMap(({ problems }) => problems),
  };
}

async function readPreset(folder: string, id: string): Promise<ScenarioFolder> {
  const file = scenarioFile(id);
  const { document: scenario, problems } = checkScenarioDocument(
    await readFile(join(folder, file)),
    file,
  );
  if (!scenario) return { presets: [], problems };
  return { presets: [{ ...scenario, id }], problems: nameProblems(scenario, id) };
}

/** A preset is addressed by the name of its file and shown in two languages. */
function nameProblems(scenario: Scenario, id: string): Problem[] {
  const file = scenarioFile(id);
  const problems: Problem[] = [];
  if (!Id.safeParse(id).success) {
    problems.push({ file, message: `"${id}" is no id`, expected: "a file named by an id" });
  } else if (scenario.id !== undefined && scenario.id !== id) {
    const message = `is "${scenario.id}"`;
    problems.push({ file, pointer: "/id", message, expected: `"${id}", as the file is called` });
  }
  for (const field of ["name", "nameJa", "description", "descriptionJa"] as const) {
    if (scenario[field]) continue;
    const language = field.endsWith("Ja") ? "Japanese" : "English";
    const message = scenario[field] === undefined ? "is missing" : "is empty";
    problems.push({ file, pointer: `/${field}`, message, expected: `text in ${language}` });
  }
  return problems;
}
