import { access, writeFile } from "node:fs/promises";
import { InvalidInputError, type Problem } from "../model/errors.ts";
import { jsonPieces } from "./json-pieces.ts";

/** Where the command line writes and what it reads of its surroundings; tests hand in their own. */
export interface Io {
  /** Results, and nothing else. */
  readonly out: (text: string) => void;
  /** Progress and faults. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One call of the program: a command may finish with another status than 0 without an error. */
export interface Session extends Io {
  readonly setStatus: (status: number) => void;
}

/** Exit statuses of the command line. */
export const EXIT = { done: 0, failed: 1, badUse: 2 } as const;

/** The result as one JSON document and nothing else. */
export function printJson({ out }: Io, result: unknown): void {
  out(`${JSON.stringify(result, null, 2)}\n`);
}

/** The same piece by piece: of a large result, of which fields may come one by one. */
export function printLargeJson({ out }: Io, result: object): void {
  for (const piece of jsonPieces(result)) out(piece);
}

/**
 * A result to a file if one is named, else to standard output.
 * @throws InvalidInputError `invalid_option` if the file exists and `force` is not given
 */
export async function writeResult(
  { out }: Io,
  text: string,
  {
    output,
    force,
    option = "--output",
  }: {
    readonly output?: string | undefined;
    readonly force: boolean;
    /** As it was typed. */
    readonly option?: string;
  },
): Promise<void> {
  if (output === undefined) out(text);
  else await writeNew(output, text, { force, option });
}

/**
 * Refuses files that exist before anything is worked out for them.
 * @param files by the option that names them
 * @throws InvalidInputError `invalid_option` with every file that exists
 */
export async function refuseExisting(
  files: Readonly<Record<string, string | undefined>>,
  force: boolean,
): Promise<void> {
  if (force) return;
  const details: Problem[] = [];
  for (const [column, path] of Object.entries(files)) {
    const isThere =
      path !== undefined &&
      (await access(path).then(
        () => true,
        () => false,
      ));
    if (!isThere) continue;
    details.push({ column, message: `"${path}" exists`, expected: "a new file, or --force" });
  }
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}

/**
 * Writes a file, and never over one that it was not told to.
 * @throws InvalidInputError `invalid_option` if the file exists and `force` is not given, or cannot be written
 */
export async function writeNew(
  path: string,
  content: string | Iterable<string> | AsyncIterable<Uint8Array>,
  { force, option }: { force: boolean; option: string },
): Promise<void> {
  try {
    await writeFile(path, content, { flag: force ? "w" : "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const message =
      code === "EEXIST" ? `"${path}" exists` : `"${path}" cannot be written (${code})`;
    const expected =
      code === "EEXIST" ? "a new file, or --force" : "a file in a folder that exists";
    throw new InvalidInputError("invalid_option", message, {
      details: [{ column: option, message, expected }],
      cause: error,
    });
  }
}
