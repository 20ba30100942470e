import type { Response } from "express";
import type { Role } from "../contract/operation.ts";

/** Who asks, and what they may do. */
export interface Caller {
  /** Id of a token, `local` or `public`. */
  readonly id: string;
  readonly role: Role;
}

/** Who asks without a token where everybody may read: one name for all of them. */
export const ANYBODY = "public";

/** Where nobody was asked for: may do what everybody may. */
export const NOBODY: Caller = { id: ANYBODY, role: "public" };

/** Notes who asks. */
export function setCaller(response: Response, caller: Caller): void {
  response.locals["caller"] = caller;
}

/** Who asks; null: nobody was asked for. */
export function callerOf(response: Response): Caller | null {
  return (response.locals["caller"] as Caller | undefined) ?? null;
}

/** Whether the caller may change what others made. */
export function mayWrite({ role }: Caller): boolean {
  return role === "write" || role === "admin";
}
