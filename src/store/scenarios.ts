import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { NotFoundError } from "../model/errors.ts";
import { Id } from "../model/ids.ts";
import type { Scenario } from "../model/scenario.ts";
import { invalidData } from "./data-set.ts";
import { isFile } from "./file-info.ts";
import { checkScenarioDocument } from "./formats/scenario-document.ts";
import { findGraph, SHIPPED_GRAPHS } from "./graphs.ts";
import { presetIds, scenarioFile } from "./packages/scenario-folder.ts";

/**
 * Reads a scenario: a file, or the name of one in the `scenarios` folder of a graph, looked for in
 * this order. What it names is not looked up here.
 * @param graph the graph, as `loadGraph` takes it
 * @param nameOrFile path of a document, or the name of a preset such as `hormuz-closure`
 * @throws NotFoundError `graph_not_found`, `scenario_not_found` (lists the presets);
 *   InvalidInputError `invalid_data` with every problem and its JSON pointer
 */
export async function loadScenario(
  graph: string,
  nameOrFile: string,
  folder = SHIPPED_GRAPHS,
): Promise<Scenario> {
  if (await isFile(nameOrFile)) return readScenario(nameOrFile, basename(nameOrFile));
  const { path, isFolder } = await findGraph(graph, folder);
  const names = isFolder ? await presetIds(path) : [];
  if (Id.safeParse(nameOrFile).success && names.includes(nameOrFile)) {
    const scenario = await readScenario(
      join(path, scenarioFile(nameOrFile)),
      scenarioFile(nameOrFile),
    );
    return { ...scenario, id: nameOrFile };
  }
  const message = `there is no scenario "${nameOrFile}"`;
  const expected = `a file, or a preset of ${graph}: ${names.join(", ") || "(it has none)"}`;
  throw new NotFoundError("scenario_not_found", message, {
    details: [{ column: "SCENARIO", message, expected }],
  });
}

/**
 * Reads a scenario that belongs to no graph.
 * @throws NotFoundError `scenario_not_found`; InvalidInputError `invalid_data` with every problem
 */
export async function readScenarioFile(path: string): Promise<Scenario> {
  if (await isFile(path)) return readScenario(path, basename(path));
  const message = `there is no file "${path}"`;
  const expected = "a linchpin-scenario/1 document";
  throw new NotFoundError("scenario_not_found", message, {
    details: [{ column: "SCENARIO", message, expected }],
  });
}

async function readScenario(path: string, file: string): Promise<Scenario> {
  const { document: scenario, problems } = checkScenarioDocument(await readFile(path), file);
  if (!scenario) throw invalidData(file, problems);
  return scenario;
}
