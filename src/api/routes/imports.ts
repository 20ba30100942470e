import { ConflictError, InvalidInputError } from "../../model/errors.ts";
import type { Config } from "../../store/config/read-config.ts";
import type { ImportFile } from "../../store/import/import-file.ts";
import type { ImportFolders } from "../../store/import/import-folders.ts";
import { importLimits } from "../../store/import/import-limits.ts";
import type { ImportReader } from "../../store/import/import-threads.ts";
import { keepImport, stemOf, takenId, unsoundImport } from "../../store/import/keep-import.ts";
import type { Store } from "../../store/kept/store.ts";
import {
  type ImportedGraph,
  ImportFields,
  ImportQuery,
  ImportRequest,
} from "../contract/import-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import { toFieldProblem } from "../problem.ts";
import { ReceivedUpload } from "../uploads/received-upload.ts";
import { validate } from "../validate.ts";
import { type Handlers, Reply } from "./call.ts";
import type { SummariseGraph } from "./graph-summaries.ts";

interface ImportParts {
  readonly graphs: GraphCache;
  readonly store: Store;
  readonly imports: ImportReader;
  readonly importFolders: ImportFolders;
  readonly config: Config;
  readonly summarise: SummariseGraph;
}

/** A network as it came, and what it is to be called. */
interface Brought {
  readonly files: readonly ImportFile[];
  readonly id: string | undefined;
  readonly title: string | undefined;
  /** Its own, to be read in. */
  readonly folder: string;
}

/** `POST /graphs` and `DELETE /graphs/{id}`: networks that users bring, and take away again. */
export function importHandlers(parts: ImportParts): Handlers<"importGraph" | "removeGraph"> {
  const { graphs, store, importFolders } = parts;
  return {
    async importGraph({ body, query, signal }) {
      if (body instanceof ReceivedUpload) {
        const asked = { ...validate(ImportQuery, query, "query"), ...fieldsOf(body) };
        const { given: files, folder } = body;
        return bring({ files, folder, id: asked.id, title: asked.title }, parts, signal);
      }
      const { files, id, title } = validate(ImportRequest, body, "body");
      const folder = await importFolders.open();
      try {
        return await bring({ files: files.map(fileOf), folder, id, title }, parts, signal);
      } finally {
        await importFolders.remove(folder);
      }
    },
    async removeGraph({ params }) {
      const found = (await graphs.list()).find(({ id }) => id === params.id);
      if (found && !found.imported) throw shipped(params.id);
      await store.graphs.remove(params.id);
      return null;
    },
  };
}

async function bring(
  { files, folder, id, title }: Brought,
  { graphs, store, imports, summarise, config }: ImportParts,
  signal: AbortSignal,
): Promise<Reply<ImportedGraph>> {
  if (id !== undefined) await refuseTaken(id, graphs);
  const limits = importLimits(config);
  const check = await imports.read({ files, title: title ?? null, folder, limits }, { signal });
  if (!check.graph) throw unsoundImport(check.problems);
  const { graph } = check;
  const taken = new Set((await graphs.list()).map((listed) => listed.id));
  const name = title ?? stemOf(files[0]?.name ?? "");
  const kept = await keepImport(graph, { id, name, taken }, store.graphs, { signal });
  const entry = (await graphs.list()).find((each) => each.id === kept);
  const summary = await summarise(entry ?? { id: kept, path: "", kind: graph.kind });
  const { format, warnings } = graph;
  const noted = warnings.map((warning) => toFieldProblem(warning, "body"));
  const answer = { ...summary, format, warnings: noted };
  return new Reply(answer, { Location: `/api/v1/graphs/${kept}` });
}

/** Fields of a form; a form without a file brings nothing. */
function fieldsOf({ files, fields }: ReceivedUpload) {
  const named = validate(ImportFields, fields, "body");
  if (files.length > 0) return named;
  const message = "there is no file in the form";
  throw new InvalidInputError("invalid_option", message, {
    details: [{ pointer: "#/files", message, expected: "a part for each file, with its name" }],
  });
}

function fileOf({ name, text, base64 }: ImportRequest["files"][number]): ImportFile {
  const bytes =
    base64 === undefined ? Buffer.from(text ?? "", "utf8") : Buffer.from(base64, "base64");
  return { name, bytes };
}

async function refuseTaken(id: string, graphs: GraphCache): Promise<void> {
  if ((await graphs.list()).some((graph) => graph.id === id)) throw takenId(id);
}

function shipped(id: string): ConflictError {
  const message = `the graph "${id}" comes with the program`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "{id}", message, expected: "a graph that was imported" }],
  });
}
