import type { Engine } from "../engine.ts";
import { postgresFault } from "./postgres-faults.ts";

/**
 * A PostgreSQL that any number of servers share. The driver is loaded when it is needed.
 * @param url `postgres://user:password@host:port/database`
 */
export function postgresEngine(url: string): Engine {
  return {
    isShared: true,
    exists: async () => true,
    open: async () => (await import("./postgres-database.ts")).openPostgres(url),
    faultOf: postgresFault,
  };
}
