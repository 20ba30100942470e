import type { RequestHandler } from "express";
import { InvalidInputError } from "../../model/errors.ts";
import { hashToken } from "../../store/kept/token-secret.ts";
import type { Role } from "../contract/operation.ts";
import { RequestError } from "../problem.ts";
import { ANYBODY, type Caller, setCaller } from "./caller.ts";
import { isLoopback } from "./host-check.ts";

/** Who may do what; tokens are known by their hash alone. */
export interface TokenDirectory {
  /**
   * The token of a hash, if it is worth anything now. It is found by a digest of what was sent: how long
   * that takes tells nothing about the tokens that there are.
   * @param hash as `hashToken` makes it
   */
  find(hash: string): Promise<{ readonly id: string; readonly role: Role } | null>;
  /** Whether there is any that is worth something. */
  hasAny(): Promise<boolean>;
}

interface Door {
  readonly tokens: TokenDirectory;
  /** Address that the server listens on. */
  readonly host: string;
  /** Everybody may read. */
  readonly publicReadOnly: boolean;
}

/** For a server without tokens. */
export const NO_TOKENS: TokenDirectory = {
  find: async () => null,
  hasAny: async () => false,
};

const RANK: Readonly<Record<Role, number>> = { public: 0, read: 1, write: 2, admin: 3 };
/** Who asks without a token, where nobody needs one: somebody at this machine. */
const LOCAL = "local";
const SHOWN = /^Bearer +([\w.~+/-]{1,200}=*)$/i;

/**
 * Lets through who may do what an operation does. A token that is shown must be worth something, whatever
 * is asked. Without one: everything on an address of this machine alone as long as there are no tokens,
 * reading where everybody may read, else nothing (401; 403 for a token that allows less).
 */
export function accessCheck(door: Door): (role: Role) => RequestHandler {
  return (role) => async (request, response, next) => {
    if (role !== "public") {
      const { authorization } = request.headers;
      const isShown = authorization !== undefined;
      setCaller(
        response,
        isShown ? await holder(door, authorization, role) : await nobody(door, role),
      );
    }
    next();
  };
}

/** Whose token was shown. @throws RequestError 401, 403 */
async function holder({ tokens }: Door, authorization: string, role: Role): Promise<Caller> {
  const [, shown] = SHOWN.exec(authorization) ?? [];
  const token = shown === undefined ? null : await tokens.find(hashToken(shown));
  if (!token) throw unauthorised("the token is worth nothing here", "invalid_token");
  if (RANK[token.role] < RANK[role]) throw forbidden(role, token.role);
  return { id: token.id, role: token.role };
}

/** What somebody without a token counts as. @throws RequestError 401 */
async function nobody({ tokens, host, publicReadOnly }: Door, role: Role): Promise<Caller> {
  if (publicReadOnly && role === "read") return { id: ANYBODY, role };
  if (isLoopback(host) && !publicReadOnly && !(await tokens.hasAny()))
    return { id: LOCAL, role: "admin" };
  throw unauthorised("a token is missing");
}

/**
 * Refuses to listen where others reach it, with nothing that tells them apart.
 * @throws InvalidInputError `invalid_option`
 */
export async function refuseOpenDoor({ tokens, host, publicReadOnly }: Door): Promise<void> {
  if (isLoopback(host) || publicReadOnly || (await tokens.hasAny())) return;
  const message = `is ${host}, and there are no tokens: whoever reaches it could change everything`;
  const expected =
    "a token first (linchpin token create NAME), or --public-read-only, or 127.0.0.1 for this machine alone";
  throw new InvalidInputError("invalid_option", `the address ${message}`, {
    details: [{ column: "HOST", message, expected }],
  });
}

function unauthorised(message: string, error?: string): RequestError {
  const reason = error === undefined ? "" : `, error="${error}"`;
  return new RequestError(401, message, {
    headers: { "WWW-Authenticate": `Bearer realm="linchpin"${reason}` },
    details: [{ pointer: "Authorization", message, expected: "Authorization: Bearer TOKEN" }],
  });
}

function forbidden(needed: Role, has: Role): RequestError {
  const message = `the token allows to ${has}, this needs ${needed}`;
  return new RequestError(403, message, {
    headers: { "WWW-Authenticate": 'Bearer realm="linchpin", error="insufficient_scope"' },
    details: [{ pointer: "Authorization", message, expected: `a token of role ${needed}` }],
  });
}
