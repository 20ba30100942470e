import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import type { DependencyOptions, DependencyScope } from "../../model/options.ts";
import type { DependencyItem, DependencyResult } from "../../model/results.ts";
import { blocMembers, knownCountries, unknownCountry } from "../build/country-sets.ts";
import { compileNetwork, type Network } from "../build/network.ts";
import type { Producer } from "../build/resolve-shares.ts";
import { buildValueFlow } from "../build/value-flow.ts";
import {
  faceValue,
  type LookThrough,
  lookThrough,
  type RestRule,
  type ValueFlow,
} from "../kernels/look-through.ts";
import { assumedBehind } from "./assumed.ts";
import { certify } from "./certificate.ts";
import { Evaluator } from "./evaluator.ts";
import { makersShock } from "./halt-shocks.ts";
import type { UnknownSupply } from "./makers.ts";
import { selectProducts } from "./select-products.ts";
import { nobodyNamed, supplyConcentration } from "./supply-concentration.ts";

type Membership = (maker: Pick<Producer, "country" | "unknown">) => boolean;

/**
 * Foreign-dependency scores: direct, look-through (by value) and critical (what stops), on all that
 * is foreign, untrusted, adverse, or one country, and for each country by itself.
 * @throws InvalidInputError unknown product or country, shares of value above 1, barren cycle
 * @see docs/methods/dependency.md
 */
export function dependency(data: DataSet, options: DependencyOptions): DependencyResult {
  const network = compileNetwork(data, options);
  const evaluator = new Evaluator(network);
  const figures = figuresOf(network, evaluator, membersOf(network, options.on));
  const products = selectProducts(network, options.products, { sectors: true });
  evaluator.run(figures.scopeShock);
  const assumed = assumedBehind(evaluator, products);
  return {
    on: options.on,
    items: products.map((product) => itemOf(network, figures, product)),
    home: homeOf(evaluator, figures),
    certificate: certify(network, "direct share; d = v s + A d; 1 - cascade without the set", {
      convergence: evaluator.convergence,
      assumed,
      notes: [...knownNotes(network), ...basisNotes(network)],
    }),
  };
}

/** The mean of the sectors, with the ends that unknown supply, value shares and modes leave open. */
function homeOf(evaluator: Evaluator, { scope, unknown }: Figures): DependencyResult["home"] {
  const mean = (scores: Float64Array | null) => overSectors(evaluator, scores);
  return {
    direct: mean(scope.direct),
    directLow: mean(scope.directLow),
    directHigh: mean(scope.directHigh),
    unknown: mean(unknown),
    lookThrough: mean(scope.lookThrough),
    lookThroughLow: mean(scope.lookThroughLow),
    lookThroughHigh: mean(scope.lookThroughHigh),
    faceValue: mean(scope.faceValue),
    hidden: mean(scope.hidden),
    critical: mean(scope.critical),
    criticalRigid: mean(scope.criticalRigid),
    criticalLow: mean(scope.criticalLow),
    criticalHigh: mean(scope.criticalHigh),
  };
}

type Figures = ReturnType<typeof figuresOf>;

/** Every figure by product: for the scope, for each country by itself, and what nobody states. */
function figuresOf(network: Network, evaluator: Evaluator, members: ReadonlySet<string>) {
  const named: Membership = (maker) => !maker.unknown && members.has(maker.country);
  const atMost: Membership = (maker) => maker.unknown || members.has(maker.country);
  const flow = buildValueFlow(network);
  const isRigid = network.choices.mode === "rigid";
  const directLow = openEnd(network, ownShares(network, named), named, "spared");
  const directHigh = openEnd(network, ownShares(network, atMost), named, "cut");
  const scope = {
    direct: ownShares(network, named),
    directLow,
    directHigh,
    ...byValue(evaluator, flow, named),
    lookThroughLow: through(evaluator, flow, directLow, "least"),
    lookThroughHigh: through(evaluator, flow, directHigh, "most"),
    critical: critical(evaluator, named, isRigid),
    criticalRigid: critical(evaluator, named, true),
    criticalLow: critical(evaluator, named, false, "spared"),
    criticalHigh: critical(evaluator, atMost, true, "cut"),
  };
  const countries = countriesInPlay(network).map((country) => {
    const only: Membership = (maker) => maker.country === country;
    return {
      country,
      direct: ownShares(network, only),
      ...byValue(evaluator, flow, only),
      critical: critical(evaluator, only, isRigid),
    };
  });
  return {
    scope,
    scopeShock: makersShock(network, named),
    countries,
    unknown: openEnd(
      network,
      ownShares(network, ({ unknown }) => unknown),
      () => true,
      "cut",
    ),
  };
}

function itemOf(
  network: Network,
  { scope, countries, unknown }: Figures,
  product: number,
): DependencyItem {
  return {
    id: network.products[product] ?? "",
    basis: basisOf(network, product),
    direct: scope.direct[product] ?? null,
    directLow: scope.directLow[product] ?? null,
    directHigh: scope.directHigh[product] ?? null,
    lookThrough: scope.lookThrough?.[product] ?? null,
    lookThroughLow: scope.lookThroughLow?.[product] ?? null,
    lookThroughHigh: scope.lookThroughHigh?.[product] ?? null,
    faceValue: scope.faceValue?.[product] ?? null,
    hidden: scope.hidden?.[product] ?? null,
    critical: scope.critical[product] ?? null,
    criticalRigid: scope.criticalRigid[product] ?? null,
    criticalLow: scope.criticalLow[product] ?? null,
    criticalHigh: scope.criticalHigh[product] ?? null,
    unknown: unknown[product] ?? null,
    hhi: supplyConcentration(network, product).hhi,
    byCountry: Object.fromEntries(
      countries.map((c) => [
        c.country,
        {
          direct: c.direct[product] ?? null,
          lookThrough: c.lookThrough?.[product] ?? null,
          faceValue: c.faceValue?.[product] ?? null,
          hidden: c.hidden?.[product] ?? null,
          critical: c.critical[product] ?? null,
        },
      ]),
    ),
  };
}

