import type { Request, RequestHandler } from "express";
import { CancelledError } from "../../model/errors.ts";
import type { ImportFolders } from "../../store/import/import-folders.ts";
import { RequestError } from "../problem.ts";
import { bodyTooLarge, receiveFiles } from "./receive-files.ts";
import { ReceivedUpload } from "./received-upload.ts";

interface UploadParts {
  readonly folders: ImportFolders;
  /** Content types that are taken, beside JSON. */
  readonly types: readonly string[];
  readonly mostBytes: number;
  readonly mostFiles: number;
  /** Bodies that may come at a time: each takes room on the disk. */
  readonly mostOpen?: number;
}

/** A client that sends nothing for so long is gone. */
const MOST_SILENCE_MS = 60_000;
const RETRY_SECONDS = 10;
const JSON_TYPES = ["application/json", "application/*+json"];

/**
 * Takes files as a body, which goes to disk as it comes; a body of JSON is left to `otherwise`. What was
 * received is removed when the request has been answered, unless who answers it takes it.
 * @throws RequestError 415 for other types, 503 if too many bodies come at once; as `receiveFiles`
 */
export function uploadBody(parts: UploadParts, otherwise: RequestHandler): RequestHandler {
  const { folders, types, mostBytes, mostFiles, mostOpen = 8 } = parts;
  let coming = 0;
  return async (request, response, next) => {
    const contentType = request.get("content-type") ?? "application/octet-stream";
    if (!hasBody(request) || request.is(JSON_TYPES)) {
      await otherwise(request, response, next);
      return;
    }
    refuseOtherTypes(request, contentType, types);
    if (Number(request.get("content-length") ?? 0) > mostBytes + FORM_BYTES)
      throw bodyTooLarge(mostBytes);
    if (coming >= mostOpen) throw tooManyAtOnce(mostOpen);
    coming++;
    try {
      const folder = await folders.open();
      let upload: ReceivedUpload | null = null;
      response.once("close", () => void (upload ? upload.letGo() : folders.remove(folder)));
      if (response.closed) await folders.remove(folder);
      const name = nameIn(request.query["name"]);
      const body = bodyOf(request);
      const sent = await receiveFiles({ contentType, body, name, folder, mostBytes, mostFiles });
      upload = new ReceivedUpload(sent, folder, () => folders.remove(folder));
      request.body = upload;
    } catch (error) {
      response.set("Connection", "close"); // what is still to come is of no use
      request.resume();
      throw request.destroyed && !request.complete ? goneAway(error) : error;
    } finally {
      coming--;
    }
    next();
  };
}

/** Boundaries and headers of a form, beside its files. */
const FORM_BYTES = 1 << 20;

/** The bytes as they come; the connection stays when nobody wants more of them: it carries the answer. */
function bodyOf(request: Request): AsyncIterator<Buffer> {
  request.setTimeout(MOST_SILENCE_MS, () => request.destroy());
  return request.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
}

function refuseOtherTypes(request: Request, found: string, types: readonly string[]): void {
  const encoding = request.get("content-encoding") ?? "identity";
  if (encoding !== "identity") {
    const message = `the body is packed: ${encoding}`;
    const details = [
      { pointer: "#", message, expected: "the files as they are, or a zip archive" },
    ];
    throw new RequestError(415, message, { details });
  }
  if (request.get("content-type") === undefined || request.is([...types])) return;
  const message = `the body's content type is ${found}`;
  const accepted = ["application/json", ...types].join(", ");
  throw new RequestError(415, message, {
    headers: { "Accept-Post": accepted },
    details: [
      { pointer: "#", message: `content type is ${found}`, expected: `one of ${accepted}` },
    ],
  });
}

function hasBody(request: Request): boolean {
  return (
    request.get("transfer-encoding") !== undefined || Number(request.get("content-length") ?? 0) > 0
  );
}

function nameIn(name: unknown): string {
  return typeof name === "string" && name !== "" ? name : "network";
}

function goneAway(cause: unknown): CancelledError {
  return new CancelledError("cancelled", "the caller went away before all was sent", { cause });
}

function tooManyAtOnce(most: number): RequestError {
  const message = `${most} networks are being sent: no more at a time`;
  return new RequestError(503, message, {
    headers: { "Retry-After": String(RETRY_SECONDS) },
    details: [{ pointer: "#", message, expected: "the same request a little later" }],
  });
}
