import { STORED_RUN_STATES, type StoredRun, type StoredRuns } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";
import type { RunsTable } from "./tables.ts";

const RUNS_SCOPE = "runs";
const OPEN = ["waiting", "running"];
const USUAL_LIMIT = 100;
/** All but the result, which may be large. */
const LISTED = [
  "id",
  "graph",
  "operation",
  "question",
  "state",
  "progress",
  "problem",
  "asked_by",
  "created_at",
  "ended_at",
] as const;

/** Long work with its question, how far it is and what came of it. */
export class SqlRuns implements StoredRuns {
  private readonly database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  async begin(
    { id, graph, operation, question, askedBy }: Parameters<StoredRuns["begin"]>[0],
    server: string,
  ): Promise<void> {
    const now = new Date();
    const row = {
      ...{ id, graph, operation, server, asked_by: askedBy, question: JSON.stringify(question) },
      ...{ state: "waiting", progress: "null", result: null, problem: null },
      ...{ created_at: now, seen_at: now, ended_at: null },
    };
    await this.database.write([], (db) => db.insertInto("runs").values(row).execute());
  }

  async advance(id: string, progress: unknown): Promise<void> {
    const change = { state: "running", progress: JSON.stringify(progress), seen_at: new Date() };
    await this.database.write([RUNS_SCOPE], (db) =>
      db.updateTable("runs").set(change).where("id", "=", id).where("state", "in", OPEN).execute(),
    );
  }

  async end(
    id: string,
    { state, result, problem }: Parameters<StoredRuns["end"]>[1],
  ): Promise<boolean> {
    const change = {
      state,
      result: result ?? null,
      problem: problem === undefined ? null : JSON.stringify(problem),
      ended_at: new Date(),
    };
    return this.database.write([RUNS_SCOPE], async (db) => {
      const ended = await db
        .updateTable("runs")
        .set(change)
        .where("id", "=", id)
        .where("state", "in", OPEN)
        .returning("id")
        .execute();
      return ended.length > 0;
    });
  }

  async find(id: string): Promise<StoredRun | null> {
    const row = await this.database.read(undefined, (db) =>
      db.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst(),
    );
    return row ? { ...runOf(row), result: row.result } : null;
  }

  async list({ limit = USUAL_LIMIT }: { readonly limit?: number } = {}) {
    const rows = await this.database.read([], (db) =>
      db
        .selectFrom("runs")
        .select(LISTED)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute(),
    );
    return rows.map(runOf);
  }

  async remove(id: string): Promise<void> {
    await this.database.write([RUNS_SCOPE], (db) =>
      db.deleteFrom("runs").where("id", "=", id).execute(),
    );
  }

  async noteAlive(server: string): Promise<void> {
    const seen_at = new Date();
    await this.database.write([RUNS_SCOPE], (db) =>
      db
        .updateTable("runs")
        .set({ seen_at })
        .where("server", "=", server)
        .where("state", "in", OPEN)
        .execute(),
    );
  }

  adopt(server: string, unheardSince: Date): Promise<readonly StoredRun[]> {
    const change = { server, state: "waiting", seen_at: new Date() };
    return this.database.write([RUNS_SCOPE], async (db) => {
      const rows = await db
        .updateTable("runs")
        .set(change)
        .where("state", "in", OPEN)
        .where("seen_at", "<", unheardSince)
        .where("server", "!=", server)
        .returning(LISTED)
        .execute();
      return rows.map((row) => ({ ...runOf(row), result: null }));
    });
  }

  async forget(endedBefore: Date): Promise<number> {
    return this.database.write([RUNS_SCOPE], async (db) => {
      const gone = await db
        .deleteFrom("runs")
        .where("ended_at", "<", endedBefore)
        .returning("id")
        .execute();
      return gone.length;
    });
  }
}

type Row = Omit<RunsTable, "result" | "server" | "seen_at" | "created_at" | "ended_at"> & {
  readonly created_at: Date;
  readonly ended_at: Date | null;
};

function runOf(row: Row): Omit<StoredRun, "result"> {
  const { id, graph, operation } = row;
  return {
    id,
    graph,
    operation,
    question: JSON.parse(row.question),
    state: STORED_RUN_STATES.find((known) => known === row.state) ?? "failed",
    progress: JSON.parse(row.progress),
    problem: row.problem === null ? null : JSON.parse(row.problem),
    askedBy: row.asked_by,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
