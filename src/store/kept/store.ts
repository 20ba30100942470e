import type { Problem } from "../../model/errors.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { GraphEntry } from "../graphs.ts";

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
  /** @throws ConflictError `conflict` if there is one of this id; LimitError `too_large` if there are too many */
  create(graph: string, id: string, scenario: Scenario): Promise<KeptScenario>;
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
  /** Forgets all of a graph that is gone. */
  removeAll(graph: string): Promise<void>;
}

/** A file of a graph as it is kept. */
export interface KeptFile {
  /** Relative to the graph, `/` between its parts; made by the program, not by a user. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The graphs that users brought. */
export interface KeptGraphs {
  list(): Promise<readonly GraphEntry[]>;
  /** All files or none. @throws ConflictError `conflict` if there is a graph of this id; LimitError `too_large` */
  add(id: string, files: readonly KeptFile[]): Promise<void>;
  /** @throws NotFoundError `graph_not_found` */
  remove(id: string): Promise<void>;
}

/**
 * What users keep: the port that any kind of storage stands behind. Several servers may stand on the same
 * storage: what one of them has acknowledged is never lost to another. Reading works where nothing was
 * ever written; what cannot be written throws StorageError `storage_failed`.
 */
export interface Store {
  readonly scenarios: KeptScenarios;
  readonly graphs: KeptGraphs;
}
