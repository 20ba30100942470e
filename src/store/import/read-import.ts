import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LinchpinError, type Problem } from "../../model/errors.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import { checkNetworkDocument } from "../formats/network-document.ts";
import { PARQUET_MARK, readAsCsv } from "../formats/parquet.ts";
import { DOCUMENT_FILE } from "../graphs.ts";
import { parseJson } from "../parse-json.ts";
import { type Detected, detect } from "./detect.ts";
import { type LaidOut, readEdgeTables } from "./edge-tables.ts";
import { readEto } from "./eto.ts";
import { graphFromRaw } from "./from-raw.ts";
import { readGexf } from "./gexf.ts";
import { readGraphml } from "./graphml.ts";
import { isGraphologyJson, readGraphologyJson } from "./graphology-json.ts";
import { encoded, type ImportCheck, type ImportFile, refused } from "./import-file.ts";
import { readIoNetwork } from "./io-network.ts";
import { jsonDepthProblem } from "./json-depth.ts";
import { titleOf } from "./keep-import.ts";
import { isPackage, readPackageFiles } from "./package-files.ts";
import { readTradeFlows } from "./trade-flows.ts";
import { isZip, unpack } from "./unpack.ts";

/** Files that systems and archives leave beside those of a user. */
const LEFT_BESIDE = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/;

/**
 * Reads a network in any format that is known, from the files that a user hands over: one file, several, a
 * folder as several, or a zip archive of them. All problems are told; nothing is kept here.
 * @param title as the user calls it; null: as the files do
 * @param control tells how far an edge list is, which may be large, and stops it
 * @throws CancelledError `cancelled`
 */
