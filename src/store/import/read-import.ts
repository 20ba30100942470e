import { LimitError, type Problem } from "../../model/errors.ts";
import type { ReadControl } from "../bytes/read-records.ts";
import { checkNetworkDocument } from "../formats/network-document.ts";
import { DOCUMENT_FILE } from "../graphs.ts";
import { parseJson } from "../parse-json.ts";
import { type Detected, detect, headOf } from "./detect.ts";
import { readEdgeTables } from "./edge-tables.ts";
import { readEto } from "./eto.ts";
import { graphFromRaw } from "./from-raw.ts";
import { readGexf } from "./gexf.ts";
import { readGraphml } from "./graphml.ts";
import { isGraphologyJson, readGraphologyJson } from "./graphology-json.ts";
import {
  encoded,
  type ImportCheck,
  type ImportFile,
  type LaidOut,
  refused,
} from "./import-file.ts";
import { type ImportLimits, USUAL_LIMITS } from "./import-limits.ts";
import { readIoNetwork } from "./io-network.ts";
import { jsonDepthProblem } from "./json-depth.ts";
import { titleOf } from "./keep-import.ts";
import { type Layout, layOut, nameOf, withoutParquet } from "./lay-out.ts";
import { isPackage, readPackageFiles } from "./package-files.ts";
import { readTradeFlows } from "./trade-flows.ts";
import { isZip } from "./unpack.ts";

/** How an import is read. */
export interface ImportSetting {
  /** An empty folder of this import alone: what is read lies there, and some of what is to be kept. */
  readonly folder: string;
  /** As the user calls the network; null: as the files do. */
  readonly title?: string | null;
  readonly limits?: ImportLimits;
  /** Tells how far an edge list is, which may be large, and stops it. */
  readonly control?: ReadControl;
}

/**
 * Reads a network in any format that is known, from the files that a user hands over: one file, several, a
 * folder as several, or a zip archive of them. All problems are told; nothing is kept here.
 * @throws CancelledError `cancelled`; StorageError `storage_failed` if the folder takes no more
 */
export async function readImport(
  given: readonly ImportFile[],
  { folder, title = null, limits = USUAL_LIMITS, control = {} }: ImportSetting,
): Promise<ImportCheck> {
  const layout = { folder, limits, control };
  const { files, problems } = await layOut(given, layout);
  if (problems.length > 0) return refused(...problems);
  if (files.length === 0) return refused(await nothing(given));
  if (isPackage(files)) return readPackageFiles(files, folder, title);
  const { files: tables, problems: faults } = await withoutParquet(files, layout);
  return faults.length > 0 ? refused(...faults) : readFiles(tables, { ...layout, title });
}

async function readFiles(files: readonly LaidOut[], setting: ReadSetting): Promise<ImportCheck> {
  const { title, limits } = setting;
  const seen: SeenFile[] = [];
  for (const file of files) seen.push({ file, found: await detect(file, limits) });
  const unknown = seen.flatMap(({ found }) => (found.what === "unknown" ? [found.problem] : []));
  if (unknown.length > 0) return refused(...unknown);
  const foreign = await readForeign(seen, title);
  if (foreign) return foreign;
  const nodes = seen.filter(({ found }) => found.what === "nodes");
  const networks = seen.filter(({ found }) => found.what !== "nodes");
  const [network] = networks;
  if (!network) return refused(noEdges(nodes[0]?.file.name));
  const beside = network.found.what === "edges" ? nodes.slice(1) : nodes;
  const more = [...networks.slice(1), ...beside];
  if (more.length > 0) return refused(...more.map(({ file }) => tooMany(file, network.file)));
  if (network.found.what !== "edges") return readOne(network.file, network.found, setting);
  return readEdgeTables({ edges: network.file, nodes: nodes[0]?.file ?? null }, setting);
}

/** How files are read, and what the network is called. */
export interface ReadSetting extends Layout {
  readonly title: string | null;
}

/** Tables that others publish, alone or several that belong together; null: there is none. */
async function readForeign(
  seen: readonly SeenFile[],
  title: string | null,
): Promise<ImportCheck | null> {
  const [first] = seen.filter(({ found }) => familyOf(found) !== null);
  if (!first) return null;
  const family = familyOf(first.found);
  const other = seen.filter(({ found }) => familyOf(found) !== family);
  if (other.length > 0) return refused(...other.map(({ file }) => tooMany(file, first.file)));
  const tables = new Map<string, LaidOut>();
  for (const { file, found } of seen) {
    if (tables.has(found.what)) return refused(tooMany(file, first.file));
    tables.set(found.what, file);
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
  readonly file: LaidOut;
  readonly found: Detected;
}

/** Tables of one publisher belong together. */
function familyOf({ what }: Detected): "eto" | "io" | "trade" | null {
  if (what.startsWith("eto-")) return "eto";
  if (what === "io") return "io";
  return what === "trade" || what === "trade-countries" ? "trade" : null;
}

function readOne(laid: LaidOut, found: Detected, setting: ReadSetting): ImportCheck {
  try {
    return readDocument(laid, found, setting);
  } catch (error) {
    if (error instanceof LimitError) return refused(...error.details);
    throw error;
  }
}

function readDocument(
  { name: file }: LaidOut,
  found: Detected,
  { title, limits }: ReadSetting,
): ImportCheck {
  switch (found.what) {
    case "gexf":
      return graphFromRaw(readGexf(found.text, file, limits), { file, format: "gexf", title });
    case "graphml":
      return graphFromRaw(readGraphml(found.text, file, limits), {
        file,
        format: "graphml",
        title,
      });
    case "json":
      return readJson(found.text, file, { title, limits });
    default:
      return refused("problem" in found ? found.problem : noEdges(file)); // tables were read before
  }
}

function readJson(
  text: string,
  file: string,
  { title, limits }: Pick<ReadSetting, "title" | "limits">,
): ImportCheck {
  const deep = jsonDepthProblem(text, file);
  if (deep) return refused(deep);
  const json = parseJson(text, file);
  if ("problem" in json) return refused(json.problem);
  const { value } = json;
  if (isGraphologyJson(value)) {
    return graphFromRaw(readGraphologyJson(value, file, limits), {
      file,
      format: "graphology",
      title,
    });
  }
  const { data, problems } = checkNetworkDocument(text, file);
  if (!data) return refused(...problems);
  const count = data.tables.products.length;
  if (count > limits.nodes) {
    const message = `there are ${count} products`;
    const expected = `a network of at most ${limits.nodes} nodes`;
    return refused({ file, pointer: "/products", message, expected });
  }
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

/** What is wrong where no file is left to read: often its name alone. */
async function nothing([given]: readonly ImportFile[]): Promise<Problem> {
  const expected = "a file of a network";
  if (!given) return { file: "(no file)", message: "there is no file to read", expected };
  const { name: file } = given;
  const head = "bytes" in given ? given.bytes : await headOf({ path: given.from }, 4);
  if (isZip(head)) return { file, message: "there is no file to read in it", expected };
  if (nameOf(file) === "")
    return { file, message: "is the name of a folder", expected: "the name of a file" };
  const message = "is left out: by its name it is a hidden file, or one that a system wrote";
  return { file, message, expected: `${expected} under another name, such as network.csv` };
}

function noEdges(file = ""): Problem {
  const message = "is a list of firms without the links between them";
  return { file, message, expected: "an edge list beside it: source,target,weight" };
}

function tooMany({ name: file }: LaidOut, first: LaidOut): Problem {
  const message = `is another network beside ${first.name}`;
  return { file, message, expected: "one network at a time" };
}
