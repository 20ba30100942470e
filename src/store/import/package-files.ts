import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { TABLE_NAMES } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { tableFile } from "../../model/evidence-index.ts";
import { KeptId } from "../../model/kept-id.ts";
import type { KeptFile } from "../kept/store.ts";
import { BACKTEST_FILE } from "../packages/backtest-file.ts";
import { DESCRIPTOR, Descriptor } from "../packages/descriptor.ts";
import { readPackage } from "../packages/read-package.ts";
import { SCENARIO_FOLDER } from "../packages/scenario-folder.ts";
import { encoded, type ImportCheck, type LaidOut, refused } from "./import-file.ts";

const TABLE_FILES: ReadonlySet<string> = new Set(TABLE_NAMES.map(tableFile));
/** Tables that no other format has: files of these names are a package, descriptor or not. */
const TELLING: ReadonlySet<string> = new Set(["products.csv", "inputs.csv", "supply.csv"]);

/** Whether files are those of a data package. */
export function isPackage(files: readonly LaidOut[]): boolean {
  const names = files.map(({ name }) => basename(name));
  return names.includes(DESCRIPTOR) || names.filter((name) => TELLING.has(name)).length > 1;
}

/**
 * A data package from its files.
 * @param folder to lay them out in: what is kept lies there, below `package/`
 * @param title as the user calls it; null: as the descriptor does
 */
export async function readPackageFiles(
  files: readonly LaidOut[],
  folder: string,
  title: string | null,
): Promise<ImportCheck> {
  const root = join(folder, "package");
  const kept: KeptFile[] = [];
  const problems: Problem[] = [];
  for (const { name, path: from } of files) {
    const path = keptPath(name);
    if (path === null) problems.push(unread(name));
    else if (kept.some((file) => file.path === path))
      problems.push({ file: name, message: `there are two files ${path}`, expected: "one" });
    else {
      const to = join(root, path);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(from, to);
      if (path === DESCRIPTOR) await writeFile(to, retitled(await readFile(to), title));
      kept.push({ path, from: to });
    }
  }
  const { data, problems: found } = await readPackage(root);
  const all = [...problems, ...found];
  if (!data || problems.some(({ severity }) => severity !== "warning")) return refused(...all);
  return { graph: { kind: "products", format: "data-package", files: kept, warnings: all } };
}

/** Where a file of a package lies, made of names that are known; null: it is none of a package. */
function keptPath(name: string): string | null {
  const parts = name.split("/");
  const file = parts.at(-1) ?? "";
  const isAtTop = parts.length === 1;
  if (isAtTop && (file === DESCRIPTOR || file === BACKTEST_FILE || TABLE_FILES.has(file)))
    return file;
  const id = file.replace(/\.json$/, "");
  const isScenario = parts.length === 2 && parts[0] === SCENARIO_FOLDER && file === `${id}.json`;
  return isScenario && KeptId.safeParse(id).success ? `${SCENARIO_FOLDER}/${id}.json` : null;
}

/** A text beside the tables (README, licence) is no fault; a table that is not read may be one. */
function unread(file: string): Problem {
  const message = "is no file of this format and is not kept";
  const expected = `${DESCRIPTOR}, ${[...TABLE_FILES].join(", ")}, ${BACKTEST_FILE} or ${SCENARIO_FOLDER}/<id>.json, id in small letters`;
  return { file, message, expected, severity: "warning" };
}

/** The descriptor under another title; one that cannot be read stays as it is, to be told. */
function retitled(bytes: Uint8Array, title: string | null): Uint8Array {
  if (title === null) return bytes;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const parsed = Descriptor.safeParse(value);
    return parsed.success
      ? encoded(`${JSON.stringify({ ...(value as object), title }, null, 2)}\n`)
      : bytes;
  } catch {
    return bytes;
  }
}
