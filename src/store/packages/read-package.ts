import { access, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { tableCounts } from "../../engine/measures/coverage.ts";
import {
  type DataSet,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type TableSpec,
  type Tables,
  toSnakeCase,
} from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { tableFile } from "../../model/evidence-index.ts";
import { runChecks } from "../checks/all-checks.ts";
import type { Locate } from "../checks/check.ts";
import { checkDefaults } from "../checks/defaults.ts";
import { checkScenarioReferences } from "../checks/scenario-references.ts";
import { checkValueShares } from "../checks/value-shares.ts";
import { assemble, type GraphCheck } from "../data-set.ts";
import { ProblemList } from "../problem-list.ts";
import { BACKTEST_FILE, readBacktestFile } from "./backtest-file.ts";
import { DESCRIPTOR, type Descriptor, readDescriptor } from "./descriptor.ts";
import { absentTable, readTable, type TableRead } from "./read-table.ts";
import { readScenarioFolder, scenarioFile } from "./scenario-folder.ts";

type Reads = { readonly [T in TableName]: TableRead<T> };

/**
 * Reads and checks a data package. All problems of all files are found at once; with an error there
 * is no data set at all, never half of one.
 * @param folder folder with datapackage.json, the CSV files and, if it has any, `scenarios/*.json`
 *   and `backtests.json`
 */
export async function readPackage(folder: string): Promise<GraphCheck> {
  const { presets, problems: ofPresets } = await readScenarioFolder(folder);
  const { document: backtests, problems: ofBacktests } = await readBacktestFile(folder);
  const documents = [...presets.map(({ id }) => scenarioFile(id)), BACKTEST_FILE];
  const files = [...TABLE_NAMES.map(tableFile), ...documents];
  const problems = new ProblemList([DESCRIPTOR, ...files]);
  const { descriptor, problems: ofDescriptor } = await readDescriptor(folder);
  problems.add(...ofDescriptor);
  const reads = await readTables(folder, problems);
  problems.add(...(await strayFiles(folder)), ...listedFiles(descriptor, reads));
  const tables = rowsOf(reads);
  problems.add(...runChecks({ kind: "package", tables: reads, locate: lines(reads) }));
  const defaults = descriptor?.linchpin ?? { home: [], trusted: [], adversary: [] };
  const id = basename(resolve(folder));
  const content = {
    id,
    titleEn: descriptor?.title ?? id,
    titleJa: descriptor?.titleJa ?? null,
    defaults,
    tables,
    valueShares: null,
    scenarios: presets,
  };
  const data = assemble(content, []);
  problems.add(...checkDefaults(data, DESCRIPTOR), ...valueShareProblems(data, reads));
  problems.add(...ofPresets, ...checkScenarioReferences(data, presets), ...ofBacktests);
  const all = problems.list();
  const counted = presets.length > 0 ? { scenarios: presets.length } : {};
  const tested = backtests ? { backtests: backtests.events.length } : {};
  const counts = { ...tableCounts(tables), ...counted, ...tested };
  if (problems.hasErrors) return { data: null, counts, problems: all };
  return { data: { ...data, warnings: all }, counts, problems: all };
}

async function readTables(folder: string, problems: ProblemList): Promise<Reads> {
  const reads: Partial<Record<TableName, TableRead<TableName>>> = {};
  for (const table of TABLE_NAMES) {
    const path = join(folder, tableFile(table));
    const exists = await isThere(path);
    const read = exists ? await readTable(table, path) : absentTable(!isRequired(table));
    if (!exists && isRequired(table)) {
      const expected = `${tableFile(table)} beside ${DESCRIPTOR}`;
      problems.add({ file: tableFile(table), message: "the file is missing", expected });
    }
    problems.add(...read.problems);
    reads[table] = read;
  }
  return reads as Reads; // every table of TABLE_NAMES was read into its own name
}

function isRequired(table: TableName): boolean {
  const spec: TableSpec = TABLES[table];
  return spec.required ?? false;
}

function rowsOf(reads: Reads): Tables {
  return Object.fromEntries(
    TABLE_NAMES.map((name) => [name, reads[name].rows]),
  ) as unknown as Tables;
}

function lines(reads: Reads): Locate {
  return (table, row, column) => {
    const line = reads[table].lines[row];
    return {
      file: tableFile(table),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column: toSnakeCase(column) }),
    };
  };
}

function valueShareProblems({ valueShares }: DataSet, reads: Reads): Problem[] {
  const locate = lines(reads);
  const rows = new Map(
    reads.inputs.rows.flatMap(({ input, product, valueShare, rival }, at) =>
      valueShare === null || rival ? [] : [[`${input}|${product}`, at] as const],
    ),
  );
  return checkValueShares(
    valueShares.map((share) => ({
      ...share,
      place: locate("inputs", rows.get(`${share.input}|${share.product}`) ?? -1, "valueShare"),
    })),
  );
}

/** CSV files that look like tables and are none: nothing in them is read. */
async function strayFiles(folder: string): Promise<Problem[]> {
  const known = new Set(TABLE_NAMES.map(tableFile));
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(".csv") && !known.has(name))
    .sort()
    .map((file) => ({
      file,
      message: "is no table of this format and is not read",
      expected: [...known].join(", "),
      severity: "warning" as const,
    }));
}

/** The descriptor lists exactly the tables that are there, with the columns that they have. */
function listedFiles(descriptor: Descriptor | null, reads: Reads): Problem[] {
  if (!descriptor) return [];
  const listed = new Map(descriptor.resources.map((resource) => [resource.name, resource]));
  return TABLE_NAMES.flatMap((table): Problem[] => {
    const name = toSnakeCase(table);
    const resource = listed.get(name);
    const { header, exists } = reads[table];
    if (!resource) {
      if (!exists) return [];
      const message = `does not list ${tableFile(table)}`;
      return [descriptorWarning("resources", message, "every table as a resource")];
    }
    if (!exists && !isRequired(table)) {
      const message = "the file is missing, though the descriptor lists it";
      return [{ file: tableFile(table), message, expected: `a table beside ${DESCRIPTOR}` }];
    }
    const fields = resource.schema?.fields.map((field) => field.name);
    if (!fields || header.length === 0 || fields.join() === header.join()) return [];
    const message = `the fields of ${name} are not the columns of ${tableFile(table)}`;
    return [descriptorWarning(`resources.${name}.schema`, message, header.join(", "))];
  });
}

function descriptorWarning(column: string, message: string, expected: string): Problem {
  return { file: DESCRIPTOR, column, message, expected, severity: "warning" };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
