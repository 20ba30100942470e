import { stat } from "node:fs/promises";
import { CancelledError, ConflictError, InvalidInputError } from "../../model/errors.ts";
import type { ReadProgress } from "../../store/bytes/read-records.ts";
import type { Config } from "../../store/config/read-config.ts";
import type { ImportFile } from "../../store/import/import-file.ts";
import type { ImportFolders } from "../../store/import/import-folders.ts";
import { importLimits } from "../../store/import/import-limits.ts";
import type { ImportReader } from "../../store/import/import-threads.ts";
import { keepImport, stemOf, takenId, unsoundImport } from "../../store/import/keep-import.ts";
import type { KeptFile, Store } from "../../store/kept/store.ts";
import type { AnswerControl } from "../answers/question.ts";
import { ImportFields, ImportQuery, ImportRequest } from "../contract/import-operations.ts";
import type { ImportedGraph } from "../contract/imported-graph.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Audited } from "../guard/audit.ts";
import { toFieldProblem } from "../problem.ts";
import type { RunWork } from "../runs/keeper-parts.ts";
import type { RunKeeper } from "../runs/run-keeper.ts";
import { ReceivedUpload } from "../uploads/received-upload.ts";
import { validate } from "../validate.ts";
import { type Handlers, JsonText, Reply } from "./call.ts";
import type { SummariseGraph } from "./graph-summaries.ts";

interface ImportParts {
  readonly graphs: GraphCache;
  readonly store: Store;
  readonly imports: ImportReader;
  readonly importFolders: ImportFolders;
  readonly config: Config;
  readonly summarise: SummariseGraph;
  readonly keeper: RunKeeper;
  readonly audited: Audited;
}

/** A network as it came, and what it is to be called. */
interface Brought {
  readonly files: readonly ImportFile[];
  readonly id: string | undefined;
  readonly title: string | undefined;
  /** Its own, to be read in. */
  readonly folder: string;
  /** Bytes of the files. */
  readonly size: number;
  /** Says that it is done with; what was sent as files goes with its request if nobody takes it. */
  readonly take: () => () => Promise<void>;
}

/** More bytes than this take too long to wait for. */
const MOST_WAITED_FOR = 16 * 1024 * 1024;

