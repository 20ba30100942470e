import { randomUUID } from "node:crypto";
import { link, open, rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { Command } from "commander";
import { CancelledError, InvalidInputError } from "../../model/errors.ts";
import { printJson, refuseExisting, type Session } from "../io.ts";
import { withStore } from "../kept-store.ts";
import { withJson } from "../options.ts";

/** `backup FILE`: all that is kept, in one file that either kind of database takes back. */
export function backupCommand(session: Session): Command {
  return withJson(new Command("backup"))
    .description("write all that is kept to one file: imported networks, scenarios, tokens")
    .argument("<FILE>", "a new file, such as linchpin.backup")
    .option("--force", "write over the file")
    .action(async (path: string, { force = false, json }: { force?: boolean; json?: boolean }) => {
      await refuseExisting({ FILE: path }, force);
      const rows = await withStore(session, (store) =>
        written(path, force, (file) => store.backup(file)),
      );
      if (json) printJson(session, { file: path, rows });
      else session.out(`kept in ${path}: ${inWords(rows)}\n`);
    });
}

/** What a backup holds, for people. */
export function inWords(rows: Readonly<Record<string, number>>): string {
  const counts = [
    `${rows["graph_versions"] ?? 0} imported networks`,
    `${rows["scenario_versions"] ?? 0} versions of scenarios`,
    `${rows["runs"] ?? 0} runs`,
    `${rows["tokens"] ?? 0} tokens`,
    `${rows["audit"] ?? 0} lines of the audit trail`,
  ];
  return counts.join(", ");
}

/** The file appears whole or not at all. */
async function written<T>(
  path: string,
  force: boolean,
  write: (file: Writable) => Promise<T>,
): Promise<T> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    // The owner alone may read it: it tells who uses what.
    const file = await open(draft, "wx", 0o600);
    const result = await write(file.createWriteStream({ flush: true }));
    if (force) await rename(draft, path);
    else await link(draft, path);
    return result;
  } catch (error) {
    throw fileError(path, error);
  } finally {
    await rm(draft, { force: true });
  }
}

function fileError(path: string, error: unknown): unknown {
  const cause = error instanceof CancelledError ? error.cause : error;
  if (!(cause instanceof Error && "code" in cause && "syscall" in cause)) return error;
  const isThere = cause.code === "EEXIST";
  const message = isThere ? `"${path}" exists` : `"${path}" cannot be written (${cause.code})`;
  const expected = isThere ? "a new file, or --force" : "a file in a folder that exists, and room";
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "FILE", message, expected }],
    cause,
  });
}
