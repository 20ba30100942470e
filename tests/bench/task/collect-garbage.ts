import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Gives back what is no longer needed: shared memory alone never makes the engine look for it. */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") return;
  collect();
  collect(); // memory of arrays goes back later, but no later than this
}
