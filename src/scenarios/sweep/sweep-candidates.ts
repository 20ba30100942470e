import type { Network } from "../../engine/build/network.ts";
import { candidatesBy } from "../../engine/measures/candidates.ts";
import type { Evaluator } from "../../engine/measures/evaluator.ts";
import { haltShock } from "../../engine/measures/halt-shocks.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import type { SweepOptions } from "../../model/sweep.ts";
import { formatTarget, type Target } from "../../model/target.ts";

/** What is halted, row by row of a sweep. */
export interface SweepCandidates {
  /** Targets that are halted together: one, or the two of a pair. */
  readonly rows: readonly (readonly Target[])[];
  /** The first so many rows are singles that only pairs need, to compare with. */
  readonly singles: number;
  /** Of how many candidates pairs were made, and how many there are; null: no pairs. */
  readonly among: { readonly chosen: number; readonly of: number } | null;
}

const USUAL_PAIRS = "producer";
const USUAL_AMONG = 30;

/** Everything that a sweep halts; pairs among those that lose most for good when halted alone. */
export function sweepCandidates(evaluator: Evaluator, options: SweepOptions): SweepCandidates {
  const { network } = evaluator;
  const { by, everywhere } = options;
  if (by !== "pair") {
    const rows = candidatesBy(network, { by, everywhere }).map((target) => [target]);
    return { rows, singles: 0, among: null };
  }
  const all = candidatesBy(network, { by: options.of ?? USUAL_PAIRS, everywhere });
  const chosen = worstOf(network, evaluator, all, options).sort(byId);
  const pairs = chosen.flatMap((a, at) => chosen.slice(at + 1).map((b) => [a, b]));
  return {
    rows: [...chosen.map((target) => [target]), ...pairs],
    singles: chosen.length,
    among: { chosen: chosen.length, of: all.length },
  };
}

function byId(a: Target, b: Target): number {
  return compareIds(formatTarget(a), formatTarget(b));
}

function worstOf(
  network: Network,
  evaluator: Evaluator,
  targets: readonly Target[],
  { among = USUAL_AMONG, size, everywhere }: SweepOptions,
): Target[] {
  return targets
    .map((target) => ({
      target,
      loss: Math.round(evaluator.lossOf(haltShock(network, [target], { size, everywhere })) * 1e12),
    }))
    .sort((a, b) => b.loss - a.loss || byId(a.target, b.target))
    .slice(0, among)
    .map(({ target }) => target);
}

/**
 * Options that only pairs give a meaning.
 * @throws InvalidInputError `invalid_option`
 */
export function refuseWithoutPairs(options: SweepOptions): void {
  if (options.by === "pair") return;
  const details = (["of", "among"] as const)
    .filter((name) => options[name] !== undefined)
    .map((name) => {
      const message = `${name} says how pairs are made, but none are`;
      return { column: name, pointer: `/${name}`, message, expected: "by pair beside it" };
    });
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}
