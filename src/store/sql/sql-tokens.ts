import { randomBytes, timingSafeEqual } from "node:crypto";
import { NotFoundError } from "../../model/errors.ts";
import { type KeptToken, type KeptTokens, TOKEN_ROLES, type TokenRole } from "../kept/store.ts";
import { hashToken, newSecret } from "../kept/token-secret.ts";
import type { SqlDatabase } from "./database.ts";

/** That a token was used is written at most so often. */
const NOTE_MS = 60_000;
const TOKENS_SCOPE = "tokens";

/** Tokens of the API: their hashes, who they were made for and what they allow. */
export class SqlTokens implements KeptTokens {
  private readonly database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.database = database;
  }

  async list(): Promise<readonly KeptToken[]> {
    const rows = await this.database.read([], (db) =>
      db.selectFrom("tokens").selectAll().orderBy("created_at").orderBy("id").execute(),
    );
    return rows.map(tokenOf);
  }

  async create({
    name,
    role,
    expiresAt = null,
  }: {
    readonly name: string;
    readonly role: TokenRole;
    readonly expiresAt?: Date | null;
  }) {
    const secret = newSecret();
    const row = {
      id: randomBytes(6).toString("hex"),
      name,
      role,
      hash: hashToken(secret),
      created_at: new Date(),
      used_at: null,
      revoked_at: null,
      expires_at: expiresAt,
    };
    await this.database.write([TOKENS_SCOPE], (db) =>
      db.insertInto("tokens").values(row).execute(),
    );
    return { secret, token: tokenOf(row) };
  }

  async find(hash: string): Promise<KeptToken | null> {
    const row = await this.database.read(undefined, (db) =>
      db.selectFrom("tokens").selectAll().where("hash", "=", hash).executeTakeFirst(),
    );
    const now = new Date();
    if (
      !row ||
      !isSame(row.hash, hash) ||
      row.revoked_at ||
      (row.expires_at && row.expires_at <= now)
    )
      return null;
    if (!row.used_at || now.getTime() - row.used_at.getTime() > NOTE_MS)
      await this.noteUse(row.id, now);
    return tokenOf(row);
  }

  async revoke(id: string): Promise<KeptToken> {
    return this.database.write([TOKENS_SCOPE], async (db) => {
      const row = await db.selectFrom("tokens").selectAll().where("id", "=", id).executeTakeFirst();
      if (!row) throw notThere(id);
      if (row.revoked_at) return tokenOf(row);
      const revoked_at = new Date();
      await db.updateTable("tokens").set({ revoked_at }).where("id", "=", id).execute();
      return tokenOf({ ...row, revoked_at });
    });
  }

  /** A use that cannot be noted is a use all the same. */
  private async noteUse(id: string, used_at: Date): Promise<void> {
    const note = this.database.write([TOKENS_SCOPE], (db) =>
      db.updateTable("tokens").set({ used_at }).where("id", "=", id).execute(),
    );
    await note.catch(() => undefined);
  }
}

/** In a time that does not tell where two hashes differ. */
function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly created_at: Date;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly expires_at: Date | null;
}

function tokenOf({ id, name, role, ...row }: Row): KeptToken {
  return {
    id,
    name,
    role: TOKEN_ROLES.find((known) => known === role) ?? "read", // the least, for what is not known
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

function notThere(id: string): NotFoundError {
  const message = `there is no token "${id}"`;
  return new NotFoundError("not_found", message, {
    details: [{ column: "ID", message, expected: "the id of a token that was made" }],
  });
}
