import type { Response } from "express";

/** Notes who asks. */
export function setCaller(response: Response, caller: string): void {
  response.locals["caller"] = caller;
}

/** Who asks: the id of a token, `local` or `public`; null: nobody was asked for. */
export function callerOf(response: Response): string | null {
  const caller: unknown = response.locals["caller"];
  return typeof caller === "string" ? caller : null;
}
