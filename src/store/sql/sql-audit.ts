import { randomBytes } from "node:crypto";
import type { AuditEntry, AuditTrail } from "../kept/store.ts";
import type { SqlDatabase } from "./database.ts";

const USUAL_LIMIT = 100;
const TIME_DIGITS = 12;

/** Who did what, in the order of time. */
export class SqlAudit implements AuditTrail {
  private readonly database: SqlDatabase;
  private last = "";

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  async add({ who, action, object, outcome }: AuditEntry): Promise<void> {
    const happened_at = new Date();
    const id = this.nextId(happened_at);
    const row = { id, happened_at, who, action, object, outcome };
    await this.database.write([], (db) => db.insertInto("audit").values(row).execute());
  }

  async list({ limit = USUAL_LIMIT }: { readonly limit?: number } = {}) {
    const rows = await this.database.read([], (db) =>
      db.selectFrom("audit").selectAll().orderBy("id", "desc").limit(limit).execute(),
    );
    return rows.map(({ happened_at, ...entry }) => ({ ...entry, at: happened_at.toISOString() }));
  }

  /** Ids sort as things happened here, also within a millisecond. */
  private nextId(at: Date): string {
    const time = at.getTime().toString(16).padStart(TIME_DIGITS, "0");
    const [lastTime, lastCount = "0"] = this.last.split("-");
    const count = lastTime === time ? Number.parseInt(lastCount, 16) + 1 : 0;
    this.last = `${time}-${count.toString(16).padStart(4, "0")}`;
    return `${this.last}-${randomBytes(4).toString("hex")}`;
  }
}
