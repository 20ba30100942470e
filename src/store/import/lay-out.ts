import { copyFile, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LinchpinError, type Problem } from "../../model/errors.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import { PARQUET_MARK, readAsCsv } from "../formats/parquet.ts";
import { storageError } from "../kept/durable.ts";
import { headOf } from "./detect.ts";
import type { ImportFile, LaidOut } from "./import-file.ts";
import { type ImportLimits, megabytes } from "./import-limits.ts";
import { isZip, unpack } from "./unpack.ts";

/** Where files are laid out, how much they may be, and who watches. */
export interface Layout {
  /** A folder for this import alone, which has to be there. */
  readonly folder: string;
  readonly limits: ImportLimits;
  readonly control: ReadControl;
}

/** Files as they lie on disk, archives unpacked, and what is wrong with them. */
interface Laid {
  readonly files: readonly LaidOut[];
  readonly problems: readonly Problem[];
}

/** Files that systems and archives leave beside those of a user. */
const LEFT_BESIDE = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/;

/** Lays files out to be read: out of their archives, named from their common folder on. */
export async function layOut(given: readonly ImportFile[], layout: Layout): Promise<Laid> {
  const { limits, control } = layout;
  const problems: Problem[] = [];
  const files: LaidOut[] = [];
  for (const [at, file] of given.entries()) {
    const laid = await laidOut(file, join(layout.folder, `given-${at}`));
    if (laid.size > limits.bytes) problems.push(tooLarge(laid, limits));
    else if (isZip(await headOf(laid, 4))) {
      const folder = join(layout.folder, `archive-${at}`);
      await mkdir(folder);
      const inside = await unpack(laid, { folder, limits, signal: control.signal });
      files.push(...inside.files);
      problems.push(...inside.problems);
    } else files.push({ ...laid, name: nameOf(file.name) });
  }
  const plain = files
    .map((file) => ({ ...file, name: file.name.replaceAll("\\", "/").replace(/^\/+/, "") }))
    .filter(({ name }) => name !== "" && !LEFT_BESIDE.test(name));
  return { files: withoutCommonFolder(plain), problems };
}

/** Tables of Parquet as what they are as CSV; their names stay. */
export async function withoutParquet(
  files: readonly LaidOut[],
  { folder, limits, control }: Layout,
): Promise<Laid> {
  const tables: LaidOut[] = [];
  const problems: Problem[] = [];
  for (const [at, file] of files.entries()) {
    if ((await headOf(file, PARQUET_MARK.length)).toString("latin1") !== PARQUET_MARK) {
      tables.push(file);
      continue;
    }
    const path = join(folder, `parquet-${at}.csv`);
    try {
      await readAsCsv(file.path, control, (csv) => copyFile(csv, path));
      const table = { name: file.name, path, size: (await stat(path)).size };
      if (table.size > limits.bytes) problems.push(tooLarge(table, limits));
      tables.push(table);
    } catch (error) {
      if (!(error instanceof LinchpinError) || error.details.length === 0) throw error;
      problems.push(...error.details.map((problem) => ({ ...problem, file: file.name })));
    }
  }
  return { files: tables, problems };
}

/** Where the sender keeps a file (`../x.csv`) is of no matter; in an archive such a path is refused. */
export function nameOf(name: string): string {
  return name.replaceAll("\\", "/").replace(/^(\/|\.\.?(\/|$))+/, "");
}

async function laidOut(file: ImportFile, path: string): Promise<LaidOut> {
  const { name } = file;
  if ("from" in file) return { name, path: file.from, size: (await stat(file.from)).size };
  try {
    await writeFile(path, file.bytes);
  } catch (error) {
    throw storageError(error);
  }
  return { name, path, size: file.bytes.length };
}

function withoutCommonFolder(files: readonly LaidOut[]): readonly LaidOut[] {
  const [first] = files;
  const slash = first?.name.indexOf("/") ?? -1;
  if (!first || slash < 0) return files;
  const folder = first.name.slice(0, slash + 1);
  if (!files.every(({ name }) => name.startsWith(folder))) return files;
  return withoutCommonFolder(files.map((file) => ({ ...file, name: file.name.slice(slash + 1) })));
}

function tooLarge({ name: file, size }: LaidOut, { bytes }: ImportLimits): Problem {
  return { file, message: `has ${megabytes(size)}`, expected: `at most ${megabytes(bytes)}` };
}