/** Countries that a scope counts on: those of the data, minus home (and trusted). */
function membersOf(network: Network, on: DependencyScope): Set<string> {
  const { home, trusted, adversary } = network.sets;
  const all = countriesInPlay(network);
  switch (on) {
    case "foreign":
      return new Set(all.filter((c) => !home.has(c)));
    case "untrusted":
      return new Set(all.filter((c) => !home.has(c) && !trusted.has(c)));
    case "adversary":
      return new Set(adversary);
    default: {
      const members = blocMembers(network.data).get(on);
      if (!members && !knownCountries(network.data).has(on)) {
        throw new InvalidInputError("unknown_country", `"${on}" is no country known here`, {
          details: [unknownCountry(on, "on")],
        });
      }
      return new Set(members ?? [on]);
    }
  }
}

function countriesInPlay({ supply, sets }: Network): string[] {
  const codes = new Set(supply.flatMap(({ producers }) => producers.map(({ country }) => country)));
  for (const country of sets.home) codes.add(country);
  return [...codes].sort(compareIds);
}

function ownShares({ supply }: Network, members: Membership): Float64Array {
  return Float64Array.from(supply, ({ producers }) =>
    Math.min(
      1,
      producers.reduce((sum, maker) => sum + (members(maker) ? maker.share : 0), 0),
    ),
  );
}

/** Shares where makers outside the total may hold all: 0 if one is spared, 1 if one is counted. */
function openEnd(
  { supply }: Network,
  shares: Float64Array,
  members: Membership,
  end: "spared" | "cut",
): Float64Array {
  return shares.map((share, product) => {
    const outside = supply[product]?.outside ?? [];
    const decides = (country: string) => members({ country, unknown: false }) === (end === "cut");
    return outside.some(decides) ? Number(end === "cut") : share;
  });
}

type ByValue = Readonly<Record<"lookThrough" | "faceValue" | "hidden", Float64Array | null>>;

/** Through all tiers, at face value, and the difference: what deeper tiers hide. */
function byValue(evaluator: Evaluator, flow: ValueFlow | null, members: Membership): ByValue {
  if (!flow) return { lookThrough: null, faceValue: null, hidden: null };
  const own = ownShares(evaluator.network, members);
  const deep = account(evaluator, lookThrough(flow, own));
  const shallow = faceValue(flow, own);
  const hidden = deep.map((d, product) => d - (shallow[product] ?? 0));
  return { lookThrough: deep, faceValue: shallow, hidden };
}

function through(
  evaluator: Evaluator,
  flow: ValueFlow | null,
  own: Float64Array,
  rest: RestRule,
): Float64Array | null {
  if (!flow) return null;
  return account(evaluator, lookThrough(flow, own, rest));
}

/** The certificate speaks for look-through, too. */
function account({ convergence }: Evaluator, run: LookThrough): Float64Array {
  convergence.iterations = Math.max(convergence.iterations, run.iterations);
  convergence.lastChange = Math.max(convergence.lastChange, run.lastChange);
  convergence.converged &&= run.converged;
  return run.depends;
}

/** What stops at each product when every maker in the set stops, at all stages at once. */
function critical(
  evaluator: Evaluator,
  members: Membership,
  rigid: boolean,
  rule?: UnknownSupply,
): Float64Array {
  evaluator.run(makersShock(evaluator.network, members, rule), rigid);
  return Float64Array.from(evaluator.network.products, (_, at) => 1 - evaluator.homeOutput(at));
}

function basisOf({ choices, supply }: Network, product: number): string {
  return choices.basis === "home_sourcing" && supply[product]?.basis === "sourcing"
    ? "home_sourcing"
    : "world_production";
}

function overSectors(evaluator: Evaluator, scores: Float64Array | null): number | null {
  if (!scores || !evaluator.weighted) return null;
  return evaluator.sectors.reduce(
    (sum, { product, importance }) => sum + importance * (scores[product] ?? 0),
    0,
  );
}

/** With nobody named anywhere, every 0 of the answer means that nothing is known. */
function knownNotes({ supply, sector, choices }: Network): string[] {
  const isNamed = supply.some(({ producers }, at) => sector[at] !== 1 && !nobodyNamed(producers));
  if (isNamed || supply.every((_, at) => sector[at] === 1)) return [];
  const upTo = choices.asOf === undefined ? "" : ` up to ${choices.asOf}`;
  return [`nobody says who makes any of the products${upTo}: no dependency is known`];
}

function basisNotes(network: Network): string[] {
  const notes: string[] = [];
  const count = (basis: string) => network.supply.filter((s) => s.basis === basis).length;
  if (network.choices.basis === "home_sourcing") {
    const world = network.supply.length - count("sourcing");
    notes.push(`${world} products have no sourcing rows: world production stands in`);
  }
  if (count("headquarters") > 0) {
    notes.push(`${count("headquarters")} products count makers by headquarters, not by plant`);
  }
  if (count("capacity") > 0) notes.push(`${count("capacity")} products count capacity, not output`);
  return notes;
}
