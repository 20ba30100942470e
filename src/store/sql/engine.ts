import type { Kysely, Transaction } from "kysely";
import type { StorageError } from "../../model/errors.ts";
import type { Tables } from "./tables.ts";

/** What may have gone wrong in a database. */
export type Fault =
  /** Another act was faster: the same act may be tried again. */
  | { readonly kind: "overtaken" }
  /** The connection is gone: another one may work. */
  | { readonly kind: "lost"; readonly error: StorageError }
  /** The database has to be opened anew. */
  | { readonly kind: "fatal"; readonly error: StorageError }
  | { readonly kind: "refused"; readonly error: StorageError };

/** A kind of database, as the store needs it. */
export interface Engine {
  /** Whether several processes may use it at the same time. */
  readonly isShared: boolean;
  /** False: nothing was ever written, and reading would make it. */
  exists(): Promise<boolean>;
  /** Opens the database and brings it to what this program expects. */
  open(): Promise<OpenDatabase>;
  /** What an error of this kind of database means. */
  faultOf(error: unknown): Fault;
}

/** A database that is open. */
export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  /**
   * Does something in one transaction. Acts of the same scope wait for each other, in all processes.
   * @param scopes names of what is changed
   */
  write<T>(scopes: readonly string[], act: (db: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Reads everything as it is at one moment. */
  snapshot<T>(act: (db: Transaction<Tables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
