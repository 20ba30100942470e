import { InvalidInputError, NotFoundError, type Problem } from "../model/errors.ts";
import type { EssentialityRow } from "../model/firm-network.ts";
import type { InputOutputTable } from "../model/input-output.ts";
import type { Scenario } from "../model/scenario.ts";
import type { InventoryRow } from "../model/table-simulation.ts";
import { invalidData } from "./data-set.ts";
import { readEssentiality } from "./formats/firm-tables.ts";
import { readInputOutputTable } from "./formats/input-output-table.ts";
import { readInventoryDays } from "./formats/inventory-days.ts";
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
  const faults: Problem[] = [];
  const missing: NotFoundError[] = [];
  const read = async <T>(path: string | undefined, reader: (path: string) => Promise<T>) => {
    if (path === undefined) return null;
    try {
      return await reader(path);
    } catch (error) {
      if (error instanceof NotFoundError) missing.push(error);
      else if (!(error instanceof InvalidInputError)) throw error;
      faults.push(...error.details);
      return null;
    }
  };
  // The table last: it may be large, and waits for nothing that is quick to refuse.
  const scenario = await read(files.scenario, readScenarioFile);
  const essentiality = await read(files.essentiality, readEssentiality);
  const inventories = await read(files.inventories, readInventoryDays);
  const table = await read(files.table, readInputOutputTable);
  const [gone] = missing;
  if (gone && missing.length === 1 && faults.length === gone.details.length) throw gone;
  if (!table || !scenario || faults.length > 0) throw invalidData(files.table, faults);
  return { table, scenario, essentiality, inventories };
}
