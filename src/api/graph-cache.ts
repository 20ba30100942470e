import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorOf, faultToCarry } from "../model/carried-fault.ts";
import type { DataSet } from "../model/data-set.ts";
import { InvalidInputError, LinchpinError, NotFoundError } from "../model/errors.ts";
import type { GraphKind } from "../model/overview.ts";

/** A graph that is there. */
export interface ListedGraph {
  readonly id: string;
  readonly path: string;
  /** Left out: products. */
  readonly kind?: GraphKind;
  /** A user brought it; left out: it comes with the program. */
  readonly imported?: boolean;
  /** Sees to it that its files lie at its path; left out: they do. */
  ready?(): Promise<void>;
}

/** Where graphs come from; the store's, or a test's. */
export interface GraphSource {
  /** @param only `shipped`: those that come with the program, which are there whatever becomes of the store */
  listGraphs(only?: "shipped"): Promise<readonly ListedGraph[]>;
  loadGraph(path: string): Promise<DataSet>;
}

/** Graphs by id, read when first asked for and again when their files change. */
export interface GraphCache {
  list(only?: "shipped"): Promise<readonly ListedGraph[]>;
  /** Whether it is a network of firms; a graph that is not there is none. */
  isOfFirms(id: string): Promise<boolean>;
  /**
   * @throws NotFoundError `graph_not_found`
   * @throws InvalidInputError `invalid_data` with every fault of the data set; `wrong_kind` if it is a
   *   network of firms
   */
  find(id: string): Promise<DataSet>;
  /**
   * Where a network of firms lies, and a text that changes when its files do.
   * @throws NotFoundError `graph_not_found`; InvalidInputError `wrong_kind` if it is one of products
   */
  findFirms(id: string): Promise<{ readonly path: string; readonly stamp: string }>;
}

export function createGraphCache({ listGraphs, loadGraph }: GraphSource): GraphCache {
  const loaded = new Map<string, { stamp: string; data: Promise<DataSet> }>();
  const read = async (path: string): Promise<DataSet> => {
    const stamp = await fingerprint(path);
    const known = loaded.get(path);
    if (known?.stamp === stamp) return known.data;
    const data = loadGraph(path);
    loaded.set(path, { stamp, data });
    try {
      return await data;
    } catch (error) {
      // A fault in the files stays until they change; any other may be gone the next time.
      if (!(error instanceof LinchpinError) && loaded.get(path)?.data === data) loaded.delete(path);
      throw error;
    }
  };
  return {
    list: (only) => listGraphs(only),
    async isOfFirms(id) {
      const isThis = (graph: ListedGraph) => graph.id === id && graph.kind === "firms";
      return (await listGraphs("shipped")).some(isThis) || (await listGraphs()).some(isThis);
    },
    async find(id) {
      const entry = await entryOf(id, listGraphs);
      if (entry.kind === "firms") throw wrongKind(id, "firms");
      const data = await read(entry.path).catch((error: unknown) => {
        throw withoutPath(error, entry);
      });
      return data.id === id ? data : { ...data, id }; // addressed by the name it is listed under
    },
    async findFirms(id) {
      const { path, kind } = await entryOf(id, listGraphs);
      if (kind !== "firms") throw wrongKind(id, "products");
      return { path, stamp: await fingerprint(path) };
    },
  };
}

/** The same fault of a graph that is called by its id: where it lies is nobody's business. */
function withoutPath(error: unknown, { id, path }: ListedGraph): unknown {
  if (!(error instanceof LinchpinError)) return error;
  const named = (text: string) => text.replaceAll(path, id);
  const { details, ...fault } = faultToCarry(error);
  return errorOf({
    ...fault,
    message: named(fault.message),
    details: details.map((problem) => ({ ...problem, message: named(problem.message) })),
  });
}

/** Only what is listed: an id from an address never becomes a path. */
async function entryOf(id: string, listGraphs: GraphSource["listGraphs"]): Promise<ListedGraph> {
  const shipped = (await listGraphs("shipped")).find((graph) => graph.id === id && !graph.ready);
  if (shipped) return shipped;
  const graphs = await listGraphs();
  const entry = graphs.find((graph) => graph.id === id);
  await entry?.ready?.();
  if (entry) return entry;
  const message = `there is no graph "${id}"`;
  const expected = `one of ${graphs.map((graph) => graph.id).join(", ") || "(none)"}`;
  throw new NotFoundError("graph_not_found", message, {
    details: [{ pointer: "{id}", message, expected }],
  });
}

/** A question that this kind of graph has no answer to. */
function wrongKind(id: string, kind: GraphKind): InvalidInputError {
  const isFirms = kind === "firms";
  const message = isFirms
    ? `"${id}" is a network of firms: it has no products to ask about`
    : `"${id}" is a network of products, not of firms`;
  const expected = isFirms
    ? `a graph of products; \`GET /api/v1/graphs/${id}/firms\` reads this one`
    : "a graph that is listed with kind firms";
  return new InvalidInputError("wrong_kind", message, {
    details: [{ pointer: "{id}", message, expected }],
  });
}

/** Bytes of the files below a path: about how long it takes to read. */
export async function bytesBelow(path: string): Promise<number> {
  const self = await stat(path).catch(() => null);
  if (!self?.isDirectory()) return self?.size ?? 0;
  const names = await readdir(path, { recursive: true });
  const files = await Promise.all(names.map((name) => stat(join(path, name)).catch(() => null)));
  return files.reduce((sum, file) => sum + (file?.isFile() ? file.size : 0), 0);
}

/** Changes whenever a file below the path is added, removed, resized or touched. */
async function fingerprint(path: string): Promise<string> {
  const self = await stat(path).catch(() => null);
  if (!self) return "gone"; // the store says so in better words
  if (!self.isDirectory()) return `${self.mtimeMs} ${self.size}`;
  const names = (await readdir(path, { recursive: true })).sort();
  const marks = await Promise.all(
    names.map(async (name) => {
      const file = await stat(join(path, name)).catch(() => null);
      return file?.isFile() ? `${name} ${file.mtimeMs} ${file.size}` : "";
    }),
  );
  return marks.join("\n");
}
