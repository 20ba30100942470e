import type { EssentialityRow } from "../model/firm-network.ts";
import type { InputOutputTable } from "../model/input-output.ts";
import type { Scenario } from "../model/scenario.ts";
import type { InventoryRow } from "../model/table-simulation.ts";
import { readEssentiality } from "./formats/firm-tables.ts";
import { readInputOutputTable } from "./formats/input-output-table.ts";
import { readInventoryDays } from "./formats/inventory-days.ts";
import { FileReads } from "./read-files.ts";
import { readScenarioFile } from "./scenarios.ts";

/** The files of a scenario on an input-output table. */
export interface TableQuestionFiles {
  readonly table: string;
  readonly scenario: string;
  readonly essentiality?: string | undefined;
  readonly inventories?: string | undefined;
}

/** What stands in them; null: there is no such file. */
export interface TableQuestion {
  readonly table: InputOutputTable;
  readonly scenario: Scenario;
  readonly essentiality: readonly EssentialityRow[] | null;
  readonly inventories: readonly InventoryRow[] | null;
}

/**
 * Reads a table, a scenario and what is said of the table's industries.
 * @throws InvalidInputError `invalid_data` with the faults of all files; NotFoundError `not_found`;
 *   LimitError `too_large`
 */
export async function readTableQuestion(files: TableQuestionFiles): Promise<TableQuestion> {
  const reads = new FileReads();
  // The table last: it may be large, and waits for nothing that is quick to refuse.
  const scenario = await reads.read(files.scenario, readScenarioFile);
  const essentiality = await reads.read(files.essentiality, readEssentiality);
  const inventories = await reads.read(files.inventories, readInventoryDays);
  const table = await reads.read(files.table, readInputOutputTable);
  if (!table || !scenario || reads.failed) throw reads.error(files.table);
  return { table, scenario, essentiality, inventories };
}
