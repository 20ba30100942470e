import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** The moment that all servers of a database go by, to the millisecond: their own clocks may differ. */
export async function clockOf(db: Kysely<Tables>): Promise<Date> {
  const { rows } = await sql<{ readonly now: Date }>`select now() as now`.execute(db);
  const [row] = rows;
  return row?.now ?? new Date();
}
