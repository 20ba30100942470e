import { writeFile } from "node:fs/promises";
import { InvalidInputError } from "../model/errors.ts";

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

/**
 * A result to a file if one is named, else to standard output.
 * @throws InvalidInputError `invalid_option` if the file exists and `force` is not given
 */
export async function writeResult(
  { out }: Io,
  text: string,
  { output, force }: { readonly output?: string | undefined; readonly force: boolean },
): Promise<void> {
  if (output === undefined) out(text);
  else await writeNew(output, text, force);
}

/** Never overwrites what it was not told to. */
async function writeNew(path: string, text: string, force: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const message =
      code === "EEXIST" ? `"${path}" exists` : `"${path}" cannot be written (${code})`;
    const expected =
      code === "EEXIST" ? "a new file, or --force" : "a file in a folder that exists";
    throw new InvalidInputError("invalid_option", message, {
      details: [{ column: "--output", message, expected }],
      cause: error,
    });
  }
}
