import { partsFromLogs } from "../kernels/dirichlet.ts";
import type { Network } from "./network.ts";
import type { Part, ProductParts } from "./resolve-firms.ts";
import type { InputGroup, Member } from "./resolve-inputs.ts";
import type { Producer, ProductSupply } from "./resolve-shares.ts";
import { isWithheld, splitWithheld, type UncertainFigure } from "./uncertain-figures.ts";

/** Figures that stand in for those of a network; what is not listed stays. */
export interface DrawnFigures {
  readonly supply: ReadonlyMap<number, ProductParts>;
  readonly homeSourcing: ReadonlyMap<string, ProductSupply>;
  readonly groups: ReadonlyMap<number, InputGroup>;
}

/**
 * Makes figures of drawn numbers.
 * @param network whose figures they replace; it may itself be drawn from `stated`
 * @param drawn a figure and the numbers of its marginals, in their order
 * @param stated the network as the data state it: what factors multiply
 * @returns shares that sum to 1, whose makers and order are those of the network
 */
export function figuresOf(
  network: Network,
  drawn: Iterable<{ readonly figure: UncertainFigure; readonly numbers: Float64Array }>,
  stated: Network = network,
): DrawnFigures {
  const figures: Drawing = { supply: new Map(), homeSourcing: new Map(), groups: new Map() };
  for (const { figure, numbers } of drawn) {
    const { kind, at } = figure;
    if (kind === "sourcing") drawSourcing(network, figures, at, numbers);
    else if (kind === "supply" || kind === "spare") {
      const before = figures.supply.get(at) ?? network.supply[at];
      if (before) figures.supply.set(at, withMakers(before, kind, numbers, stated.supply[at]));
    } else {
      const before = figures.groups.get(at) ?? network.groups[at];
      if (before) figures.groups.set(at, withNumbers(before, kind, numbers, stated.groups[at]));
    }
  }
  return figures;
}

interface Drawing {
  readonly supply: Map<number, ProductParts>;
  readonly homeSourcing: Map<string, ProductSupply>;
  readonly groups: Map<number, InputGroup>;
}

function drawSourcing(
  network: Network,
  figures: Drawing,
  product: number,
  numbers: Float64Array,
): void {
  const id = network.products[product] ?? "";
  const bought = network.homeSourcing.get(id);
  if (!bought) return;
  const producers = withShares(bought.producers, numbers);
  figures.homeSourcing.set(id, { ...bought, producers });
  const makers = network.supply[product];
  if (makers?.basis === "sourcing") {
    figures.supply.set(product, boughtAs(makers, bought, producers));
  }
}

function withMakers(
  before: ProductParts,
  kind: "supply" | "spare",
  numbers: Float64Array,
  stated: ProductParts = before,
): ProductParts {
  if (kind === "spare") return { ...before, parts: withSpares(before, numbers, stated) };
  const parts = withShares(before.parts, numbers);
  return { ...before, parts, producers: byCountry(before.producers, parts) };
}

/** Numbers: logs of the stated parts, of all that is withheld, and of each that withholds. */
function withShares<Of extends Producer>(parts: readonly Of[], numbers: Float64Array): Of[] {
  const { stated, withheld, pool } = splitWithheld(parts);
  const wholes = stated.length + (withheld.length > 0 ? 1 : 0);
  const shares = partsFromLogs(numbers.subarray(0, wholes));
  const rest = shares[stated.length] ?? 0;
  const restShares =
    withheld.length > 1 ? partsFromLogs(numbers.subarray(wholes)) : Float64Array.of(1);
  const before = withheldBefore(parts);
  let next = 0;
  return parts.map((part) => {
    if (part.share <= 0) return part;
    if (!isWithheld(part)) return { ...part, share: shares[next++] ?? 0 };
    const own = pool > 0 ? part.share / (before.get(part.country) ?? 1) : 0;
    return { ...part, share: rest * (restShares[withheld.indexOf(part.country)] ?? 0) * own };
  });
}

function withheldBefore(parts: readonly Producer[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const part of parts) {
    if (part.share > 0 && isWithheld(part))
      total.set(part.country, (total.get(part.country) ?? 0) + part.share);
  }
  return total;
}

/** Makers on the sourcing basis keep their part of what is bought from their country. */
function boughtAs(
  supply: ProductParts,
  before: ProductSupply,
  producers: readonly Producer[],
): ProductParts {
  const ratio = new Map(
    producers.map(({ country, share }, at) => {
      const was = before.producers[at]?.share ?? 0;
      return [country, was > 0 ? share / was : 1];
    }),
  );
  const parts = supply.parts.map((part) => ({
    ...part,
    share: part.share * (ratio.get(part.country) ?? 1),
  }));
  return { ...supply, producers, parts };
}

function withSpares({ parts }: ProductParts, numbers: Float64Array, stated: ProductParts): Part[] {
  let next = 0;
  return parts.map((part, at) =>
    part.share > 0 && part.spare > 0
      ? { ...part, spare: (stated.parts[at]?.spare ?? part.spare) * (numbers[next++] ?? 1) }
      : part,
  );
}

function byCountry(producers: readonly Producer[], parts: readonly Part[]): Producer[] {
  const total = new Map<string, number>();
  for (const { country, share } of parts) total.set(country, (total.get(country) ?? 0) + share);
  return producers.map((maker) => ({ ...maker, share: total.get(maker.country) ?? maker.share }));
}

function withNumbers(
  group: InputGroup,
  kind: Exclude<UncertainFigure["kind"], "supply" | "sourcing" | "spare">,
  numbers: Float64Array,
  stated: InputGroup = group,
): InputGroup {
  const [only = 0] = numbers;
  switch (kind) {
    case "essentiality":
      return { ...group, essentiality: only };
    case "substitutability":
      return { ...group, substitutability: only };
    case "mix": {
      const mixes = partsFromLogs(numbers);
      return {
        ...group,
        members: group.members.map((member, at) => ({ ...member, mix: mixes[at] ?? 0 })),
      };
    }
    case "headroom":
    case "cover":
    case "lag":
      return { ...group, members: multiplied(group.members, kind, numbers, stated.members) };
  }
}

/** Members whose figure is above 0, in their order, each times its factor. */
function multiplied(
  members: readonly Member[],
  kind: "headroom" | "cover" | "lag",
  factors: Float64Array,
  stated: readonly Member[],
): Member[] {
  let next = 0;
  return members.map((member, at) => {
    const { headroom, row } = stated[at] ?? member;
    const before = kind === "headroom" ? headroom : kind === "cover" ? row.coverDays : row.lagDays;
    if (before === null || before <= 0) return member;
    const now = before * (factors[next++] ?? 1);
    if (kind === "headroom") return { ...member, headroom: now };
    return { ...member, row: { ...member.row, [`${kind}Days`]: now } };
  });
}
