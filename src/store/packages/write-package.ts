import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  type DataSet,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type TableSpec,
} from "../../model/data-set.ts";
import { ConflictError, InvalidInputError } from "../../model/errors.ts";
import { tableFile } from "../../model/evidence-index.ts";
import { describeTables } from "./describe-package.ts";
import { DESCRIPTOR } from "./descriptor.ts";
import { SCENARIO_FOLDER, scenarioFile } from "./scenario-folder.ts";
import { tableCsv, writtenColumns } from "./table-csv.ts";

type AnyRow = Readonly<Record<string, unknown>>;

/**
 * Writes a data set as a data package: a CSV file a table, its scenarios and `datapackage.json`. All or nothing:
 * the folder appears when everything in it is written.
 * @param folder must not exist, or be empty
 * @param name of the package, by which it is known; default: as the folder
 * @throws ConflictError `conflict` if there is something in the folder; InvalidInputError
 *   `invalid_data` for value shares that no row of inputs can carry
 */
export async function writePackage(
  data: DataSet,
  folder: string,
  name = basename(resolve(folder)),
): Promise<void> {
  const path = resolve(folder);
  await refuseOverwrite(path);
  refuseLooseValueShares(data);
  const draft = join(dirname(path), `.${basename(path)}-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  try {
    const headers = await writeTables(data, draft);
    const descriptor = {
      profile: "tabular-data-package",
      name: name.toLowerCase(),
      title: data.titleEn,
      ...(data.titleJa === null ? {} : { titleJa: data.titleJa }),
      linchpin: data.defaults,
      resources: describeTables(headers),
    };
    await writeScenarios(data, draft);
    await writeFile(join(draft, DESCRIPTOR), `${JSON.stringify(descriptor, null, 2)}\n`);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeScenarios({ scenarios = [] }: DataSet, draft: string): Promise<void> {
  if (scenarios.length > 0) await mkdir(join(draft, SCENARIO_FOLDER));
  for (const scenario of scenarios) {
    const text = `${JSON.stringify(scenario, null, 2)}\n`;
    await writeFile(join(draft, scenarioFile(scenario.id)), text);
  }
}

async function refuseOverwrite(path: string): Promise<void> {
  const there = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    return [error.code ?? "something"];
  });
  if (there.length === 0) return;
  const message = `"${path}" exists and is not empty`;
  throw new ConflictError("conflict", message, {
    details: [{ file: path, message, expected: "a folder that is not there yet" }],
  });
}

/** A package states value shares in rows of inputs, a document may state them for any pair. */
function refuseLooseValueShares({ valueShares, tables }: DataSet): void {
  const carried = new Set(
    tables.inputs
      .filter(({ valueShare }) => valueShare !== null)
      .map(({ input, product }) => `${input}|${product}`),
  );
  const details = valueShares
    .filter(({ input, product }) => !carried.has(`${input}|${product}`))
    .map(({ input, product }) => ({
      file: tableFile("inputs"),
      column: "value_share",
      message: `${input} is a part of the value of ${product} but no input of it`,
      expected: "an input for every value share",
    }));
  if (details.length > 0) {
    throw new InvalidInputError("invalid_data", "value shares without inputs", { details });
  }
}

async function writeTables(data: DataSet, folder: string): Promise<Map<TableName, string[]>> {
  const headers = new Map<TableName, string[]>();
  for (const table of TABLE_NAMES) {
    const spec: TableSpec = TABLES[table];
    const rows: readonly AnyRow[] = data.tables[table];
    if (rows.length === 0 && !spec.required) continue;
    const columns = writtenColumns(table, rows);
    headers.set(
      table,
      columns.map(({ name }) => name),
    );
    await writeFile(join(folder, tableFile(table)), tableCsv(data, table));
  }
  return headers;
}
