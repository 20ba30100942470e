import type { ColumnType } from "kysely";

/** Whole numbers stay below 2^53; moments are to the millisecond. */
type Moment = ColumnType<Date, Date, Date>;

/** A version of a graph that a user brought; the highest number is the present one. */
export interface GraphVersionsTable {
  readonly graph: string;
  readonly number: number;
  /** Made at random: names the content, which never changes. */
  readonly uid: string;
  readonly kind: string;
  readonly saved_at: Moment;
}

/** A file of a graph's version. */
export interface GraphFilesTable {
  readonly uid: string;
  readonly path: string;
  readonly size: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
}

/** The bytes of a file, in pieces from 0. */
export interface GraphPiecesTable {
  readonly uid: string;
  readonly path: string;
  readonly piece: number;
  readonly bytes: Uint8Array;
}

/** A version of a saved scenario; the highest number is the present one. */
export interface ScenarioVersionsTable {
  readonly graph: string;
  readonly id: string;
  readonly number: number;
  readonly version: string;
  /** The document as JSON. */
  readonly document: string;
  readonly saved_at: Moment;
}

/** Long work: question, state and result. */
export interface RunsTable {
  readonly id: string;
  readonly graph: string;
  readonly operation: string;
  /** The question as it came, as JSON. */
  readonly question: string;
  readonly state: string;
  /** How far it is, as JSON. */
  readonly progress: string;
  /** The answer as JSON; null: there is none. */
  readonly result: string | null;
  /** What went wrong, as JSON; null: nothing. */
  readonly problem: string | null;
  /** Id of a token, or `local`. */
  readonly asked_by: string;
  /** Id of the server that does it. */
  readonly server: string;
  readonly created_at: Moment;
  readonly ended_at: ColumnType<Date | null, Date | null, Date | null>;
  /** When its server last said that it is at work. */
  readonly seen_at: Moment;
  /** How often it was taken from a server that was lost; null: never. */
  readonly losses: number | null;
  /** Characters of question and result, once it has ended. */
  readonly size: number | null;
}

/** A token of the API: only its hash. */
export interface TokensTable {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly hash: string;
  readonly created_at: Moment;
  readonly used_at: ColumnType<Date | null, Date | null, Date | null>;
  readonly revoked_at: ColumnType<Date | null, Date | null, Date | null>;
  readonly expires_at: ColumnType<Date | null, Date | null, Date | null>;
}

/** Who did what: only ever added to. */
export interface AuditTable {
  /** Grows with time. */
  readonly id: string;
  readonly happened_at: Moment;
  readonly who: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: string;
}

/** The first answer to a request that may be sent again. */
export interface FirstAnswersTable {
  /** Stands for who asked what under which key. */
  readonly name: string;
  /** SHA-256 of what was sent, hexadecimal. */
  readonly print: string;
  /** Id of the server that answers it. */
  readonly server: string;
  /** As JSON; null: it is being answered. */
  readonly answer: string | null;
  readonly asked_at: Moment;
  /** When its server last said that it is at work. */
  readonly seen_at: Moment;
}

/** What is settled about the store itself. */
export interface SettingsTable {
  readonly name: string;
  readonly text: string;
}

/** Long work that is split over machines, as long as somebody waits for it. */
export interface ShardQuestionsTable {
  /** Hash of the text. */
  readonly question: string;
  readonly text: string;
  readonly asked_at: Moment;
}

/** What came of a shard, until it is merged with the others. */
export interface ShardResultsTable {
  readonly question: string;
  /** From 0. */
  readonly part: number;
  readonly bytes: Uint8Array;
  /** Who computed it. */
  readonly worker: string;
  readonly made_at: Moment;
}

/** All that users keep, in a database of either kind. */
export interface Tables {
  readonly graph_versions: GraphVersionsTable;
  readonly graph_files: GraphFilesTable;
  readonly graph_pieces: GraphPiecesTable;
  readonly scenario_versions: ScenarioVersionsTable;
  readonly runs: RunsTable;
  readonly tokens: TokensTable;
  readonly audit: AuditTable;
  readonly first_answers: FirstAnswersTable;
  readonly settings: SettingsTable;
  readonly shard_questions: ShardQuestionsTable;
  readonly shard_results: ShardResultsTable;
}
