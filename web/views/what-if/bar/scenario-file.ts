import type { ScenarioFault } from "../../../../src/api/contract/scenario-document.ts";
import { readScenario } from "../../../../src/api/contract/scenario-document.ts";
import { saveFile } from "../../../parts/save-file.ts";
import type { Scenario } from "../shown-scenario.ts";

export type OpenedFile =
  | { readonly scenario: Scenario; readonly fault?: undefined }
  | { readonly scenario?: undefined; readonly fault: FileFault };

/** Why a file was not opened. */
export interface FileFault {
  readonly file: string;
  readonly kind: "large" | "json" | "fields";
  readonly faults: readonly ScenarioFault[];
  /** What it held, to be mended in place; null: it is too large, or no text. */
  readonly text: string | null;
}

/** Largest file that is read: as much as the server takes. */
const MOST_BYTES = 1_000_000;

/** Reads a scenario from a file of the reader's; nothing is thrown for what it holds. */
export async function openScenarioFile(file: File): Promise<OpenedFile> {
  if (file.size > MOST_BYTES) {
    return { fault: { file: file.name, kind: "large", faults: [], text: null } };
  }
  return readScenarioFile(file.name, await file.text());
}

/** The same for a text, as one mends it by hand. */
export function readScenarioFile(file: string, text: string): OpenedFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: { file, kind: "json", faults: [], text } };
  }
  const { scenario, faults } = readScenario(value);
  if (scenario) return { scenario };
  return { fault: { file, kind: "fields", faults, text: JSON.stringify(value, null, 2) } };
}

/** Hands a scenario to the browser to be saved. */
export function saveScenarioFile(scenario: Scenario, name: string): void {
  const plain = (scenario.id ?? name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const text = `${JSON.stringify(scenario, null, 2)}\n`;
  saveFile(`${plain || "scenario"}.json`, "application/json", text);
}
