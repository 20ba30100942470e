import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Kysely, Transaction } from "kysely";
import { ConflictError, LimitError, NotFoundError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import { KeptId } from "../../model/kept-id.ts";
import type { GraphKind } from "../../model/overview.ts";
import type { KeepControl, KeptFile, KeptGraph, KeptGraphs } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";
import type { GraphCopies } from "./graph-copies.ts";
import {
  filesOf,
  listFiles,
  readFile,
  removeFiles,
  sizeOfFiles,
  sweepPieces,
  writeAhead,
  writeFiles,
} from "./graph-files.ts";
import { scopeOf } from "./sql-scenarios.ts";
import type { Tables } from "./tables.ts";

/** Graphs that may be kept. */
const MOST_GRAPHS = 200;
const GRAPHS_SCOPE = "graphs";
/** Bytes that one transaction of DuckDB may hold in memory. */
const MOST_AT_ONCE = 64 * 1024 * 1024;

/** How a graph lies in its folder: a network document is a file in it. */
const KINDS: Readonly<Record<string, { readonly kind: GraphKind; readonly file: string }>> = {
  package: { kind: "products", file: "" },
  document: { kind: "products", file: "network.json" },
  firms: { kind: "firms", file: "" },
};

/** Graphs that users brought: their files in the database, copied to a folder when they are read. */
export class SqlGraphs implements KeptGraphs {
  private readonly database: SqlDatabase;
  private readonly copies: GraphCopies;

  constructor(database: SqlDatabase, copies: GraphCopies) {
    this.database = database;
    this.copies = copies;
  }

  async list(): Promise<readonly KeptGraph[]> {
    const rows = await this.database.read([], (db) => newest(db).execute());
    return rows.sort((a, b) => compareIds(a.graph, b.graph)).map((row) => this.entryOf(row));
  }

  async add(id: string, files: readonly KeptFile[], control: KeepControl = {}): Promise<void> {
    const graph = KeptId.parse(id);
    if (!this.database.isShared && (await sizeOfFiles(files)) > MOST_AT_ONCE) {
      await this.addAhead(graph, files, control);
      return;
    }
    await this.database.write([GRAPHS_SCOPE], async (db) => {
      const uid = randomUUID();
      await addVersion(db, { graph, uid, kind: kindOf(files) });
      await writeFiles(db, uid, files, control);
    });
  }

  /** Removes what writers left that died. */
  async sweep(): Promise<void> {
    if (this.database.isShared) return; // nothing is written ahead there
    const uids = await this.database.read([], (db) =>
      db.selectFrom("graph_pieces").select("uid").distinct().execute(),
    );
    const kept = await this.database.read(new Set<string>(), keptUids);
    if (uids.some(({ uid }) => !kept.has(uid))) await this.database.write([], sweepPieces);
  }

  async remove(id: string): Promise<void> {
    const uids = await this.database.write([GRAPHS_SCOPE, scopeOf(id)], async (db) => {
      const gone = await db
        .deleteFrom("graph_versions")
        .where("graph", "=", id)
        .returning("uid")
        .execute();
      if (gone.length === 0) throw notThere(id);
      const all = gone.map(({ uid }) => uid);
      await removeFiles(db, all);
      await db.deleteFrom("scenario_versions").where("graph", "=", id).execute();
      return all;
    });
    for (const uid of uids) await this.copies.remove(uid);
  }

  /** A transaction of DuckDB holds what it writes in memory: much is written before it, where nobody sees it. */
  private async addAhead(
    graph: string,
    files: readonly KeptFile[],
    control: KeepControl,
  ): Promise<void> {
    const uid = randomUUID();
    await this.database.read(undefined, (db) => refuseVersion(db, graph));
    try {
      const rows = await writeAhead(this.database, uid, files, control);
      await this.database.write([GRAPHS_SCOPE], async (db) => {
        await addVersion(db, { graph, uid, kind: kindOf(files) });
        await listFiles(db, rows);
      });
    } catch (error) {
      await this.database.write([], (db) => removeFiles(db, [uid])).catch(() => undefined); // swept later
      throw error;
    }
  }

  private entryOf({ graph, uid, kind: made }: Version): KeptGraph {
    const { kind, file } = KINDS[made] ?? { kind: "products" as const, file: "" };
    const files = async () => {
      const rows = await this.database.read([], (db) => filesOf(db, uid));
      if (rows.length === 0) throw notThere(graph); // removed since it was listed
      return rows.map((row) => ({
        path: row.path,
        size: row.size,
        pieces: readFile(this.database, row),
      }));
    };
    return {
      id: graph,
      path: join(this.copies.pathOf(graph, uid), file),
      kind,
      ready: () => this.copies.ready(graph, uid, files),
    };
  }
}

async function addVersion(db: Transaction<Tables>, version: Version): Promise<void> {
  await refuseVersion(db, version.graph);
  const row = { ...version, number: 1, saved_at: new Date() };
  await db.insertInto("graph_versions").values(row).execute();
}

async function refuseVersion(db: Kysely<Tables>, graph: string): Promise<void> {
  const known = await newest(db).execute();
  if (known.some((row) => row.graph === graph)) throw taken(graph);
  if (known.length >= MOST_GRAPHS) throw tooMany();
}

/** Ids of the contents that the database holds. */
export async function keptUids(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("graph_versions").select("uid").execute();
  return new Set(rows.map(({ uid }) => uid));
}

/** What a folder of these files is. */
export function kindOf(files: readonly { readonly path: string }[]): string {
  const has = (name: string) => files.some(({ path }) => path === name);
  if (has("datapackage.json")) return "package";
  return has("network.json") ? "document" : "firms";
}

interface Version {
  readonly graph: string;
  readonly uid: string;
  readonly kind: string;
}

function newest(db: Kysely<Tables>) {
  return db
    .selectFrom("graph_versions")
    .distinctOn("graph")
    .select(["graph", "number", "uid", "kind"])
    .orderBy("graph")
    .orderBy("number", "desc");
}

function taken(id: string): ConflictError {
  const message = `there is a graph "${id}"`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "/id", message, expected: "another id" }],
  });
}

function tooMany(): LimitError {
  const message = `${MOST_GRAPHS} graphs are kept`;
  return new LimitError("too_large", message, {
    details: [{ message, expected: "fewer: remove one that is not needed" }],
  });
}

function notThere(id: string): NotFoundError {
  const message = `there is no graph "${id}" that was brought here`;
  return new NotFoundError("graph_not_found", message, {
    details: [{ pointer: "{id}", message, expected: "a graph that was imported" }],
  });
}
