import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Zip, ZipDeflate } from "fflate";
import { TABLE_NAMES } from "../../model/data-set.ts";
import { tableFile } from "../../model/evidence-index.ts";
import { fileInfo } from "../file-info.ts";
import { BACKTEST_FILE } from "./backtest-file.ts";
import { DESCRIPTOR } from "./descriptor.ts";
import { presetIds, scenarioFile } from "./scenario-folder.ts";

const README = "README.md";
const CHUNK_BYTES = 1 << 16;

/**
 * A data package as a zip, its files as they lie there in a folder. A piece at a time is in memory.
 * @param folder with `datapackage.json`; files that are no part of the format stay out
 * @param name of the folder inside the zip
 * @returns null if there is no data package
 */
export async function zipPackage(
  folder: string,
  name: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const isPackage = (await fileInfo(join(folder, DESCRIPTOR)))?.isFile() ?? false;
  return isPackage ? zipped(folder, name, await packageFiles(folder)) : null;
}

/** Files of a data package, those that are there. */
async function packageFiles(folder: string): Promise<string[]> {
  const presets = (await presetIds(folder)).map(scenarioFile);
  const files = [DESCRIPTOR, README, ...TABLE_NAMES.map(tableFile), ...presets, BACKTEST_FILE];
  const infos = await Promise.all(files.map((file) => fileInfo(join(folder, file))));
  return files.filter((_, at) => infos[at]?.isFile());
}

async function* zipped(
  folder: string,
  name: string,
  files: readonly string[],
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const file of files) {
    const path = join(folder, file);
    const entry = new ZipDeflate(`${name}/${file}`, { level: 6 });
    entry.mtime = (await fileInfo(path))?.mtime ?? new Date();
    zip.add(entry);
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      entry.push(new Uint8Array(chunk as Buffer)); // a stream without an encoding gives buffers
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready.splice(0);
}
