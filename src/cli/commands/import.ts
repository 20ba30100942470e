import { readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { KeptId } from "../../model/kept-id.ts";
import { MOST_TITLE_LENGTH } from "../../model/title.ts";
import { readConfig } from "../../store/config/read-config.ts";
import { listGraphs } from "../../store/graphs.ts";
import type { ImportFile } from "../../store/import/import-file.ts";
import { ImportFolders } from "../../store/import/import-folders.ts";
import { importLimits } from "../../store/import/import-limits.ts";
import { keepImport, stemOf, unsoundImport } from "../../store/import/keep-import.ts";
import { readImport } from "../../store/import/read-import.ts";
import { storePlace } from "../../store/kept/open-store.ts";
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
      const limits = importLimits(readConfig(session.env).config);
      const taken = new Set((await listGraphs()).map((graph) => graph.id));
      const name = title ?? stemOf(basename(paths[0] ?? ""));
      const { kept, graph } = await inFolder(session, async (folder) => {
        const check = await watchedReading(session, paths[0] ?? "", (control) =>
          readImport(files, { folder, title: title ?? null, limits, control }),
        );
        if (!check.graph) throw unsoundImport(check.problems);
        const { graph } = check;
        const kept = await withStore(session, ({ graphs }) =>
          keepImport(graph, { id, name, taken }, graphs),
        );
        return { kept, graph };
      });
      const { kind, format, warnings } = graph;
      if (json) printJson(session, { id: kept, kind, format, warnings });
      else {
        const noted = warnings.length > 0 ? `${listProblems(warnings)}\n` : "";
        session.out(`kept as ${kept}: a network of ${kind}\n${noted}`);
      }
    });
}

/** A folder beside what users keep, for as long as the work takes. */
async function inFolder<T>({ env }: Session, work: (folder: string) => Promise<T>): Promise<T> {
  const folders = new ImportFolders(join(storePlace(env).folder, "imports"));
  const folder = await folders.open();
  try {
    return await work(folder);
  } finally {
    await folders.remove(folder);
  }
}

async function filesAt(paths: readonly string[]): Promise<ImportFile[]> {
  const found: ImportFile[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info?.isDirectory()) found.push(...(await filesBelow(path)));
    else if (info?.isFile()) found.push({ name: basename(path), from: path });
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
  return paths.map((from) => ({ name: relative(folder, from).replaceAll("\\", "/"), from }));
}
