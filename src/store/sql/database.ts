import { setTimeout as pause } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { LinchpinError, StorageError } from "../../model/errors.ts";
import type { Engine, OpenDatabase } from "./engine.ts";
import type { Tables } from "./tables.ts";

const MOST_TRIES = 10;
const PAUSE_MS = 20;

/** What else there is to a database of the store. */
export interface Beside {
  /** Whether there is something to keep although the database was never made. */
  readonly isAwaited?: () => Promise<boolean>;
  /** Called when the database was opened, before anything is asked of it. */
  readonly onOpen?: (database: OpenDatabase) => Promise<void>;
}

/**
 * The database behind the store: opened when first needed, opened anew after a fault that demands it.
 * What it throws is a LinchpinError, whichever kind of database it is.
 */
export class SqlDatabase {
  private readonly engine: Engine;
  private readonly beside: Beside;
  private opening: Promise<OpenDatabase> | null = null;
  private readonly busy = new Set<Promise<unknown>>();

  constructor(engine: Engine, beside: Beside = {}) {
    this.engine = engine;
    this.beside = beside;
  }

  /** Whether several processes may use it at the same time. */
  get isShared(): boolean {
    return this.engine.isShared;
  }

  /** Opens what is there, so that its faults are told now. @throws StorageError `storage_failed` */
  async open(): Promise<void> {
    await this.read(null, async () => null);
  }

  /**
   * Reads; a connection that was lost is tried once more.
   * @param otherwise the answer where nothing was ever written
   * @throws StorageError `storage_failed`
   */
  async read<T>(otherwise: T, act: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    if (!(await this.exists())) return otherwise;
    return this.tried(1, ({ db }) => act(db));
  }

  /** Reads all as it is at one moment. @throws StorageError `storage_failed` */
  snapshot<T>(act: (db: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.tried(0, ({ snapshot }) => snapshot(act));
  }

  /**
   * Does something in one transaction: when this is done it is on disk, else nothing of it is there.
   * @param scopes names of what is changed: acts on the same wait for each other
   * @param act may be called again if others were faster
   * @throws StorageError `storage_failed`; what `act` throws
   */
  write<T>(scopes: readonly string[], act: (db: Transaction<Tables>) => Promise<T>): Promise<T> {
    let isBegun = false;
    const begun = (db: Transaction<Tables>) => {
      isBegun = true;
      return act(db);
    };
    // What was lost after it began may have been done: it is not done again.
    return this.tried(
      1,
      ({ write }) => write(scopes, begun),
      () => !isBegun,
    );
  }

  /**
   * The same for what cannot be called again, such as one that reads a stream.
   * @throws StorageError `storage_failed`, also if others were faster; what `act` throws
   */
  writeOnce<T>(
    scopes: readonly string[],
    act: (db: Transaction<Tables>) => Promise<T>,
  ): Promise<T> {
    let isBegun = false;
    const once = (db: Transaction<Tables>) => {
      if (isBegun) throw overtaken(null);
      isBegun = true;
      return act(db);
    };
    return this.write(scopes, once);
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await Promise.allSettled(this.busy);
    await this.drop();
  }

  private async exists(): Promise<boolean> {
    if (this.opening) return true;
    if (await this.engine.exists()) return true;
    return (await this.beside.isAwaited?.()) ?? false;
  }

  private tried<T>(
    lostTries: number,
    act: (database: OpenDatabase) => Promise<T>,
    mayRepeat: () => boolean = () => true,
  ): Promise<T> {
    const work = this.repeated(lostTries, act, mayRepeat);
    this.busy.add(work);
    const done = () => this.busy.delete(work);
    work.then(done, done);
    return work;
  }

  private async repeated<T>(
    lostTries: number,
    act: (database: OpenDatabase) => Promise<T>,
    mayRepeat: () => boolean,
  ): Promise<T> {
    let left = lostTries;
    for (let tries = 1; ; tries++) {
      try {
        return await act(await this.opened());
      } catch (error) {
        if (isOwn(error)) throw error;
        const fault = this.engine.faultOf(error);
        if (fault.kind === "fatal") await this.drop();
        if (fault.kind === "overtaken") {
          if (tries >= MOST_TRIES) throw overtaken(error);
          await pause(PAUSE_MS * tries * Math.random());
        } else if (fault.kind !== "lost" || left-- === 0 || !mayRepeat()) throw fault.error;
      }
    }
  }

  private opened(): Promise<OpenDatabase> {
    if (this.opening) return this.opening;
    const opening = this.openWith();
    this.opening = opening;
    opening.catch(() => {
      if (this.opening === opening) this.opening = null; // the next question tries again
    });
    return opening;
  }

  private async openWith(): Promise<OpenDatabase> {
    const database = await this.engine.open();
    try {
      await this.beside.onOpen?.(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  private async drop(): Promise<void> {
    const { opening } = this;
    this.opening = null;
    await opening?.then(({ close }) => close()).catch(() => undefined);
  }
}

/** Thrown by an act on purpose, or a fault of the program: not the database's. */
function isOwn(error: unknown): boolean {
  if (error instanceof LinchpinError) return !(error instanceof StorageError);
  return error instanceof TypeError || error instanceof RangeError;
}

function overtaken(cause: unknown): StorageError {
  const message = "too many change the same at once";
  return new StorageError("storage_failed", message, {
    details: [{ message, expected: "another try" }],
    cause,
  });
}
