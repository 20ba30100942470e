import { InvalidInputError } from "../../model/errors.ts";
import type { OtherUse, RationingUsed } from "../../model/rationing.ts";
import type { Claims } from "../kernels/cascade-system.ts";
import type { Network } from "./network.ts";
import { type Uses, usesOf } from "./uses.ts";

/** What claims are made of: a network before anybody is served first. */
type Unranked = Omit<Network, "rationing" | "notes">;

/** Who is served first: what members get, and what the result says about it. */
export interface Ranked {
  readonly claims: Claims;
  readonly used: RationingUsed;
  readonly notes: readonly string[];
}

/**
 * Claims of the rule `priority`: of what a market has, the class served first takes up to its normal
 * amount, then the next; inside a class all get the same part. A product belongs to the best class
 * among the sectors that it leads to; one that leads to none comes after those; other use comes last,
 * or keeps its part of all (`protected`). A user whose use share nobody states gets the market's own
 * part, and the rest, in which it lies, is left alone.
 * @param order ids of sectors or pillars; default: sectors by importance, falling, equal ones together
 * @returns claims over the members of `network.system`
 * @throws InvalidInputError `unknown_sector` for an entry that is none, `invalid_option` for one
 *   that stands there twice
 * @see docs/methods/rationing.md; O(members + links)
 */
export function priorityClaims(
  network: Unranked,
  {
    order,
    otherUse = "sacrificed",
  }: { order?: readonly string[] | undefined; otherUse?: OtherUse | undefined } = {},
): Ranked {
  const classes = order ? orderedClasses(network, order) : classesByImportance(network);
  const classOf = classOfProducts(network, classes);
  const uses = usesOf(network);
  const claims = claimsOf(network, { classOf, classes: classes.length + 1, uses, otherUse });
  const names = classes.map((sectors) => sectors.map((at) => network.products[at] ?? ""));
  return { claims, used: { rule: "priority", otherUse, order: names }, notes: uses.notes };
}

/** Sectors of equal importance stand together: an order by name would be a choice that nobody made. */
const SAME_IMPORTANCE = 1e-9;

function classesByImportance({ sector, importance }: Unranked): number[][] {
  const sectors = sectorsOf(sector);
  const of = (at: number) => importance[at] ?? 0;
  sectors.sort((a, b) => of(b) - of(a) || a - b);
  const classes: number[][] = [];
  for (const at of sectors) {
    const last = classes.at(-1);
    if (last && of(last[0] ?? at) - of(at) <= SAME_IMPORTANCE) last.push(at);
    else classes.push([at]);
  }
  return classes;
}

/** One class for each entry, and one for the sectors that no entry names. */
function orderedClasses(network: Unranked, order: readonly string[]): number[][] {
  const { sector, productIndex, products, data } = network;
  const sectors = sectorsOf(sector);
  const faults: { at: number; message: string }[] = [];
  const placed = new Set<number>();
  const classes = order.map((entry, at) => {
    const own = productIndex.get(entry);
    const isSector = own !== undefined && sector[own] === 1;
    const named = isSector
      ? [own]
      : sectors.filter((of) => data.tables.products[of]?.pillar === entry);
    const fresh = named.filter((of) => !placed.has(of));
    for (const of of fresh) placed.add(of);
    if (named.length === 0) faults.push({ at, message: `"${entry}" is no sector and no pillar` });
    else if (fresh.length === 0) faults.push({ at, message: `"${entry}" is placed already` });
    return fresh;
  });
  if (faults.length > 0) {
    const unknown = faults.some(({ message }) => message.includes("no sector"));
    const pillars = new Set(sectors.flatMap((at) => data.tables.products[at]?.pillar ?? []));
    const expected = `each once: ${[...sectors.map((at) => products[at]), ...pillars].join(", ")}`;
    throw new InvalidInputError(
      unknown ? "unknown_sector" : "invalid_option",
      faults[0]?.message ?? "",
      {
        details: faults.map(({ at, message }) => ({
          ...{ column: "order", pointer: `/order/${at}` },
          ...{ message, expected },
        })),
      },
    );
  }
  const rest = sectors.filter((at) => !placed.has(at));
  return rest.length > 0 ? [...classes, rest] : classes;
}

function sectorsOf(sector: Uint8Array): number[] {
  return Array.from(sector.keys()).filter((at) => sector[at] === 1);
}

/**
 * Best class among the sectors that each product leads to, itself included; `classes.length` for one
 * that leads to none. Searched against the flow from the best class on, so that each product is met once.
 */
function classOfProducts(
  { products, productIndex, groups, groupsOf }: Unranked,
  classes: readonly (readonly number[])[],
): Uint32Array {
  const classOf = new Uint32Array(products.length).fill(classes.length);
  classes.forEach((sectors, rank) => {
    const open = sectors.filter((at) => (classOf[at] ?? 0) > rank);
    for (const at of open) classOf[at] = rank;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const inputs = (groupsOf[at] ?? []).flatMap((group) => groups[group]?.members ?? []);
      for (const { input } of inputs) {
        const of = productIndex.get(input) ?? -1;
        if ((classOf[of] ?? 0) <= rank) continue;
        classOf[of] = rank;
        open.push(of);
      }
    }
  });
  return classOf;
}

interface Rule {
  readonly classOf: Uint32Array;
  readonly classes: number;
  readonly uses: Uses;
  readonly otherUse: OtherUse;
}

function claimsOf({ system, labels }: Unranked, rule: Rule): Claims {
  const { classOf, classes, uses, otherUse } = rule;
  const members = system.memberMarket.length;
  const start = new Float64Array(members);
  const width = new Float64Array(members).fill(1);
  const rankOf = new Uint32Array(members);
  for (let unit = 0; unit < system.units; unit++) {
    const end = system.memberOffsets[system.groupOffsets[unit + 1] ?? 0] ?? 0;
    let member = system.memberOffsets[system.groupOffsets[unit] ?? 0] ?? 0;
    for (; member < end; member++) rankOf[member] = classOf[labels.unitProduct[unit] ?? -1] ?? 0;
  }
  uses.membersOf.forEach((buyers, market) => {
    const known = buyers.filter((member) => (uses.share[member] ?? 0) > 0);
    const taken = new Float64Array(classes);
    for (const member of known) {
      const rank = rankOf[member] ?? 0;
      taken[rank] = (taken[rank] ?? 0) + (uses.share[member] ?? 0);
    }
    const listed = taken.reduce((sum, share) => sum + share, 0);
    const total = listed + (otherUse === "sacrificed" ? (uses.freeRest[market] ?? 0) : 0);
    const before = new Float64Array(classes);
    for (let rank = 1; rank < classes; rank++) {
      before[rank] = (before[rank - 1] ?? 0) + (taken[rank - 1] ?? 0);
    }
    for (const member of known) {
      const rank = rankOf[member] ?? 0;
      start[member] = (before[rank] ?? 0) / total;
      width[member] = (taken[rank] ?? 1) / total;
    }
  });
  return { start, width };
}
