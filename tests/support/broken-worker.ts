/** Stands in for the worker of a study in tests: ends its thread, throws, or never answers. */
export async function computeBlock({ options }: { options?: unknown; from: number }) {
  void options;
  const mode = process.env["BROKEN_WORKER"] ?? "exit";
  if (mode === "throw") throw new TypeError("no memory left for this");
  if (mode === "hang") await new Promise((resolve) => setTimeout(resolve, 600_000));
  process.exit(3);
}
