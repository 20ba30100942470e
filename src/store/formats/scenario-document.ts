import { Scenario } from "../../model/scenario.ts";
import { checkJsonDocument, type DocumentCheck } from "./json-document.ts";

const FORMAT = "linchpin-scenario/1";

/** Largest scenario document that is read. */
const MAX_SCENARIO_BYTES = 4 * 1024 * 1024;

/**
 * Reads a scenario document (`linchpin-scenario/1`) without throwing. What it names (products,
 * countries, projects) is not looked up: that takes a graph.
 * @param bytes the file
 * @param file its name, for messages
 */
export function checkScenarioDocument(bytes: Buffer, file: string): DocumentCheck<Scenario> {
  return checkJsonDocument(bytes, file, {
    format: FORMAT,
    schema: Scenario,
    mostBytes: MAX_SCENARIO_BYTES,
    example: `a scenario: {"format": "${FORMAT}", "shocks": [...]}`,
  });
}
