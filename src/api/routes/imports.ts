import { ConflictError } from "../../model/errors.ts";
import type { ImportFile } from "../../store/import/import-file.ts";
import type { ImportReader } from "../../store/import/import-threads.ts";
import { keepImport, stemOf, takenId, unsoundImport } from "../../store/import/keep-import.ts";
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
      if (!check.graph) throw unsoundImport(check.problems);
      const { graph } = check;
      const taken = new Set((await graphs.list()).map((listed) => listed.id));
      const name = title ?? stemOf(sent[0]?.name ?? "");
      const kept = await keepImport(graph, { id, name, taken }, store.graphs);
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
  if ((await graphs.list()).some((graph) => graph.id === id)) throw takenId(id);
}

function shipped(id: string): ConflictError {
  const message = `the graph "${id}" comes with the program`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "{id}", message, expected: "a graph that was imported" }],
  });
}
