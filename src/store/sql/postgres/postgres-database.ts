import { createHash } from "node:crypto";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { StorageError } from "../../../model/errors.ts";
import type { OpenDatabase } from "../engine.ts";
import { migrate } from "../migrate.ts";
import type { Tables } from "../tables.ts";

const MOST_CONNECTIONS = 10;
/** So long a connection is waited for: a request must not hang on a database that is away. */
const CONNECT_MS = 5000;
/** No statement of ours takes as long. */
const QUERY_MS = 120_000;

/** Opens a pool of connections, with the tables that this program expects. @throws what PostgreSQL says */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolAt(url) }) });
  const close = () => db.destroy();
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    close,
    write: (scopes, act) =>
      db.transaction().execute(async (trx) => {
        for (const scope of [...scopes].sort()) await waitFor(scope, trx);
        return act(trx);
      }),
    snapshot: (act) =>
      db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(act),
  };
}

function poolAt(url: string): pg.Pool {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    const message = "DATABASE_URL is no address of a PostgreSQL";
    throw new StorageError("storage_failed", message, {
      details: [{ message, expected: "postgres://user:password@host:port/database" }],
    });
  }
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "linchpin",
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  pool.on("error", () => undefined); // one that was idle is gone: the next question gets another
  // One that is lost between two statements of an act: the next of them fails, and tells.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Whole numbers of ours stay below 2^53: they are numbers, as from DuckDB. */
const parserOf: typeof pg.types.getTypeParser = ((type: number, format?: "text" | "binary") =>
  type === pg.types.builtins.INT8 && format !== "binary"
    ? Number
    : pg.types.getTypeParser(type, format as "text")) as typeof pg.types.getTypeParser;

/** Held until the transaction ends. */
async function waitFor(scope: string, trx: Transaction<Tables>): Promise<void> {
  const key = createHash("sha256").update(`linchpin ${scope}`).digest().readBigInt64BE(0);
  await sql`select pg_advisory_xact_lock(${String(key)}::bigint)`.execute(trx);
}
