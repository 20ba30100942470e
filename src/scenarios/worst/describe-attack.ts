import { certify } from "../../engine/measures/certificate.ts";
import { sharesOfLoss } from "../../engine/measures/cut-question.ts";
import type { Evaluator } from "../../engine/measures/evaluator.ts";
import { bindingPath } from "../../engine/measures/explain.ts";
import type { Assumption } from "../../model/results.ts";
import type { WorstResult } from "../../model/worst.ts";
import type { Attack } from "./attack.ts";

type Description = Pick<
  WorstResult,
  "lossRigid" | "sectors" | "paths" | "shares" | "sharesStandardError" | "certificate"
>;

/** Orders drawn for the shares of more than 12 targets: fewer of many, to stay within seconds. */
const permutationsFor = (targets: number) =>
  Math.max(200, Math.min(2000, Math.floor(20_000 / Math.max(1, targets))));

/** What an attack does, sector by sector, each target's part in it, and what all that rests on. */
export function describedAttack(
  evaluator: Evaluator,
  attack: Attack,
  {
    set,
    notes,
    isDefended,
  }: { set: readonly number[]; notes: readonly string[]; isDefended: boolean },
): Description {
  const { network } = evaluator;
  const members = [...set].sort((a, b) => a - b);
  const targets = members.flatMap((at) => attack.targets[at] ?? []);
  const shockOf = (isIn: (at: number) => boolean) =>
    attack.shockOf(members.filter((_, at) => isIn(at)));
  const lossRigid = evaluator.lossOf(attack.shockOf(members), true);
  const { shares, standardError } = sharesOfLoss(
    { network, evaluator, targets, buyers: new Set(), shockOf },
    { permutations: permutationsFor(targets.length) },
  );
  evaluator.lossOf(attack.shockOf(members)); // last, so that the state below is this one
  const { assumed, ...hit } = hitSectors(evaluator);
  return {
    lossRigid,
    ...hit,
    shares,
    ...((standardError ?? 0) > 0 ? { sharesStandardError: standardError ?? 0 } : {}),
    certificate: certify(network, isDefended ? DEFENDED : PLAIN, {
      convergence: evaluator.convergence,
      assumed,
      notes,
    }),
  };
}

const PLAIN = "largest loss of the cut cascade over sets of k targets";
const DEFENDED = "least over protections of the largest loss of the cut cascade over k targets";

/** Losses and binding paths of the evaluator's last run. */
function hitSectors({ network, sectors, workspace }: Evaluator) {
  const losses: Record<string, number> = {};
  const paths: Record<string, string[]> = {};
  const assumed: Assumption[] = [];
  for (const { product, unit } of sectors) {
    const id = network.products[product] ?? "";
    losses[id] = 1 - (workspace.state[unit] ?? 1);
    const path = bindingPath(network, workspace, unit);
    if (!path) continue;
    paths[id] = [...path.ids];
    assumed.push(...path.assumed);
  }
  return { sectors: losses, paths, assumed };
}
