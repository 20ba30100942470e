import { OPERATIONS } from "../contract/operations.ts";
import type { ProblemDocument } from "../contract/problem.ts";
import { problemOf } from "../problem.ts";
import type { RunSubject } from "./kept-run.ts";

/** What the plain request would have been answered with. */
export function problemOfRun(
  { graph, operation }: Pick<RunSubject, "graph" | "operation">,
  error: unknown,
): ProblemDocument {
  const { method, path } = OPERATIONS[operation];
  const address = path.replace("{id}", encodeURIComponent(graph ?? ""));
  return problemOf(error, method.toUpperCase(), address);
}
