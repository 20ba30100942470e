import { type Kysely, Migrator } from "kysely";
import { StorageError } from "../../model/errors.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./tables.ts";

/**
 * Brings a database to what this program expects; servers that start together wait for each other.
 * @throws StorageError `storage_failed` if a newer program made it; what the database throws
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: migrations });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && /^corrupted migrations/.test(error.message)) {
    const message = "what users keep was written by a newer version of this program";
    throw new StorageError("storage_failed", message, {
      details: [{ message, expected: "that version, or a newer one" }],
      cause: error,
    });
  }
  throw error;
}
