import { isFile } from "../../file-info.ts";
import type { Engine } from "../engine.ts";
import { duckDbFault } from "./duckdb-faults.ts";

/**
 * One DuckDB file: made when something is first written, held by one process at a time. The driver is
 * loaded when it is needed.
 * @param path of the file
 */
export function duckDbEngine(path: string): Engine {
  return {
    isShared: false,
    exists: () => isFile(path),
    open: async () => (await import("./duckdb-database.ts")).openDuckDb(path),
    faultOf: duckDbFault,
  };
}
