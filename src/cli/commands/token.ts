import { Command } from "commander";
import { z } from "zod";
import { type KeptToken, type Store, TOKEN_ROLES } from "../../store/kept/store.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { withStore } from "../kept-store.ts";
import { numberOrText, parseOptions, withJson } from "../options.ts";

const DAY_MS = 24 * 3_600_000;

const COLUMNS = ["Id", "Name", "Role", "Created", "Used", "State"].map((head) => ({ head }));

const CreateOptions = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(TOKEN_ROLES).default("read"),
  days: z.number().int().min(1).max(36_500).optional(),
});

/** `token create|list|revoke`: who may use the API of a server that others reach. */
export function tokenCommand(session: Session): Command {
  const token = new Command("token").description("tokens of the API: create, list, revoke");
  for (const make of [createCommand, listCommand, revokeCommand])
    token.addCommand(make(session).copyInheritedSettings(token));
  return token;
}

function createCommand(session: Session): Command {
  return withJson(new Command("create"))
    .description("make a token; it is shown this once")
    .argument("<NAME>", "who or what it is for")
    .option("--role <role>", "read, write or admin (default read)")
    .option(
      "--days <n>",
      "worth nothing after so many days; default: it does not expire",
      numberOrText,
    )
    .action(async (name: string, { json, ...typed }: { json?: boolean }) => {
      const options = parseOptions(CreateOptions, { name, ...typed }, { name: "NAME" });
      const { role, days } = options;
      const expiresAt = days === undefined ? null : new Date(Date.now() + days * DAY_MS);
      const { secret, token } = await withStore(session, async (store) => {
        const made = await store.tokens.create({ name: options.name, role, expiresAt });
        await note(store, "token.create", made.token.id);
        return made;
      });
      if (json) printJson(session, { ...token, token: secret });
      else session.out(`${secret}\n`);
      session.err(`token ${token.id} (${role}): write it down, it is not shown again\n`);
    });
}

function listCommand(session: Session): Command {
  return withJson(new Command("list"))
    .description("every token that was made, never the tokens themselves")
    .action(async ({ json }: { json?: boolean }) => {
      const items = await withStore(session, ({ tokens }) => tokens.list());
      if (json) printJson(session, { items });
      else session.out(`${formatTable(COLUMNS, items.map(rowOf))}\n`);
    });
}

function revokeCommand(session: Session): Command {
  return withJson(new Command("revoke"))
    .description("make a token worth nothing, from now on")
    .argument("<ID>", "as token list shows it")
    .action(async (id: string, { json }: { json?: boolean }) => {
      const token = await withStore(session, async (store) => {
        const revoked = await store.tokens.revoke(id);
        await note(store, "token.revoke", id);
        return revoked;
      });
      if (json) printJson(session, token);
      else session.out(`token ${id} is worth nothing any more\n`);
    });
}

function note({ audit }: Store, action: string, object: string): Promise<void> {
  return audit.add({ who: "local", action, object, outcome: "done" });
}

function rowOf({ id, name, role, createdAt, usedAt, revokedAt, expiresAt }: KeptToken): string[] {
  const isOver = expiresAt !== null && new Date(expiresAt) <= new Date();
  const ends = expiresAt === null ? "valid" : `valid to ${expiresAt.slice(0, 10)}`;
  const state = revokedAt ? "revoked" : isOver ? "expired" : ends;
  return [id, name, role, createdAt.slice(0, 10), usedAt?.slice(0, 10) ?? "never", state];
}
