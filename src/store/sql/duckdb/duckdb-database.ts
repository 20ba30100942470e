import { setTimeout as pause } from "node:timers/promises";
import { Kysely } from "kysely";
import type { OpenDatabase } from "../engine.ts";
import { migrate } from "../migrate.ts";
import type { Tables } from "../tables.ts";
import { duckDbDialect } from "./dialect.ts";
import { isHeld } from "./duckdb-faults.ts";
import { type DuckDbFile, openDuckDbFile } from "./duckdb-file.ts";

/** So long a command line that is just reading is waited for. */
const WAIT_MS = 2000;
const PAUSE_MS = 50;

/** Opens the file, with the tables that this program expects. @throws what DuckDB or the system says */
export async function openDuckDb(path: string): Promise<OpenDatabase> {
  const file = await openPatiently(path);
  const db = new Kysely<Tables>({ dialect: duckDbDialect(file.connect) });
  const close = async () => {
    await db.destroy();
    file.release();
  };
  try {
    await file.inTurn(() => migrate(db));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    close,
    write: (_scopes, act) => file.inTurn(() => db.transaction().execute(act)),
    snapshot: (act) => db.transaction().execute(act), // each sees the file as it was at its start
  };
}

async function openPatiently(path: string): Promise<DuckDbFile> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return await openDuckDbFile(path);
    } catch (error) {
      if (!isHeld(error) || Date.now() > until) throw error;
      await pause(PAUSE_MS);
    }
  }
}
