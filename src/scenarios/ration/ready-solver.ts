import { loadSolver } from "../plan/highs-solver.ts";
import type { Solver } from "../plan/solver.ts";

/** A solver is loaded with a promise; days go by without any. */
let atHand: Solver | null = null;

/**
 * Loads the solver into this thread if a question needs it in the course of time: if it asks for a best
 * allocation in a scenario, or holds a response `rationing` by the rule `optimal` at any depth. To be awaited before it is asked.
 * @throws SolverError `solver_failed` if it cannot be loaded
 */
export async function readySolver(question: unknown): Promise<void> {
  if (sharesOutBest(question)) atHand = await loadSolver();
}

/** The solver that `readySolver` has loaded in this thread; null: none. */
export function solverAtHand(): Solver | null {
  return atHand;
}

function sharesOutBest(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("scenario" in value && "rationing" in value && value.rationing === "optimal") return true;
  if ("kind" in value && value.kind === "rationing" && "rule" in value)
    return value.rule === "optimal";
  return Object.values(value).some(sharesOutBest);
}
