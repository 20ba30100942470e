import type { KeptAnswers } from "../kept/store.ts";
import { clockOf } from "./clock.ts";
import type { SqlDatabase } from "./database.ts";

const ANSWERS_SCOPE = "first answers";

/** First answers by the name of their question. */
export class SqlAnswers implements KeptAnswers {
  private readonly database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  claim(
    { name, print }: Parameters<KeptAnswers["claim"]>[0],
    server: string,
    { unheardMs, olderThanMs }: Parameters<KeptAnswers["claim"]>[2],
  ): ReturnType<KeptAnswers["claim"]> {
    return this.database.write([ANSWERS_SCOPE], async (db) => {
      const now = await clockOf(db);
      const known = await db
        .selectFrom("first_answers")
        .selectAll()
        .where("name", "=", name)
        .executeTakeFirst();
      const isOld = known && now.getTime() - known.asked_at.getTime() > olderThanMs;
      if (known && !isOld) {
        if (known.answer !== null)
          return { state: "answered", print: known.print, answer: known.answer };
        const unheard = now.getTime() - known.seen_at.getTime();
        const isAtWork = known.server !== server && unheard < unheardMs;
        if (isAtWork || known.print !== print) return { state: "open", print: known.print };
      }
      await db.deleteFrom("first_answers").where("name", "=", name).execute();
      const row = { name, print, server, answer: null, asked_at: now, seen_at: now };
      await db.insertInto("first_answers").values(row).execute();
      return { state: "claimed" };
    });
  }

  async noteAlive(name: string, server: string): Promise<void> {
    await this.database.write([ANSWERS_SCOPE], async (db) =>
      db
        .updateTable("first_answers")
        .set({ seen_at: await clockOf(db) })
        .where("name", "=", name)
        .where("server", "=", server)
        .execute(),
    );
  }

  async keep(name: string, server: string, answer: string): Promise<void> {
    await this.database.write([ANSWERS_SCOPE], (db) =>
      db
        .updateTable("first_answers")
        .set({ answer })
        .where("name", "=", name)
        .where("server", "=", server)
        .execute(),
    );
  }

  async release(name: string, server: string): Promise<void> {
    await this.database.write([ANSWERS_SCOPE], (db) =>
      db
        .deleteFrom("first_answers")
        .where("name", "=", name)
        .where("server", "=", server)
        .where("answer", "is", null)
        .execute(),
    );
  }

  async forget({ olderThanMs, most }: Parameters<KeptAnswers["forget"]>[0]): Promise<number> {
    const names = await this.database.read([], async (db) => {
      const before = new Date((await clockOf(db)).getTime() - olderThanMs);
      const old = db.selectFrom("first_answers").select("name").where("asked_at", "<=", before);
      const beyond = db
        .selectFrom("first_answers")
        .select("name")
        .where("answer", "is not", null) // what is being answered stays
        .orderBy("asked_at", "desc")
        .orderBy("name")
        .limit(1_000_000)
        .offset(most);
      const rows = [...(await old.execute()), ...(await beyond.execute())];
      return [...new Set(rows.map(({ name }) => name))];
    });
    if (names.length === 0) return 0;
    await this.database.write([ANSWERS_SCOPE], (db) =>
      db.deleteFrom("first_answers").where("name", "in", names).execute(),
    );
    return names.length;
  }
}
