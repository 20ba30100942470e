import { z } from "zod";
import { KeptId } from "../../model/kept-id.ts";
import { MOST_TITLE_LENGTH } from "../../model/title.ts";
import { ImportedGraph } from "./imported-graph.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";
import { RunStatus } from "./run-operations.ts";

/** Bytes of a request of JSON that brings a network, which is in memory as a whole. */
export const MOST_IMPORT_BYTES = 64 * 1024 * 1024;
/** Files of a network. */
export const MOST_FILES = 500;

const Title = z.string().trim().min(1).max(MOST_TITLE_LENGTH);

/** What may stand in the address, beside a body of files. */
export const ImportQuery = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe("of the file that is the body, as its owner calls it"),
    id: KeptId.optional().describe("as in the body"),
    title: Title.optional().describe("as in the body"),
  })
  .meta({ id: "ImportQuery" });

/** Fields of a form, beside its files. */
export const ImportFields = z.strictObject({ id: KeptId.optional(), title: Title.optional() });

const SentFile = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(500)
      .describe("as its owner calls it; in a folder, with the folder"),
    text: z.string().optional().describe("what is in it, if that is text"),
    base64: z.base64("base64").optional().describe("what is in it, byte by byte"),
  })
  .refine(({ text, base64 }) => (text === undefined) !== (base64 === undefined), {
    error: "either text or base64",
  });

export const ImportRequest = z
  .strictObject({
    files: z.array(SentFile).min(1).max(MOST_FILES).describe("one network; an archive is one file"),
    id: KeptId.optional().describe("part of its address; default: made of title or file name"),
    title: Title.optional().describe("default: as the files have it"),
  })
  .meta({ id: "ImportRequest" });
export type ImportRequest = z.infer<typeof ImportRequest>;

const ONE_FILE = "one file, or a zip archive of several; its name is `name` of the query";

/** Files as a body, by content type. What they are is told by what is in them. */
const UPLOADS = {
  "multipart/form-data": "a part for each file, with its name; `id` and `title` as fields",
  "application/octet-stream": ONE_FILE,
  "application/zip": ONE_FILE,
  "application/vnd.apache.parquet": ONE_FILE,
  "application/xml": ONE_FILE,
  "text/csv": ONE_FILE,
} as const;

/** Networks that users bring. */
export const IMPORT_OPERATIONS = {
  importGraph: {
    id: "importGraph",
    method: "post",
    role: "write",
    path: "/api/v1/graphs",
    summary: "Bring a network of one's own",
    description:
      "Files in any format of docs/formats.md. With any problem in them nothing is kept: 422 names all, " +
      "by file, line and column. 409: there is a graph of this id; nothing is written over. Files as the body " +
      "are streamed to disk, at most LINCHPIN_UPLOAD_MB; a body of JSON has at most 64 MB. Above 16 MB, or with " +
      "`Prefer: respond-async`, the answer is a run (202): watched, cancelled, and with what 201 gives as its " +
      "result. A server that is lost meanwhile has kept nothing: the run fails, to be sent again.",
    query: ImportQuery,
    request: ImportRequest,
    uploads: UPLOADS,
    optionalHeaders: { Prefer: "respond-async: answer at once (202) and go on as a run" },
    later: {
      response: RunStatus,
      headers: { Location: "the run that brings it: its result is the answer with 201" },
    },
    mostBytes: MOST_IMPORT_BYTES,
    response: ImportedGraph,
    success: 201,
    headers: { Location: "where it can be read" },
    problems: [...bodyProblems.filter((status) => status !== 404), 409, 429, 503],
  },
  removeGraph: {
    id: "removeGraph",
    method: "delete",
    role: "write",
    path: "/api/v1/graphs/{id}",
    summary: "Remove a network that was brought here, with the scenarios saved for it",
    description: "409: it comes with the program.",
    params: GraphParams,
    success: 204,
    problems: [400, 404, 409, 503],
  },
} as const satisfies Record<string, Operation>;
