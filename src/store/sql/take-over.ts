import { randomUUID } from "node:crypto";
import { open, rename } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Transaction } from "kysely";
import { storageError } from "../kept/durable.ts";
import { MARK, type OldFolders } from "../kept/old-folders.ts";
import type { OpenDatabase } from "./engine.ts";
import { writeFiles } from "./graph-files.ts";
import { kindOf } from "./sql-graphs.ts";
import type { Tables } from "./tables.ts";

interface TakenOver {
  readonly graphs: readonly string[];
  readonly scenarios: number;
  /** There was one of the same name in the database: `graph x`, `scenario y of x`. */
  readonly left: readonly string[];
}

/**
 * Carries over what was kept as folders, once: all in one transaction, then the folders are marked. They
 * stay as they are.
 * @param log is told what was done
 * @throws StorageError `storage_failed`; what the database throws
 */
export async function takeOver(
  { write }: OpenDatabase,
  folders: OldFolders,
  { shipped, log }: { readonly shipped: readonly string[]; readonly log: (line: string) => void },
): Promise<void> {
  if (!(await folders.areAwaiting())) return;
  const name = `taken over from ${hostname()}:${folders.root}`;
  const taken = await write(["graphs", name], async (db) => {
    const before = await db
      .selectFrom("settings")
      .select("text")
      .where("name", "=", name)
      .executeTakeFirst();
    if (before) return JSON.parse(before.text) as TakenOver; // it stopped before it left its mark
    const done = await carry(db, folders, shipped);
    await db
      .insertInto("settings")
      .values({ name, text: JSON.stringify(done) })
      .execute();
    return done;
  });
  await leaveMark(folders.root, taken);
  const left = taken.left.length > 0 ? `; left where they are: ${taken.left.join(", ")}` : "";
  log(
    `taken over from the folders of an earlier version: ${taken.graphs.length} graphs, ` +
      `${taken.scenarios} scenarios${left}; the folders graphs and scenarios are not used any more`,
  );
}

async function carry(
  db: Transaction<Tables>,
  folders: OldFolders,
  shipped: readonly string[],
): Promise<TakenOver> {
  const left: string[] = [];
  const graphs: string[] = [];
  for (const graph of await folders.graphs()) {
    const files = await folders.filesOf(graph);
    if (files.length === 0 || (await isKept(db, graph))) {
      left.push(`graph ${graph}`);
      continue;
    }
    const uid = randomUUID();
    const version = { graph, number: 1, uid, kind: kindOf(files), saved_at: new Date() };
    await db.insertInto("graph_versions").values(version).execute();
    await writeFiles(db, uid, files);
    graphs.push(graph);
  }
  let scenarios = 0;
  for (const { savedAt: saved_at, ...scenario } of await folders.scenarios(shipped)) {
    const isTaken = await db
      .selectFrom("scenario_versions")
      .select("number")
      .where("graph", "=", scenario.graph)
      .where("id", "=", scenario.id)
      .executeTakeFirst();
    if (isTaken) left.push(`scenario ${scenario.id} of ${scenario.graph}`);
    else {
      await db
        .insertInto("scenario_versions")
        .values({ ...scenario, saved_at })
        .execute();
      scenarios++;
    }
  }
  return { graphs, scenarios, left };
}

async function isKept(db: Transaction<Tables>, graph: string): Promise<boolean> {
  const row = await db
    .selectFrom("graph_versions")
    .select("uid")
    .where("graph", "=", graph)
    .executeTakeFirst();
  return row !== undefined;
}

async function leaveMark(root: string, taken: TakenOver): Promise<void> {
  const text = JSON.stringify({ format: "linchpin-taken-over/1", ...taken }, null, 2);
  const draft = join(root, `.${MARK}-${randomUUID()}`);
  try {
    const file = await open(draft, "wx");
    await file.writeFile(`${text}\n`);
    await file.sync();
    await file.close();
    await rename(draft, join(root, MARK));
  } catch (error) {
    throw storageError(error);
  }
}
