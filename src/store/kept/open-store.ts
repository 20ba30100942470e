import { join } from "node:path";
import type { Environment } from "../../model/environment.ts";
import { SqlDatabase } from "../sql/database.ts";
import { duckDbEngine } from "../sql/duckdb/duckdb-engine.ts";
import { postgresEngine } from "../sql/postgres/postgres-engine.ts";
import { SqlStore } from "../sql/sql-store.ts";
import { takeOver } from "../sql/take-over.ts";
import { dataFolder } from "./data-folder.ts";
import { OldFolders } from "./old-folders.ts";
import type { Store } from "./store.ts";

/** Name of the database in the folder of what users keep. */
const DATABASE_FILE = "linchpin.duckdb";

/** Where things are kept. */
export interface StorePlace {
  /** Folder of the DuckDB file, and of what is made anew where it is missing. */
  readonly folder: string;
  /** Address of a PostgreSQL that takes the place of the file; null: there is none. */
  readonly databaseUrl: string | null;
}

interface StoreOptions {
  /** Ids of the graphs that ship. */
  readonly shipped?: () => Promise<readonly string[]>;
  /** Is told what is worth telling, a line at a time. */
  readonly log?: (line: string) => void;
}

/** Where the environment says that things are kept: `LINCHPIN_DATA`, `DATABASE_URL`. */
export function storePlace(env: Environment): StorePlace {
  return { folder: dataFolder(env), databaseUrl: env["DATABASE_URL"] || null };
}

/**
 * What users keep, in DuckDB or PostgreSQL. Nothing is opened before it is needed, and nothing is made
 * before something is written.
 * @see docs/decisions/0013-store-on-sql.md
 */
export function openStore(place: StorePlace, options: StoreOptions = {}): Store {
  return new SqlStore(databaseAt(place, options), join(place.folder, "cache"));
}

/** The database at a place. */
export function databaseAt(
  { folder, databaseUrl }: StorePlace,
  { shipped = async () => [], log = () => undefined }: StoreOptions = {},
): SqlDatabase {
  const old = new OldFolders(folder);
  const engine =
    databaseUrl === null ? duckDbEngine(join(folder, DATABASE_FILE)) : postgresEngine(databaseUrl);
  return new SqlDatabase(engine, {
    isAwaited: () => old.areAwaiting(),
    onOpen: async (database) => takeOver(database, old, { shipped: await shipped(), log }),
  });
}
