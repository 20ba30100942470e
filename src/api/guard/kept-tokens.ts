import type { KeptTokens } from "../../store/kept/store.ts";
import type { TokenDirectory } from "./access.ts";

/** So long it may take until a first token closes the door. */
const FRESH_MS = 1000;

/** The tokens of the store. What a token is worth is looked up every time: one that was revoked is worth nothing. */
export function keptTokens(kept: Pick<KeptTokens, "find" | "list">): TokenDirectory {
  let known: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return {
    find: (hash) => kept.find(hash),
    hasAny() {
      const now = Date.now();
      if (!known || now - known.at > FRESH_MS) known = { at: now, answer: isAnyWorth(kept, now) };
      return known.answer;
    },
  };
}

async function isAnyWorth(kept: Pick<KeptTokens, "list">, now: number): Promise<boolean> {
  return (await kept.list()).some(
    ({ revokedAt, expiresAt }) =>
      revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now),
  );
}
