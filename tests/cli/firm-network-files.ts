import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Cells = readonly (string | number)[];

/** Rows of CSV files by name, written to a fresh folder. @returns path of each */
export async function firmFiles<Name extends string>(
  files: Readonly<Record<Name, readonly Cells[]>>,
): Promise<Record<Name, string>> {
  const folder = await temporaryFolder();
  const paths = {} as Record<Name, string>;
  for (const [name, rows] of Object.entries(files) as [Name, readonly Cells[]][]) {
    paths[name] = join(folder, `${name}.csv`);
    await writeFile(paths[name], `${rows.map((cells) => cells.join(",")).join("\n")}\n`);
  }
  return paths;
}
