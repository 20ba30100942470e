import {
  ConflictError,
  formatProblem,
  InvalidInputError,
  type Problem,
} from "../../model/errors.ts";
import { idFromName } from "../../model/kept-id.ts";
import type { ImportedGraph, ImportFile } from "../../store/import/import-file.ts";
import type { ImportReader } from "../../store/import/import-threads.ts";
import type { Store } from "../../store/kept/store.ts";
import { ImportRequest } from "../contract/import-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import { toFieldProblem } from "../problem.ts";
import { validate } from "../validate.ts";
import { type Handlers, Reply } from "./call.ts";
import type { SummariseGraph } from "./graph-summaries.ts";

interface ImportParts {
  readonly graphs: GraphCache;
  readonly store: Store;
  readonly imports: ImportReader;
  readonly summarise: SummariseGraph;
}

const MOST_TRIES = 1000;

/** `POST /graphs` and `DELETE /graphs/{id}`: networks that users bring, and take away again. */
export function importHandlers({
  graphs,
  store,
  imports,
  summarise,
}: ImportParts): Handlers<"importGraph" | "removeGraph"> {
  return {
    async importGraph({ body, signal }) {
      const { files, id, title } = validate(ImportRequest, body, "body");
      if (id !== undefined) await refuseTaken(id, graphs);
      const sent = files.map(fileOf);
      const check = await imports.read({ files: sent, title: title ?? null }, signal);
      if (!check.graph) throw unsound(check.problems);
      const { graph } = check;
      const stem = idFromName(title ?? sent[0]?.name.replace(/\.[^./]*$/, "") ?? "", "network");
      const kept = await keep(graph, { id, stem }, { graphs, store });
      const entry = (await graphs.list()).find((each) => each.id === kept);
      const summary = await summarise(entry ?? { id: kept, path: "", kind: graph.kind });
      const { format, warnings } = graph;
      const noted = warnings.map((warning) => toFieldProblem(warning, "body"));
      const answer = { ...summary, format, warnings: noted };
      return new Reply(answer, { Location: `/api/v1/graphs/${kept}` });
    },
    async removeGraph({ params }) {
      const found = (await graphs.list()).find(({ id }) => id === params.id);
      if (found && !found.imported) throw shipped(params.id);
      await store.graphs.remove(params.id);
      await store.scenarios.removeAll(params.id);
      return null;
    },
  };
}

function fileOf({ name, text, base64 }: ImportRequest["files"][number]): ImportFile {
  const bytes =
    base64 === undefined ? Buffer.from(text ?? "", "utf8") : Buffer.from(base64, "base64");
  return { name, bytes };
}

async function refuseTaken(id: string, graphs: GraphCache): Promise<void> {
  if ((await graphs.list()).some((graph) => graph.id === id)) throw taken(id);
}

/** Keeps a graph under the id that was asked for, or the first free one. @returns its id */
async function keep(
  { files }: ImportedGraph,
  { id, stem }: { readonly id: string | undefined; readonly stem: string },
  { graphs, store }: Pick<ImportParts, "graphs" | "store">,
): Promise<string> {
  if (id !== undefined) {
    await store.graphs.add(id, files);
    return id;
  }
  const ids = new Set((await graphs.list()).map((graph) => graph.id));
  for (let number = 1; number <= MOST_TRIES; number++) {
    const free = number === 1 ? stem : `${stem}-${number}`;
    if (ids.has(free)) continue;
    try {
      await store.graphs.add(free, files);
      return free;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw taken(stem);
}

function unsound(problems: readonly Problem[]): InvalidInputError {
  const errors = problems.filter(({ severity }) => severity !== "warning");
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const message = `the network was not kept: ${first ? formatProblem(first) : "it cannot be read"}${more}`;
  return new InvalidInputError("invalid_data", message, { details: errors });
}

function taken(id: string): ConflictError {
  const message = `there is a graph "${id}"`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "#/id", message, expected: "another id, or none" }],
  });
}

function shipped(id: string): ConflictError {
  const message = `the graph "${id}" comes with the program`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "{id}", message, expected: "a graph that was imported" }],
  });
}
