import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { CutOptions } from "../../model/options.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { expandCountries } from "../build/country-sets.ts";
import { compileNetwork, type Network } from "../build/network.ts";
import type { Shock } from "../kernels/cascade-system.ts";
import { shapleyShares } from "../kernels/shapley.ts";
import { embargoShocks } from "./embargo-shocks.ts";
import { Evaluator } from "./evaluator.ts";
import { haltShocks } from "./halt-shocks.ts";
import { readTargets } from "./targets.ts";

/** What `cut` and `shapley` are asked alike: a network, targets, and the shock of any of them. */
export interface CutQuestion {
  readonly network: Network;
  readonly evaluator: Evaluator;
  readonly targets: readonly Target[];
  readonly buyers: ReadonlySet<string>;
  /** The shock of cutting, or barring, those of the targets whose place in the list is in. */
  readonly shockOf: (isIn: (at: number) => boolean) => Shock;
}

/**
 * Reads what is to be cut, or barred from selling to some buyers.
 * @throws InvalidInputError unknown target or country, `fungibility` without `to`, one pool with `to`
 */
export function cutQuestion(data: DataSet, options: CutOptions): CutQuestion {
  if (options.fungibility !== undefined && !options.to) {
    throw new InvalidInputError("invalid_option", "fungibility without buyers", {
      details: [
        {
          column: "fungibility",
          pointer: "/fungibility",
          message: "fungibility says how far a ban is undone, but no buyers are named",
          expected: "the option `to` beside it",
        },
      ],
    });
  }
  const buyers = options.to ? expandCountries(data, options.to, "to") : new Set<string>();
  const network = compileNetwork(data, options, options.to ? [buyers] : []);
  refusePartOfHome(network, buyers);
  const targets = distinctTargets(readTargets(network, options.targets));
  const shockOf = shockBuilder(network, targets, options, buyers);
  return { network, evaluator: new Evaluator(network), targets, buyers, shockOf };
}

/**
 * Each target's part of the loss of all, by id; the parts sum to that loss.
 * @returns the standard error is 0 where the parts are exact (up to 12 targets); null throughout
 * where no sector has any importance, so that there is no loss to split
 * @see docs/methods/shapley.md
 */
export function sharesOfLoss(
  { evaluator, targets, shockOf }: CutQuestion,
  sampling: { permutations: number; seed?: number },
): { shares: Record<string, number | null>; standardError: number | null } {
  if (!evaluator.weighted) {
    const unknown = targets.map((target) => [formatTarget(target), null]);
    return { shares: Object.fromEntries(unknown), standardError: null };
  }
  const { shares, standardError } = shapleyShares(
    targets.length,
    (present) => evaluator.lossOf(shockOf((at) => present[at] === 1)),
    sampling,
  );
  const byTarget = targets.map((target, at) => [formatTarget(target), shares[at] ?? 0]);
  return { shares: Object.fromEntries(byTarget), standardError };
}

/** Sectors sit in the home as a whole: nothing says which part of them a barred part of it runs. */
function refusePartOfHome({ sets }: Network, buyers: ReadonlySet<string>): void {
  const spared = [...sets.home].filter((country) => !buyers.has(country));
  if (spared.length === 0 || spared.length === sets.home.size) return;
  const message = `the buyers are a part of the home only, without ${spared.join(", ")}`;
  throw new InvalidInputError("invalid_option", message, {
    details: [{ column: "to", pointer: "/to", message, expected: "all home countries or none" }],
  });
}

function distinctTargets(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [formatTarget(target), target])).values()];
}

/** The shock of cutting, or barring, those of the targets whose place in the list is in. */
function shockBuilder(
  network: Network,
  targets: readonly Target[],
  { size, everywhere, fungibility = 0, to }: CutOptions,
  buyers: ReadonlySet<string>,
): (isIn: (at: number) => boolean) => Shock {
  if (!to) return haltShocks(network, targets, { size, everywhere });
  const regions = new Set([...buyers].map(network.regions.regionOf));
  return embargoShocks(network, targets, regions, { size, everywhere, fungibility });
}

/** What was assumed about buyers and markets. */
export function questionNotes(
  { network, buyers }: CutQuestion,
  { to, fungibility, regions }: CutOptions,
): string[] {
  const notes: string[] = [];
  if (to && fungibility === undefined) {
    notes.push(
      "fungibility was not chosen: the answer is for 0, with fungibility 1 nothing is lost",
    );
  }
  if (to && ![...buyers].some((country) => network.sets.home.has(country))) {
    notes.push("the home is no buyer here: it loses only what the barred buyers sell to it");
  }
  if (network.regions.kind !== "world" || regions) {
    const traded = network.products.length - network.homeSourcing.size;
    if (network.regions.kind !== "world" && traded > 0) {
      notes.push(
        `${traded} products without sourcing rows are bought in the mix of world supply (assumed)`,
      );
    }
  }
  return notes;
}
