import { createReadStream } from "node:fs";
import { Command } from "commander";
import { InvalidInputError } from "../../model/errors.ts";
import { isFile } from "../../store/file-info.ts";
import { printJson, type Session } from "../io.ts";
import { withStore } from "../kept-store.ts";
import { withJson } from "../options.ts";
import { inWords } from "./backup.ts";

/** `restore FILE`: what `backup` wrote, into DuckDB or PostgreSQL, whole or not at all. */
export function restoreCommand(session: Session): Command {
  return withJson(new Command("restore"))
    .description("bring back what backup wrote, where nothing is kept yet")
    .argument("<FILE>", "a file that linchpin backup wrote")
    .option("--force", "replace all that is kept")
    .action(async (path: string, { force = false, json }: { force?: boolean; json?: boolean }) => {
      if (!(await isFile(path))) throw noFile(path);
      const rows = await withStore(session, (store) =>
        store.restore(createReadStream(path), { replace: force }),
      );
      if (json) printJson(session, { file: path, rows });
      else session.out(`brought back from ${path}: ${inWords(rows)}\n`);
    });
}

function noFile(path: string): InvalidInputError {
  const message = `there is no file "${path}"`;
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "FILE", message, expected: "a file that linchpin backup wrote" }],
  });
}
