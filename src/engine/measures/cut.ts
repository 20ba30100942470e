import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { CutOptions } from "../../model/options.ts";
import type { Assumption, CutResult } from "../../model/results.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { expandCountries } from "../build/country-sets.ts";
import { compileNetwork, type Network } from "../build/network.ts";
import type { Shock } from "../kernels/cascade-system.ts";
import { shapleyShares } from "../kernels/shapley.ts";
import { certify } from "./certificate.ts";
import { Evaluator } from "./evaluator.ts";
import { bindingPath } from "./explain.ts";
import { embargoShocks, haltShocks } from "./shocks.ts";
import { readTargets } from "./targets.ts";

/**
 * What is lost if the targets are cut, or barred from selling to some buyers, all at once.
 * @returns loss of the home sectors, outputs, binding paths, and each target's share of the loss
 * @throws InvalidInputError unknown target or country, `fungibility` without `to`, one pool with `to`
 * @see docs/methods/cascade.md, docs/methods/regions.md
 */
export function cut(data: DataSet, options: CutOptions): CutResult {
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
  const network = compileNetwork(data, options, buyers);
  refusePartOfHome(network, buyers);
  const targets = distinctTargets(readTargets(network, options.targets));
  const shockOf = shockBuilder(network, targets, options, buyers);
  const evaluator = new Evaluator(network);
  const all = () => true;
  const rigidLoss = evaluator.lossOf(shockOf(all), true);
  const shapley = shapleyShares(
    targets.length,
    (present) => evaluator.lossOf(shockOf((at) => present[at] === 1)),
    { permutations: permutationsFor(targets.length) },
  );
  const undone = options.to && options.fungibility === undefined;
  const loss = evaluator.lossOf(shockOf(all)); // last, so that the state below is this one
  const { paths, assumed } = sectorPaths(evaluator);
  const weighted = evaluator.weighted;
  return {
    loss: weighted ? loss : null,
    lossRigid: weighted ? rigidLoss : null,
    ...(undone ? { lossRange: { low: 0, high: weighted ? loss : null } } : {}),
    sectors: allSectors(evaluator),
    output: Object.fromEntries(
      network.products.map((id, product) => [id, evaluator.homeOutput(product)]),
    ),
    paths,
    shares: Object.fromEntries(
      targets.map((target, at) => [formatTarget(target), shapley.shares[at] ?? 0]),
    ),
    ...(shapley.standardError > 0 ? { sharesStandardError: shapley.standardError } : {}),
    certificate: certify(network, options.to ? "embargo cascade" : "cut cascade", {
      convergence: evaluator.convergence,
      assumed,
      notes: noteworthy(network, options, buyers),
    }),
  };
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

/** 2000 orders up to 100 targets; beyond that fewer, so that an answer stays within seconds. */
function permutationsFor(targets: number): number {
  return Math.max(200, Math.min(2000, Math.floor(200_000 / targets)));
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

/** Loss of every sector, 0 included: a sector that is not hit is an answer, too. */
function allSectors(evaluator: Evaluator): Record<string, number> {
  const { network, workspace } = evaluator;
  return Object.fromEntries(
    evaluator.sectors.map(({ product, unit }) => [
      network.products[product] ?? "",
      1 - (workspace.state[unit] ?? 1),
    ]),
  );
}

function sectorPaths(evaluator: Evaluator): {
  paths: Record<string, string[]>;
  assumed: Assumption[];
} {
  const paths: Record<string, string[]> = {};
  const assumed: Assumption[] = [];
  for (const { product, unit } of evaluator.sectors) {
    const path = bindingPath(evaluator.network, evaluator.workspace, unit);
    if (!path) continue;
    paths[evaluator.network.products[product] ?? ""] = [...path.ids];
    assumed.push(...path.assumed);
  }
  return { paths, assumed };
}

function noteworthy(
  network: Network,
  { to, fungibility, regions }: CutOptions,
  buyers: ReadonlySet<string>,
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