/** `POST /graphs` and `DELETE /graphs/{id}`: networks that users bring, and take away again. */
export function importHandlers(parts: ImportParts): Handlers<"importGraph" | "removeGraph"> {
  const { graphs, store, importFolders } = parts;
  return {
    async importGraph({ body, query, headers, signal, caller }) {
      const brought =
        body instanceof ReceivedUpload
          ? sentAsFiles(body, query)
          : await sentAsJson(validate(ImportRequest, body, "body"), query, importFolders);
      const isAsked = prefersRun(headers["prefer"]);
      const done = brought.take();
      if (!isAsked && brought.size <= MOST_WAITED_FOR)
        return bring(brought, parts, { signal }).finally(done);
      try {
        const run = await startRun(brought, parts, { who: caller.id, done });
        const Location = `/api/v1/runs/${run.id}`;
        const applied = isAsked ? { "Preference-Applied": "respond-async" } : {};
        const status = new JsonText(JSON.stringify(run.status()));
        return new Reply(status, { Location, ...applied }, { isLater: true });
      } catch (error) {
        await done();
        throw error;
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

/** Goes on as a run, and lets go of what came when that has ended. */
async function startRun(
  brought: Brought,
  parts: ImportParts,
  { who, done }: { readonly who: string; readonly done: () => Promise<void> },
) {
  const { id = null, title = null, files, size } = brought;
  await refuseTaken(brought.id, parts.graphs);
  const question = { id, title, files: files.map(({ name }) => name), bytes: size };
  const subject = { graph: null, operation: "importGraph" as const, question, askedBy: who };
  let isBegun = false;
  const work: RunWork = async (control) => {
    const operation = OPERATIONS.importGraph;
    const whole = () => bring(brought, parts, control);
    isBegun = true;
    try {
      const { body } = await parts.audited({ operation, who, params: {}, work: whole });
      return new JsonText(JSON.stringify(body));
    } finally {
      await done();
    }
  };
  const run = await parts.keeper.start(subject, work, () => undefined);
  const isWaiting = () => (isBegun ? undefined : done()); // cancelled while it was in line
  run.signal.addEventListener("abort", () => void isWaiting(), { once: true });
  return run;
}

async function bring(
  { files, folder, id, title }: Brought,
  { graphs, store, imports, summarise, config }: ImportParts,
  { signal, onProgress }: AnswerControl,
): Promise<Reply<ImportedGraph>> {
  await refuseTaken(id, graphs);
  const limits = importLimits(config);
  const job = { files, title: title ?? null, folder, limits };
  const reading = ({ bytes: at, of: total }: ReadProgress) =>
    onProgress?.({ step: "reading", done: at, total });
  const check = await imports.read(job, { signal, onProgress: reading });
  if (!check.graph) throw unsoundImport(check.problems);
  const { graph } = check;
  const taken = new Set((await graphs.list()).map((listed) => listed.id));
  const name = title ?? stemOf(files[0]?.name ?? "");
  const total = await sizeOf(graph.files);
  const keeping = (at: number) => onProgress?.({ step: "keeping", done: at, total });
  const control = { signal, onProgress: keeping };
  const kept = await keepImport(graph, { id, name, taken }, store.graphs, control);
  if (signal?.aborted) {
    await store.graphs.remove(kept); // nobody is told its name
    throw new CancelledError("cancelled", "the import was given up");
  }
  const entry = (await graphs.list()).find((each) => each.id === kept);
  const summary = await summarise(entry ?? { id: kept, path: "", kind: graph.kind });
  const { format, warnings } = graph;
  const noted = warnings.map((warning) => toFieldProblem(warning, "body"));
  const answer = { ...summary, format, warnings: noted };
  return new Reply(answer, { Location: `/api/v1/graphs/${kept}` });
}

async function sizeOf(files: readonly KeptFile[]): Promise<number> {
  const sizes = files.map(async (file) =>
    "bytes" in file ? file.bytes.length : (await stat(file.from)).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** RFC 7240. */
function prefersRun(prefer: string | string[] | undefined): boolean {
  return /(^|,)\s*respond-async\s*(;|,|$)/i.test(String(prefer ?? ""));
}

function sentAsFiles(upload: ReceivedUpload, query: object): Brought {
  const { id, title } = { ...validate(ImportQuery, query, "query"), ...fieldsOf(upload) };
  const size = upload.files.reduce((sum, file) => sum + file.size, 0);
  const { given: files, folder } = upload;
  return { files, folder, id, title, size, take: () => upload.take() };
}

async function sentAsJson(
  request: ImportRequest,
  query: object,
  folders: ImportFolders,
): Promise<Brought> {
  const inQuery = validate(ImportQuery, query, "query");
  const { files: sent, id = inQuery.id, title = inQuery.title } = request;
  const files = sent.map(fileOf);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const folder = await folders.open();
  return { files, folder, id, title, size, take: () => () => folders.remove(folder) };
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

function fileOf({ name, text, base64 }: ImportRequest["files"][number]) {
  const bytes =
    base64 === undefined ? Buffer.from(text ?? "", "utf8") : Buffer.from(base64, "base64");
  return { name, bytes };
}

async function refuseTaken(id: string | undefined, graphs: GraphCache): Promise<void> {
  if (id !== undefined && (await graphs.list()).some((graph) => graph.id === id)) throw takenId(id);
}

function shipped(id: string): ConflictError {
  const message = `the graph "${id}" comes with the program`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "{id}", message, expected: "a graph that was imported" }],
  });
}
