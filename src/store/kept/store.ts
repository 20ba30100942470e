import type { Writable } from "node:stream";
import type { Problem } from "../../model/errors.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { GraphEntry } from "../graphs.ts";
import type { KeptShards } from "./shards.ts";

/** A scenario that a user saved. */
export interface KeptScenario {
  readonly id: string;
  readonly scenario: Scenario;
  /** Changes with every change; the same never comes back. */
  readonly version: string;
  /** When it was last changed (ISO 8601). */
  readonly savedAt: string;
}

/** A scenario that is there and cannot be read any more. */
export interface UnreadableScenario {
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** The scenarios that users saved, by graph. All ids have been checked (`KeptId`), but for graphs'. */
export interface KeptScenarios {
  /** All of a graph, by id. */
  list(graph: string): Promise<{
    readonly scenarios: readonly KeptScenario[];
    readonly unreadable: readonly UnreadableScenario[];
  }>;
  /** @throws InvalidInputError `invalid_data` if what is there cannot be read */
  find(graph: string, id: string): Promise<KeptScenario | null>;
  /**
   * @param request names the request, if it may come twice: what it has made already is given again
   * @throws ConflictError `conflict` if there is one of this id; LimitError `too_large` if there are too many
   */
  create(graph: string, id: string, scenario: Scenario, request?: string): Promise<KeptScenario>;
  /**
   * Of several changes to the same version one succeeds.
   * @param version the one that is to be replaced; null: any
   * @throws VersionError `version_conflict`; NotFoundError `scenario_not_found`
   */
  replace(
    graph: string,
    id: string,
    change: { readonly scenario: Scenario; readonly version: string | null },
  ): Promise<KeptScenario>;
  /** @throws as `replace` */
  remove(graph: string, id: string, version: string | null): Promise<void>;
}

/** What is in a file: bytes, or the path of a file that holds them, which is read piece by piece. */
export type FileContent = { readonly bytes: Uint8Array } | { readonly from: string };

/** A file of a graph as it is kept. */
export type KeptFile = FileContent & {
  /** Relative to the graph, `/` between its parts; made by the program, not by a user. */
  readonly path: string;
};

/** How keeping much is watched and stopped. */
export interface KeepControl {
  readonly signal?: AbortSignal | undefined;
  /** Told bytes that are kept so far, of this try. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** A graph that a user brought. */
export interface KeptGraph extends GraphEntry {
  /** Sees to it that its files lie at its path, as they were brought. @throws StorageError `storage_failed` */
  ready(): Promise<void>;
}

/** The graphs that users brought. */
export interface KeptGraphs {
  /** By id. Where they lie is known before anything lies there: see `ready`. */
  list(): Promise<readonly KeptGraph[]>;
  /**
   * All files or none: nobody sees a part of them.
   * @throws ConflictError `conflict` if there is a graph of this id; LimitError `too_large`; CancelledError
   */
  add(id: string, files: readonly KeptFile[], control?: KeepControl): Promise<void>;
  /** With the scenarios that were saved for it. @throws NotFoundError `graph_not_found` */
  remove(id: string): Promise<void>;
}

/** What a token lets its holder do: each more than the one before. */
export const TOKEN_ROLES = ["read", "write", "admin"] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];

/** A token of the API as it is kept: never the token itself. Moments are ISO 8601. */
export interface KeptToken {
  readonly id: string;
  readonly name: string;
  readonly role: TokenRole;
  readonly createdAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
  /** From then on it is worth nothing; null: it does not expire. */
  readonly expiresAt: string | null;
}

/** Tokens of the API. What is kept of one is its hash (`hashToken`), from which it cannot be made. */
export interface KeptTokens {
  /** By when they were made, those that are worth nothing any more, too. */
  list(): Promise<readonly KeptToken[]>;
  /** @returns the token itself, which is told this once, and what is kept of it */
  create(wanted: {
    readonly name: string;
    readonly role: TokenRole;
    readonly expiresAt?: Date | null;
  }): Promise<{ readonly secret: string; readonly token: KeptToken }>;
  /**
   * The token of a hash, if it is worth anything now; that it was used is noted, to the minute.
   * @param hash as `hashToken` makes it
   */
  find(hash: string): Promise<KeptToken | null>;
  /** From now on it is worth nothing. @throws NotFoundError `not_found` */
  revoke(id: string): Promise<KeptToken>;
}

/** Something that was done. */
export interface AuditEntry {
  /** Id of a token, or `local`: somebody at the machine itself. */
  readonly who: string;
  /** What was done, such as `graph.import`. */
  readonly action: string;
  /** To what: an id. */
  readonly object: string;
  /** `done`, or the code of what went wrong. */
  readonly outcome: string;
}

/** Who did what: added to, never changed. */
export interface AuditTrail {
  add(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  list(options?: {
    readonly limit?: number;
  }): Promise<readonly (AuditEntry & { readonly id: string; readonly at: string })[]>;
}

/** How far a run is, or what it came to. */
export const STORED_RUN_STATES = ["waiting", "running", "finished", "failed", "cancelled"] as const;
export type StoredRunState = (typeof STORED_RUN_STATES)[number];

/** Long work as it is kept. Moments are ISO 8601. */
export interface StoredRun {
  readonly id: string;
  readonly graph: string;
  readonly operation: string;
  /** The question as it came. */
  readonly question: unknown;
  readonly state: StoredRunState;
  readonly progress: unknown;
  /** The answer as JSON text; null: there is none. */
  readonly result: string | null;
  /** What went wrong; null: nothing. */
  readonly problem: unknown;
  /** Id of a token, or `local`. */
  readonly askedBy: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  /** How often it was taken from a server that was lost while it worked on it. */
  readonly losses: number;
}

/** A run without its result, which may be large. */
export type RunEntry = Omit<StoredRun, "result">;

/** Which runs are listed; left out: whichever. */
export interface RunFilter {
  readonly graph?: string | undefined;
  readonly operation?: string | undefined;
  readonly state?: StoredRunState | undefined;
  readonly askedBy?: string | undefined;
  /** Runs behind this one in the list. */
  readonly after?: Pick<StoredRun, "createdAt" | "id"> | undefined;
  readonly limit?: number | undefined;
}

/** Long work and what came of it, beyond the server that does it. */
export interface StoredRuns {
  /**
   * Keeps a question before it is worked on: whatever happens, it is known.
   * @returns false if there is a run of this id, which stays as it is
   */
  begin(
    run: Pick<StoredRun, "id" | "graph" | "operation" | "question" | "askedBy">,
    server: string,
  ): Promise<boolean>;
  /** Says how far an open run of a server is; one that has ended, or is another's, stays as it is. */
  advance(id: string, progress: unknown, server: string): Promise<void>;
  /** The first end counts. @returns false if it had ended, or is not there */
  end(
    id: string,
    outcome: {
      readonly state: Exclude<StoredRunState, "waiting" | "running">;
      readonly result?: string;
      readonly problem?: unknown;
    },
  ): Promise<boolean>;
  find(id: string): Promise<StoredRun | null>;
  /** The same without reading its result. */
  look(id: string): Promise<RunEntry | null>;
  /** The latest first. */
  list(filter?: RunFilter): Promise<readonly RunEntry[]>;
  /** Forgets a run. */
  remove(id: string): Promise<void>;
  /**
   * Says that a server is at work on its open runs.
   * @returns ids of those that are: what was cancelled elsewhere, or taken over, is not among them
   */
  noteAlive(server: string): Promise<readonly string[]>;
  /**
   * Gives a server open runs that were parked, or are of servers that were not heard of, the oldest first:
   * they wait again, and are its own to do or to end. Of several servers that ask one gets each run.
   * @param unheardMs servers heard of in that time, by the clock of the storage, are at work
   */
  adopt(
    server: string,
    options: { readonly unheardMs: number; readonly most: number },
  ): Promise<readonly RunEntry[]>;
  /** Puts the open runs of a server down, for whichever asks next. */
  park(server: string): Promise<void>;
  /**
   * Forgets what ended long ago, and of the rest the oldest that are too many or too large together; the
   * latest stays.
   * @returns how many runs
   */
  forget(bounds: {
    readonly olderThanMs: number;
    readonly most: number;
    readonly characters: number;
  }): Promise<number>;
}

/** First answers to requests that may be sent again, by name: who asked what under which key. */
export interface KeptAnswers {
  /**
   * Takes the right to answer a request. Of several servers that ask one gets it; it is free again when
   * its server was not heard of for a time.
   * @param asked what was sent (`print`), under a name
   * @returns `claimed`: it is the caller's to answer; else what was sent the first time, and the answer
   */
  claim(
    asked: { readonly name: string; readonly print: string },
    server: string,
    times: { readonly unheardMs: number; readonly olderThanMs: number },
  ): Promise<
    | { readonly state: "claimed" }
    | { readonly state: "open"; readonly print: string }
    | { readonly state: "answered"; readonly print: string; readonly answer: string }
  >;
  /** Says that a server is still answering. */
  noteAlive(name: string, server: string): Promise<void>;
  /** Keeps the answer of a server to what it has claimed. */
  keep(name: string, server: string, answer: string): Promise<void>;
  /** Gives up what a server has claimed and not answered. */
  release(name: string, server: string): Promise<void>;
  /** Forgets what was asked long ago, and of the rest the oldest answers that are too many. */
  forget(bounds: { readonly olderThanMs: number; readonly most: number }): Promise<number>;
}

/**
 * What users keep: the port that any kind of storage stands behind. Several servers may stand on the same
 * storage: what one of them has acknowledged is never lost to another. Reading works where nothing was
 * ever written; what cannot be read or written throws StorageError `storage_failed`.
 */
export interface Store {
  /** Whether several servers may stand on it at the same time. */
  readonly isShared: boolean;
  readonly scenarios: KeptScenarios;
  readonly graphs: KeptGraphs;
  readonly runs: StoredRuns;
  readonly shards: KeptShards;
  readonly tokens: KeptTokens;
  readonly audit: AuditTrail;
  readonly answers: KeptAnswers;
  /**
   * Writes all that is kept, as it is at one moment, to a file or an answer: gzipped, with its checksum.
   * @returns rows by table
   * @throws StorageError `storage_failed`; CancelledError `cancelled` if the stream takes no more
   */
  backup(to: Writable): Promise<Readonly<Record<string, number>>>;
  /**
   * Brings a backup back: all of it or nothing. No other server may be at work meanwhile.
   * @param replace what is kept goes; else there must be nothing
   * @throws InvalidInputError `invalid_data` with the line at fault; ConflictError `conflict`; StorageError
   */
  restore(
    from: AsyncIterable<Uint8Array>,
    options: { readonly replace: boolean },
  ): Promise<Readonly<Record<string, number>>>;
  /** Opens what is there, so that its faults are told now. @throws StorageError `storage_failed` */
  open(): Promise<void>;
  /** Waits for what is under way; nothing is asked afterwards. */
  close(): Promise<void>;
}
