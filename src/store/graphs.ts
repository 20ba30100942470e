import { isUtf8 } from "node:buffer";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DataSet } from "../model/data-set.ts";
import { InvalidInputError, LimitError, NotFoundError } from "../model/errors.ts";
import { compareIds, Id } from "../model/ids.ts";
import type { GraphKind } from "../model/overview.ts";
import { type GraphCheck, invalidData } from "./data-set.ts";
import { fileInfo } from "./file-info.ts";
import { isFirmFolder } from "./firm-folder.ts";
import { checkNetworkDocument } from "./formats/network-document.ts";
import { findKeptGraph } from "./kept/find-kept.ts";
import { DESCRIPTOR } from "./packages/descriptor.ts";
import { readPackage } from "./packages/read-package.ts";
import { utf8Problem } from "./packages/utf8-guard.ts";

/** Largest network document that is read: JSON has to be in memory as a whole. */
const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

/** Name of a network document that has a folder of its own: the folder is its name. */
export const DOCUMENT_FILE = "network.json";

/** The data sets that ship with the program: beside `src` and beside `dist`. */
export const SHIPPED_GRAPHS = fileURLToPath(new URL("../../graphs", import.meta.url));

/**
 * Loads a graph: a folder (data package), a file (network document), or the name of one under
 * `graphs/` or of one that a user brought, looked for in this order. Reads the files each time.
 * @throws NotFoundError `graph_not_found`; InvalidInputError `invalid_data` with all problems;
 *   `wrong_kind` if it is a network of firms; LimitError `too_large`
 */
export async function loadGraph(reference: string, folder = SHIPPED_GRAPHS): Promise<DataSet> {
  const { data, problems } = await checkGraph(reference, folder);
  if (!data) throw invalidData(reference, problems);
  return data;
}

/**
 * The same without throwing at bad data: every problem and warning, and how much was read.
 * @throws NotFoundError `graph_not_found`; InvalidInputError `wrong_kind` if it is a network of firms;
 *   LimitError `too_large`
 */
export async function checkGraph(reference: string, folder = SHIPPED_GRAPHS): Promise<GraphCheck> {
  const { path, isFolder } = await findGraph(reference, folder);
  if (isFolder && (await isFirmFolder(path))) throw isOfFirms(reference);
  return isFolder ? readPackage(path) : readDocument(path);
}

function isOfFirms(reference: string): InvalidInputError {
  const message = `"${reference}" is a network of firms: it has no products to ask about`;
  const expected = "a graph of products; centrality, esri, validate and serve take this one";
  return new InvalidInputError("wrong_kind", message, {
    details: [{ column: "GRAPH", message, expected }],
  });
}

/** A graph that is there: its id, where it lies, what it is made of. */
export interface GraphEntry {
  readonly id: string;
  readonly path: string;
  readonly kind: GraphKind;
  /** A user brought it; left out: it comes with the program. */
  readonly imported?: boolean;
}

/** The graphs under `graphs/`: data packages, network documents, networks of firms, by id. */
export async function listGraphs(folder = SHIPPED_GRAPHS): Promise<GraphEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const graphs = await Promise.all(
    entries.map(async (entry): Promise<GraphEntry[]> => {
      const path = join(folder, entry.name);
      if (entry.isFile() && entry.name.endsWith(".json")) {
        return [{ id: basename(entry.name, ".json"), path, kind: "products" }];
      }
      const isPackage = entry.isDirectory() && (await fileInfo(join(path, DESCRIPTOR)))?.isFile();
      if (isPackage) return [{ id: entry.name, path, kind: "products" }];
      const document = join(path, DOCUMENT_FILE);
      if (entry.isDirectory() && (await fileInfo(document))?.isFile())
        return [{ id: entry.name, path: document, kind: "products" }];
      const isFirms = entry.isDirectory() && (await isFirmFolder(path));
      return isFirms ? [{ id: entry.name, path, kind: "firms" }] : [];
    }),
  );
  return graphs.flat().sort((a, b) => compareIds(a.id, b.id));
}

/** Where a graph lies, and whether it is a folder: a data package, or a network of firms. */
interface Place {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * Where a graph lies: a folder, a file, one that ships, one that a user brought, looked for in this order.
 * The store is opened only for the last.
 * @throws NotFoundError `graph_not_found`; StorageError `storage_failed`
 */
export async function findGraph(reference: string, folder: string): Promise<Place> {
  const { place, names } = await placeOf(reference, folder);
  if (place) return place;
  const shipped = (await listGraphs(folder)).map(({ id }) => id);
  const message = `there is no graph "${reference}"`;
  const expected = `a folder, a file, or one of ${[...shipped, ...names].join(", ") || "(none)"}`;
  throw new NotFoundError("graph_not_found", message, {
    details: [{ column: "GRAPH", message, expected }],
  });
}

/**
 * The folder of a network of firms, looked for as graphs are; null: there is no such network.
 * @throws StorageError `storage_failed`
 */
export async function findFirmFolder(
  reference: string,
  folder = SHIPPED_GRAPHS,
): Promise<string | null> {
  const { place } = await placeOf(reference, folder);
  return place?.isFolder && (await isFirmFolder(place.path)) ? place.path : null;
}

interface Found {
  readonly place: Place | null;
  /** What users brought; empty where it was not looked at. */
  readonly names: readonly string[];
}

async function placeOf(reference: string, folder: string): Promise<Found> {
  const isName = Id.safeParse(reference).success;
  const shipped = [join(folder, reference), join(folder, `${reference}.json`)];
  for (const path of [reference, ...(isName ? shipped : [])]) {
    const found = await fileInfo(path);
    if (found?.isDirectory() || found?.isFile())
      return { place: { path, isFolder: found.isDirectory() }, names: [] };
  }
  const { path, names } = await findKeptGraph(reference);
  const place = path === null ? null : { path, isFolder: basename(path) !== DOCUMENT_FILE };
  return { place, names };
}

async function readDocument(path: string): Promise<GraphCheck> {
  const file = basename(path);
  const size = (await fileInfo(path))?.size ?? 0;
  if (size > MAX_DOCUMENT_BYTES) {
    const message = `${file} has ${size} bytes`;
    const expected = `a network document of at most ${MAX_DOCUMENT_BYTES} bytes`;
    throw new LimitError("too_large", message, { details: [{ file, message, expected }] });
  }
  const bytes = await readFile(path);
  if (!isUtf8(bytes)) return { data: null, counts: {}, problems: [utf8Problem(bytes, file)] };
  return checkNetworkDocument(bytes.toString("utf8"), file);
}
