/** Stands in for the worker of path searches in tests: ends its thread or throws. */
export function addPathBlock(): never {
  if (process.env["BROKEN_WORKER"] === "throw") throw new TypeError("no memory left for this");
  process.exit(3);
}
