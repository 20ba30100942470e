import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { KeptId } from "../../model/kept-id.ts";
import { MOST_TITLE_LENGTH } from "../../model/title.ts";
import { listGraphs } from "../../store/graphs.ts";
import type { ImportFile } from "../../store/import/import-file.ts";
import { keepImport, stemOf, unsoundImport } from "../../store/import/keep-import.ts";
import { readImport } from "../../store/import/read-import.ts";
import { printJson, type Session } from "../io.ts";
import { withStore } from "../kept-store.ts";
import { parseOptions, withJson } from "../options.ts";
import { listProblems } from "../report-error.ts";
import { watchedReading } from "../watched-reading.ts";

const ImportOptions = z.strictObject({
  id: KeptId.optional(),
  title: z.string().trim().min(1).max(MOST_TITLE_LENGTH).optional(),
});

/** More files than this are no network, but a wrong folder. */
const MOST_FILES = 500;
/** Bytes of one file: some sixty million links. */
const MOST_BYTES = 2 * 1024 ** 3 - 1;

/** `import FILE...`: keeps a network of one's own, so that every command and the page know it by name. */
export function importCommand(session: Session): Command {
  return withJson(new Command("import"))
    .description("keep a network of your own: every problem with file, line and column")
    .argument("<FILE...>", "files, a folder or a zip archive of one network (docs/formats.md)")
    .option("--id <id>", "name it is asked by; default: made of title or file name")
    .option("--title <title>", "name it is shown by; default: as the files have it")
    .action(async (paths: readonly string[], { json, ...typed }: { json?: boolean }) => {
      const { id, title } = parseOptions(ImportOptions, typed);
      const files = await filesAt(paths);
      const check = await watchedReading(session, paths[0] ?? "", (control) =>
        readImport(files, title ?? null, control),
      );
      if (!check.graph) throw unsoundImport(check.problems);
      const { kind, format, warnings } = check.graph;
      const taken = new Set((await listGraphs()).map((graph) => graph.id));
      const name = title ?? stemOf(basename(paths[0] ?? ""));
      const graph = check.graph;
      const kept = await withStore(session, ({ graphs }) =>
        keepImport(graph, { id, name, taken }, graphs),
      );
      if (json) printJson(session, { id: kept, kind, format, warnings });
      else {
        const noted = warnings.length > 0 ? `${listProblems(warnings)}\n` : "";
        session.out(`kept as ${kept}: a network of ${kind}\n${noted}`);
      }
    });
}

async function filesAt(paths: readonly string[]): Promise<ImportFile[]> {
  const found: ImportFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info?.isDirectory()) found.push(...(await filesBelow(path)));
    else if (info?.isFile() && info.size > MOST_BYTES) {
      const message = `"${path}" has ${info.size} bytes`;
      problems.push({ column: "FILE", message, expected: `at most ${MOST_BYTES}` });
    } else if (info?.isFile()) found.push({ name: basename(path), bytes: await readFile(path) });
    else {
      const message = `there is no file "${path}"`;
      problems.push({ column: "FILE", message, expected: "a file or a folder" });
    }
  }
  const [first] = problems;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details: problems });
  return found;
}

async function filesBelow(folder: string): Promise<ImportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  if (paths.length > MOST_FILES) {
    const message = `"${folder}" holds ${paths.length} files`;
    const details = [{ column: "FILE", message, expected: `at most ${MOST_FILES}` }];
    throw new InvalidInputError("invalid_option", message, { details });
  }
  return Promise.all(
    paths.map(async (path) => ({
      name: relative(folder, path).replaceAll("\\", "/"),
      bytes: await readFile(path),
    })),
  );
}
