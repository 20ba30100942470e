import { type Kysely, sql } from "kysely";
import {
  type RunEntry,
  type RunFilter,
  STORED_RUN_STATES,
  type StoredRun,
  type StoredRuns,
} from "../kept/store.ts";
import { clockOf } from "./clock.ts";
import type { SqlDatabase } from "./database.ts";
import type { RunsTable, Tables } from "./tables.ts";

const RUNS_SCOPE = "runs";
const OPEN = ["waiting", "running"];
const USUAL_LIMIT = 100;
/** In place of a server, of runs that were parked. */
const NOBODY = "";
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
  "losses",
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
  ): Promise<boolean> {
    return this.database.write([], async (db) => {
      const now = await clockOf(db);
      const row = {
        ...{ id, graph, operation, server, asked_by: askedBy, question: JSON.stringify(question) },
        ...{ state: "waiting", progress: "null", result: null, problem: null },
        ...{ created_at: now, seen_at: now, ended_at: null, losses: null, size: null },
      };
      const begun = await db
        .insertInto("runs")
        .values(row)
        .onConflict((same) => same.doNothing())
        .returning("id")
        .execute();
      return begun.length > 0;
    });
  }

  async advance(id: string, progress: unknown, server: string): Promise<void> {
    await this.database.write([RUNS_SCOPE], async (db) => {
      const seen_at = await clockOf(db);
      await db
        .updateTable("runs")
        .set({ state: "running", progress: JSON.stringify(progress), seen_at })
        .where("id", "=", id)
        .where("server", "=", server)
        .where("state", "in", OPEN)
        .execute();
    });
  }

  async end(
    id: string,
    { state, result, problem }: Parameters<StoredRuns["end"]>[1],
  ): Promise<boolean> {
    return this.database.write([RUNS_SCOPE], async (db) => {
      const change = {
        state,
        result: result ?? null,
        problem: problem === undefined ? null : JSON.stringify(problem),
        ended_at: await clockOf(db),
        size: sql<number>`length(question) + ${sql.lit(result?.length ?? 0)}`,
      };
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

  async look(id: string): Promise<RunEntry | null> {
    const row = await this.database.read(undefined, (db) =>
      db.selectFrom("runs").select(LISTED).where("id", "=", id).executeTakeFirst(),
    );
    return row ? runOf(row) : null;
  }

  async list(filter: RunFilter = {}): Promise<readonly RunEntry[]> {
    const { graph, operation, state, askedBy, after, limit = USUAL_LIMIT } = filter;
    const rows = await this.database.read([], (db) => {
      let query = db.selectFrom("runs").select(LISTED);
      if (graph !== undefined) query = query.where("graph", "=", graph);
      if (operation !== undefined) query = query.where("operation", "=", operation);
      if (state !== undefined) query = query.where("state", "=", state);
      if (askedBy !== undefined) query = query.where("asked_by", "=", askedBy);
      if (after !== undefined) {
        const at = new Date(after.createdAt);
        query = query.where(({ or, and, eb }) =>
          or([
            eb("created_at", "<", at),
            and([eb("created_at", "=", at), eb("id", "<", after.id)]),
          ]),
        );
      }
      return query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
    });
    return rows.map(runOf);
  }

  async remove(id: string): Promise<void> {
    await this.database.write([RUNS_SCOPE], (db) =>
      db.deleteFrom("runs").where("id", "=", id).execute(),
    );
  }

  async noteAlive(server: string): Promise<readonly string[]> {
    return this.database.write([RUNS_SCOPE], async (db) => {
      const rows = await db
        .updateTable("runs")
        .set({ seen_at: await clockOf(db) })
        .where("server", "=", server)
        .where("state", "in", OPEN)
        .returning("id")
        .execute();
      return rows.map(({ id }) => id);
    });
  }

  async adopt(
    server: string,
    { unheardMs, most }: Parameters<StoredRuns["adopt"]>[1],
  ): Promise<readonly RunEntry[]> {
    const left = async (db: Kysely<Tables>) => {
      const now = await clockOf(db);
      const since = new Date(now.getTime() - unheardMs);
      const rows = await db
        .selectFrom("runs")
        .select("id")
        .where("state", "in", OPEN)
        .where("server", "!=", server)
        .where(({ or, eb }) => or([eb("server", "=", NOBODY), eb("seen_at", "<=", since)]))
        .orderBy("created_at")
        .orderBy("id")
        .limit(most)
        .execute();
      return { ids: rows.map(({ id }) => id), now };
    };
    const isAny = await this.database.read(false, async (db) => (await left(db)).ids.length > 0);
    if (!isAny) return []; // the usual case: nothing is written
    return this.database.write([RUNS_SCOPE], async (db) => {
      const { ids, now } = await left(db);
      if (ids.length === 0) return []; // others were faster
      const isLost = sql<boolean>`server <> ${NOBODY} and state = 'running'`;
      const losses = sql<number>`coalesce(losses, 0) + case when ${isLost} then 1 else 0 end`;
      const rows = await db
        .updateTable("runs")
        .set({ server, state: "waiting", seen_at: now, losses })
        .where("id", "in", ids)
        .returning(LISTED)
        .execute();
      return rows
        .sort((a, b) => a.created_at.getTime() - b.created_at.getTime())
        .map((row) => runOf(row));
    });
  }

  async park(server: string): Promise<void> {
    const open = await this.database.read([], (db) =>
      db
        .selectFrom("runs")
        .select("id")
        .where("server", "=", server)
        .where("state", "in", OPEN)
        .execute(),
    );
    if (open.length === 0) return;
    await this.database.write([RUNS_SCOPE], (db) =>
      db
        .updateTable("runs")
        .set({ server: NOBODY, state: "waiting" })
        .where("server", "=", server)
        .where("state", "in", OPEN)
        .execute(),
    );
  }

  async forget({
    olderThanMs,
    most,
    characters,
  }: Parameters<StoredRuns["forget"]>[0]): Promise<number> {
    const tooMuch = async (db: Kysely<Tables>) => {
      const before = new Date((await clockOf(db)).getTime() - olderThanMs);
      const { rows } = await sql<{ readonly id: string }>`
        select id from (
          select id, ended_at,
            row_number() over (order by ended_at desc, id) as place,
            sum(coalesce(size, 0)) over (order by ended_at desc, id) as total
          from runs where ended_at is not null
        ) as ended
        where ended_at <= ${before} or place > ${sql.lit(most)}
          or (total > ${sql.lit(characters)} and place > 1)
      `.execute(db);
      return rows.map(({ id }) => id);
    };
    const ids = await this.database.read([], tooMuch);
    if (ids.length === 0) return 0;
    await this.database.write([RUNS_SCOPE], (db) =>
      db.deleteFrom("runs").where("id", "in", ids).execute(),
    );
    return ids.length;
  }
}

type Row = Omit<RunsTable, "result" | "server" | "seen_at" | "size" | "created_at" | "ended_at"> & {
  readonly created_at: Date;
  readonly ended_at: Date | null;
};

function runOf(row: Row): RunEntry {
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
    losses: row.losses ?? 0,
  };
}
