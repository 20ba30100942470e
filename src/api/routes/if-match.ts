import { VersionError } from "../../model/errors.ts";
import { RequestError } from "../problem.ts";

/** The ETag of a version. */
export function tagOf(version: string): string {
  return `"${version}"`;
}

/**
 * Which version a request changes, by its header `If-Match`.
 * @returns null: any
 * @throws RequestError 428 if it names none; VersionError `version_conflict` if it names what is no version
 */
export function versionAsked(header: string | string[] | undefined): string | null {
  const text = typeof header === "string" ? header.trim() : "";
  const expected = 'If-Match: "<version>", as the ETag of the scenario has it';
  if (text === "") {
    const message = "the request does not say which version it changes";
    throw new RequestError(428, message, {
      details: [{ pointer: "If-Match", message: "If-Match is missing", expected }],
    });
  }
  if (text === "*") return null;
  const [, version] = /^"([^"]+)"$/.exec(text) ?? [];
  if (version !== undefined) return version;
  const message = `If-Match is ${text.slice(0, 100)}`;
  throw new VersionError("version_conflict", message, {
    details: [{ pointer: "If-Match", message, expected }],
  });
}
