import { createHash, randomBytes } from "node:crypto";

/** Tells people, and searches for secrets, what this is. */
const PREFIX = "lp_";
const BYTES = 32;

/** A token nobody can guess: 256 random bits, fit for a header. */
export function newSecret(): string {
  return PREFIX + randomBytes(BYTES).toString("base64url");
}

/** What is kept of a token: SHA-256, hexadecimal. A random token needs no slower hash. */
export function hashToken(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
