import {
  ConflictError,
  formatProblem,
  InvalidInputError,
  type Problem,
} from "../../model/errors.ts";
import { idFromName } from "../../model/kept-id.ts";
import { MOST_TITLE_LENGTH } from "../../model/title.ts";
import type { KeepControl, KeptGraphs } from "../kept/store.ts";
import type { ImportedGraph } from "./import-file.ts";

const MOST_TRIES = 1000;

interface Names {
  /** As the user wants it; undefined: the first free one that the name gives. */
  readonly id: string | undefined;
  /** Title or name of a file that an id is made of. */
  readonly name: string;
  /** Ids that cannot be given: graphs that ship. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Keeps a network that was read. Nothing is ever written over.
 * @returns its id
 * @throws ConflictError `conflict` if the id is taken; LimitError `too_large`; StorageError `storage_failed`
 */
export async function keepImport(
  { files }: ImportedGraph,
  { id, name, taken }: Names,
  graphs: KeptGraphs,
  control: KeepControl = {},
): Promise<string> {
  if (id !== undefined) {
    if (taken.has(id)) throw takenId(id);
    await graphs.add(id, files, control);
    return id;
  }
  const stem = idFromName(name, "network");
  for (let number = 1; number <= MOST_TRIES; number++) {
    const free = number === 1 ? stem : `${stem}-${number}`;
    if (taken.has(free)) continue;
    try {
      await graphs.add(free, files, control);
      return free;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw takenId(stem);
}

/** The error for files in which anything is wrong: says the first fault and how many there are. */
export function unsoundImport(problems: readonly Problem[]): InvalidInputError {
  const errors = problems.filter(({ severity }) => severity !== "warning");
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const what = first ? formatProblem(first) : "it cannot be read";
  return new InvalidInputError("invalid_data", `the network was not kept: ${what}${more}`, {
    details: errors,
  });
}

/** The error for an id that another graph has. */
export function takenId(id: string): ConflictError {
  const message = `there is a graph "${id}"`;
  return new ConflictError("conflict", message, {
    details: [{ column: "--id", pointer: "#/id", message, expected: "another id, or none" }],
  });
}

/** The title that a file's name gives, where the file has none. */
export function titleOf(file: string): string {
  return stemOf(file).slice(0, MOST_TITLE_LENGTH);
}

/** Name of a file without its folders and its ending. */
export function stemOf(name: string): string {
  return name.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
}
