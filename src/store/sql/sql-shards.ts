import type { KeptShard, KeptShards } from "../kept/shards.ts";
import type { SqlDatabase } from "./database.ts";

/** Shards whose bytes are read at a time: of at most some megabytes each. */
const PAGE = 16;

/** Long work that is split over machines. */
export class SqlShards implements KeptShards {
  private readonly database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  async ask(question: string, text: string): Promise<void> {
    const row = { question, text, asked_at: new Date() };
    await this.database.write([], (db) =>
      db
        .insertInto("shard_questions")
        .values(row)
        .onConflict((on) => on.doNothing())
        .execute(),
    );
  }

  async find(question: string): Promise<string | null> {
    const row = await this.database.read(undefined, (db) =>
      db
        .selectFrom("shard_questions")
        .select("text")
        .where("question", "=", question)
        .executeTakeFirst(),
    );
    return row?.text ?? null;
  }

  async add(question: string, { part, bytes, worker }: KeptShard): Promise<void> {
    const row = { question, part, bytes, worker, made_at: new Date() };
    await this.database.write([], (db) =>
      db
        .insertInto("shard_results")
        .values(row)
        .onConflict((on) => on.doNothing())
        .execute(),
    );
  }

  async results(question: string, parts: readonly number[]): Promise<readonly KeptShard[]> {
    if (parts.length === 0) return [];
    return this.database.read([], (db) =>
      db
        .selectFrom("shard_results")
        .select(["part", "bytes", "worker"])
        .where("question", "=", question)
        .where("part", "in", [...parts])
        .orderBy("part")
        .limit(PAGE)
        .execute(),
    );
  }

  async forget(question: string): Promise<void> {
    await this.database.write([], async (db) => {
      await db.deleteFrom("shard_results").where("question", "=", question).execute();
      await db.deleteFrom("shard_questions").where("question", "=", question).execute();
    });
  }

  async forgetBefore(moment: Date): Promise<void> {
    await this.database.write([], async (db) => {
      await db.deleteFrom("shard_results").where("made_at", "<", moment).execute();
      await db.deleteFrom("shard_questions").where("asked_at", "<", moment).execute();
    });
  }
}
