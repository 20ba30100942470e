import { StorageError } from "../../../model/errors.ts";
import { codeOf } from "../../kept/durable.ts";
import type { Fault } from "../engine.ts";

const ADDRESS = "a PostgreSQL that answers; DATABASE_URL names it";

/** Unique violation, serialisation failure, deadlock: others were faster. */
const OVERTAKEN: ReadonlySet<string> = new Set(["23505", "40001", "40P01"]);

/** No connection, or one that ended: another one may work. */
const LOST =
  /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)$/;
const LOST_TEXT = /Connection terminated|timeout exceeded|Client has encountered|not queryable/i;

/** Why PostgreSQL does not do something, by SQLSTATE. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [/^28/, "the database refuses this user or its password", ADDRESS],
  [/^3D000/, "there is no database of this name", ADDRESS],
  [/^(42501|25006)/, "this user may not write to the database", "a user who may make tables"],
  [/^53100/, "there is no room left", "more room for the database"],
  [/^53/, "the database is out of connections or memory", "a database with room for this server"],
];

/** What an error of PostgreSQL, or of the way to it, means. */
export function postgresFault(error: unknown): Fault {
  if (error instanceof StorageError) return { kind: "refused", error };
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : String(error);
  if (OVERTAKEN.has(code)) return { kind: "overtaken" };
  if (LOST.test(code) || LOST_TEXT.test(text)) {
    const why = `the database does not answer${code === "" ? "" : ` (${code})`}`;
    return { kind: "lost", error: storeError(why, ADDRESS, error) };
  }
  const [, why, expected] = REASONS.find(([pattern]) => pattern.test(code)) ?? [
    null,
    `PostgreSQL says: ${text.split("\n")[0]?.slice(0, 300)}${code === "" ? "" : ` (${code})`}`,
    ADDRESS,
  ];
  return { kind: "refused", error: storeError(why, expected, error) };
}

function storeError(why: string, expected: string, cause: unknown): StorageError {
  const message = `the store that holds what users keep cannot be used: ${why}`;
  return new StorageError("storage_failed", message, {
    details: [{ message: why, expected }],
    cause,
  });
}
