import type { Writable } from "node:stream";
import type { Store } from "../kept/store.ts";
import type { BackupCounts } from "./backup/backup-tables.ts";
import { readBackup } from "./backup/read-backup.ts";
import { writeBackup } from "./backup/write-backup.ts";
import type { SqlDatabase } from "./database.ts";
import { GraphCopies } from "./graph-copies.ts";
import { SqlAnswers } from "./sql-answers.ts";
import { SqlAudit } from "./sql-audit.ts";
import { keptUids, SqlGraphs } from "./sql-graphs.ts";
import { SqlRuns } from "./sql-runs.ts";
import { SqlScenarios } from "./sql-scenarios.ts";
import { SqlShards } from "./sql-shards.ts";
import { SqlTokens } from "./sql-tokens.ts";

/** All that users keep, in a database of either kind. */
export class SqlStore implements Store {
  readonly scenarios: SqlScenarios;
  readonly graphs: SqlGraphs;
  readonly runs: SqlRuns;
  readonly shards: SqlShards;
  readonly tokens: SqlTokens;
  readonly audit: SqlAudit;
  readonly answers: SqlAnswers;
  private readonly database: SqlDatabase;
  private readonly copies: GraphCopies;

  /** @param copies folder of what is made anew where it is missing */
  constructor(database: SqlDatabase, copies: string) {
    this.database = database;
    this.copies = new GraphCopies(copies);
    this.scenarios = new SqlScenarios(database);
    this.graphs = new SqlGraphs(database, this.copies);
    this.runs = new SqlRuns(database);
    this.shards = new SqlShards(database);
    this.tokens = new SqlTokens(database);
    this.audit = new SqlAudit(database);
    this.answers = new SqlAnswers(database);
  }

  get isShared(): boolean {
    return this.database.isShared;
  }

  async open(): Promise<void> {
    await this.database.open();
    await this.graphs.sweep();
    await this.sweep();
  }

  backup(to: Writable): Promise<BackupCounts> {
    return writeBackup(this.database, to);
  }

  async restore(
    from: AsyncIterable<Uint8Array>,
    options: { readonly replace: boolean },
  ): Promise<BackupCounts> {
    const counts = await readBackup(this.database, from, options);
    await this.sweep();
    return counts;
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private sweep(): Promise<void> {
    return this.copies.sweep(() => this.database.read(new Set(), keptUids));
  }
}