export async function readImport(
  given: readonly ImportFile[],
  title: string | null = null,
  control: ReadControl = {},
): Promise<ImportCheck> {
  const { files, problems } = unpacked(given);
  if (problems.length > 0) return refused(...problems);
  if (files.length === 0) return refused(nothing(given));
  const folder = await mkdtemp(join(tmpdir(), "linchpin-import-"));
  try {
    if (isPackage(files)) return await readPackageFiles(files, folder, title);
    const { tables, faults } = await withoutParquet(files, folder);
    return faults.length > 0
      ? refused(...faults)
      : await readFiles(tables, { folder, title, control });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tables of Parquet as what they are as CSV; their names stay. */
async function withoutParquet(files: readonly ImportFile[], folder: string) {
  const tables: ImportFile[] = [];
  const faults: Problem[] = [];
  for (const file of files) {
    const { name, bytes } = file;
    if (Buffer.from(bytes.subarray(0, PARQUET_MARK.length)).toString("latin1") !== PARQUET_MARK) {
      tables.push(file);
      continue;
    }
    const path = join(folder, "table.parquet");
    await writeFile(path, bytes);
    try {
      tables.push({ name, bytes: await readAsCsv(path, {}, (csv) => readFile(csv)) });
    } catch (error) {
      if (!(error instanceof LinchpinError)) throw error;
      faults.push(...error.details.map((problem) => ({ ...problem, file: name })));
    }
  }
  return { tables, faults };
}

/** Files out of their archives, named from their common folder on. */
function unpacked(given: readonly ImportFile[]) {
  const problems: Problem[] = [];
  const files = given.flatMap((file): readonly ImportFile[] => {
    if (!isZip(file.bytes)) return [{ ...file, name: nameOf(file) }];
    const { files: inside, problem } = unpack(file);
    if (problem) problems.push(problem);
    return inside;
  });
  const plain = files
    .map(({ name, bytes }) => ({ name: name.replaceAll("\\", "/").replace(/^\/+/, ""), bytes }))
    .filter(({ name }) => name !== "" && !LEFT_BESIDE.test(name));
  return { files: withoutCommonFolder(plain), problems };
}

/** Where the sender keeps a file (`../x.csv`) is of no matter; in an archive such a path is left out. */
function nameOf({ name }: ImportFile): string {
  return name.replaceAll("\\", "/").replace(/^(\/|\.\.?(\/|$))+/, "");
}

function withoutCommonFolder(files: readonly ImportFile[]): readonly ImportFile[] {
  const [first] = files;
  const slash = first?.name.indexOf("/") ?? -1;
  if (!first || slash < 0) return files;
  const folder = first.name.slice(0, slash + 1);
  if (!files.every(({ name }) => name.startsWith(folder))) return files;
  return withoutCommonFolder(
    files.map(({ name, bytes }) => ({ name: name.slice(slash + 1), bytes })),
  );
}

async function readFiles(
  files: readonly ImportFile[],
  { folder, title, control }: ReadSetting,
): Promise<ImportCheck> {
  const seen = files.map((file) => ({ file, found: detect(file) }));
  const unknown = seen.flatMap(({ found }) => (found.what === "unknown" ? [found.problem] : []));
  if (unknown.length > 0) return refused(...unknown);
  const foreign = await readForeign(seen, folder, title);
  if (foreign) return foreign;
  const nodes = seen.filter(({ found }) => found.what === "nodes");
  const networks = seen.filter(({ found }) => found.what !== "nodes");
  const [network] = networks;
  if (!network) return refused(noEdges(nodes[0]?.file.name));
  const beside = network.found.what === "edges" ? nodes.slice(1) : nodes;
  const more = [...networks.slice(1), ...beside];
  if (more.length > 0) return refused(...more.map(({ file }) => tooMany(file, network.file)));
  if (network.found.what !== "edges") return readOne(network.file, network.found, title);
  const edges = await laidOut(network.file, join(folder, "edges.csv"));
  const list = nodes[0] ? await laidOut(nodes[0].file, join(folder, "nodes.csv")) : null;
  return readEdgeTables({ edges, nodes: list }, title, control);
}

/** Where files are laid out, what the network is called, who watches. */
interface ReadSetting {
  readonly folder: string;
  readonly title: string | null;
  readonly control: ReadControl;
}

/** Tables that others publish, alone or several that belong together; null: there is none. */
async function readForeign(
  seen: readonly SeenFile[],
  folder: string,
  title: string | null,
): Promise<ImportCheck | null> {
  const laid = (at: number, file: ImportFile) => laidOut(file, join(folder, `table-${at}.csv`));
  const [first] = seen.filter(({ found }) => familyOf(found) !== null);
  if (!first) return null;
  const family = familyOf(first.found);
  const other = seen.filter(({ found }) => familyOf(found) !== family);
  if (other.length > 0) return refused(...other.map(({ file }) => tooMany(file, first.file)));
  const tables = new Map<string, LaidOut>();
  for (const [at, { file, found }] of seen.entries()) {
    if (tables.has(found.what)) return refused(tooMany(file, first.file));
    tables.set(found.what, await laid(at, file));
  }
  if (family === "eto") {
    const named = [...tables].map(([what, file]) => [what.slice("eto-".length), file]);
    return readEto(Object.fromEntries(named), title);
  }
  const io = tables.get("io");
  if (io) return readIoNetwork(io, title);
  const flows = tables.get("trade");
  if (flows) return readTradeFlows({ flows, codes: tables.get("trade-countries") ?? null }, title);
  const message = "is a list of countries without the trade between them";
  return refused({ file: first.file.name, message, expected: "flows beside it: t,i,j,k,v,q" });
}

interface SeenFile {
  readonly file: ImportFile;
  readonly found: Detected;
}

/** Tables of one publisher belong together. */
function familyOf({ what }: Detected): "eto" | "io" | "trade" | null {
  if (what.startsWith("eto-")) return "eto";
  if (what === "io") return "io";
  return what === "trade" || what === "trade-countries" ? "trade" : null;
}

function readOne({ name: file }: ImportFile, found: Detected, title: string | null): ImportCheck {
  switch (found.what) {
    case "gexf":
      return graphFromRaw(readGexf(found.text, file), { file, format: "gexf", title });
    case "graphml":
      return graphFromRaw(readGraphml(found.text, file), { file, format: "graphml", title });
    case "json":
      return readJson(found.text, file, title);
    default:
      return refused("problem" in found ? found.problem : noEdges(file)); // tables were read before
  }
}

function readJson(text: string, file: string, title: string | null): ImportCheck {
  const deep = jsonDepthProblem(text, file);
  if (deep) return refused(deep);
  const json = parseJson(text, file);
  if ("problem" in json) return refused(json.problem);
  const { value } = json;
  if (isGraphologyJson(value)) {
    return graphFromRaw(readGraphologyJson(value, file), { file, format: "graphology", title });
  }
  const { data, problems } = checkNetworkDocument(text, file);
  if (!data) return refused(...problems);
  const named = title ?? (hasTitle(value as object) ? null : titleOf(file));
  const bytes = encoded(named === null ? text : withTitle(value as object, named));
  const files = [{ path: DOCUMENT_FILE, bytes }];
  return { graph: { kind: "products", format: "network-document", files, warnings: problems } };
}

function hasTitle(document: { readonly titleEn?: unknown; readonly id?: unknown }): boolean {
  return document.titleEn !== undefined || document.id !== undefined;
}

function withTitle(document: object, titleEn: string): string {
  return `${JSON.stringify({ ...document, titleEn }, null, 1)}\n`;
}

async function laidOut({ name, bytes }: ImportFile, path: string): Promise<LaidOut> {
  await writeFile(path, bytes);
  return { name, bytes, path };
}

/** What is wrong where no file is left to read: often its name alone. */
function nothing([given]: readonly ImportFile[]): Problem {
  const expected = "a file of a network";
  if (!given) return { file: "(no file)", message: "there is no file to read", expected };
  const { name: file, bytes } = given;
  if (isZip(bytes)) return { file, message: "there is no file to read in it", expected };
  if (nameOf(given) === "")
    return { file, message: "is the name of a folder", expected: "the name of a file" };
  const message = "is left out: by its name it is a hidden file, or one that a system wrote";
  return { file, message, expected: `${expected} under another name, such as network.csv` };
}

function noEdges(file = ""): Problem {
  const message = "is a list of firms without the links between them";
  return { file, message, expected: "an edge list beside it: source,target,weight" };
}

function tooMany({ name: file }: ImportFile, first: ImportFile): Problem {
  const message = `is another network beside ${first.name}`;
  return { file, message, expected: "one network at a time" };
}
