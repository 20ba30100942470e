import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Files of a network of firms, as text. */
export interface FirmFiles {
  readonly edges: string;
  readonly nodes?: string;
  readonly about?: object;
}

/** Writes a network of firms into a folder. @returns the folder */
export async function writeFirmFolder(folder: string, files: FirmFiles): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "edges.csv"), files.edges);
  if (files.nodes !== undefined) await writeFile(join(folder, "nodes.csv"), files.nodes);
  if (files.about) await writeFile(join(folder, "about.json"), JSON.stringify(files.about));
  return folder;
}
