import type { Tables } from "../tables.ts";

/** Kinds of columns; one that ends in `?` may be null. */
export type CellKind = "text" | "text?" | "whole" | "whole?" | "bytes" | "moment" | "moment?";

/** A table as it stands in a backup. */
export interface BackupTable {
  readonly name: keyof Tables;
  /** Columns that tell its rows apart, in the order in which they are read. */
  readonly key: readonly string[];
  /** Those that came later stand last, and may be null: rows of older backups end before them. */
  readonly columns: Readonly<Record<string, CellKind>>;
  /** Rows that are in memory at a time. */
  readonly page: number;
}

const PAGE = 200;

/**
 * All that moves with a backup, in format 1. What is settled about one database (`settings`) stays with it;
 * shards of work that is under way are computed anew.
 */
export const BACKUP_TABLES: readonly BackupTable[] = [
  {
    name: "graph_versions",
    key: ["graph", "number"],
    columns: { graph: "text", number: "whole", uid: "text", kind: "text", saved_at: "moment" },
    page: PAGE,
  },
  {
    name: "graph_files",
    key: ["uid", "path"],
    columns: { uid: "text", path: "text", size: "whole", digest: "text" },
    page: PAGE,
  },
  {
    name: "graph_pieces",
    key: ["uid", "path", "piece"],
    columns: { uid: "text", path: "text", piece: "whole", bytes: "bytes" },
    page: 4,
  },
  {
    name: "scenario_versions",
    key: ["graph", "id", "number"],
    columns: {
      graph: "text",
      id: "text",
      number: "whole",
      version: "text",
      document: "text",
      saved_at: "moment",
    },
    page: PAGE,
  },
  {
    name: "runs",
    key: ["id"],
    columns: {
      id: "text",
      graph: "text",
      operation: "text",
      question: "text",
      state: "text",
      progress: "text",
      result: "text?",
      problem: "text?",
      asked_by: "text",
      server: "text",
      created_at: "moment",
      ended_at: "moment?",
      seen_at: "moment",
      losses: "whole?",
      size: "whole?",
    },
    page: 1, // a result may be large
  },
  {
    name: "tokens",
    key: ["id"],
    columns: {
      id: "text",
      name: "text",
      role: "text",
      hash: "text",
      created_at: "moment",
      used_at: "moment?",
      revoked_at: "moment?",
      expires_at: "moment?",
    },
    page: PAGE,
  },
  {
    name: "audit",
    key: ["id"],
    columns: {
      id: "text",
      happened_at: "moment",
      who: "text",
      action: "text",
      object: "text",
      outcome: "text",
    },
    page: PAGE,
  },
  {
    name: "first_answers",
    key: ["name"],
    columns: {
      name: "text",
      print: "text",
      server: "text",
      answer: "text?",
      asked_at: "moment",
      seen_at: "moment",
    },
    page: PAGE,
  },
];

/** Rows by table. */
export type BackupCounts = Readonly<Record<string, number>>;

/** Name and version of the format. */
export const BACKUP_FORMAT = "linchpin-backup/1";
