import { InvalidInputError } from "../../../model/errors.ts";
import type { FirmGroup, FirmMark, FirmsNetwork, FirmsOfGroup } from "../../../model/firm-views.ts";
import { showValue } from "../../../model/zod-problems.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { weightedCsrFromEdges } from "../../build/weighted-csr.ts";
import { trophicLevels } from "../../kernels/trophic-levels.ts";
import { leastForHalf } from "./firms-overview.ts";
import type { Grouping } from "./grouping.ts";
import { betweenGroups, groupFigures } from "./groups.ts";
import { common, type LookedAt, markOf } from "./looked-at.ts";

/** Firms of an opened group that are drawn. */
export const MOST_OPENED = 300;
/** Links among firms that are sent. */
export const MOST_FIRM_LINKS = 4000;
const MOST_NAMED = 10;

/**
 * One group, or all firms: its figures, and a page of its firms by risk.
 * @throws InvalidInputError `invalid_option` if there is no such group
 */
export function firmsOfGroup(
  look: LookedAt,
  id: string | null,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): FirmsOfGroup {
  const members = id === null ? look.risk.order : membersOf(look, id);
  const { risk } = look;
  return {
    group: id === null ? null : figuresOf(look, id),
    firms: members.length,
    carry: leastForHalf(Float64Array.from(members, (i) => risk.values[i] ?? 0)),
    offset,
    items: Array.from(members.slice(offset, offset + limit), (i) => markOf(look, i)),
    ...common(look),
  };
}

function figuresOf({ graph, grouping, from }: LookedAt, id: string): FirmGroup {
  const between = betweenGroups(graph, grouping);
  return groupFigures(graph, grouping, between, from)[groupAt(grouping, id)] as FirmGroup;
}

/** The riskiest firms of a group with the links among them, each with its place from suppliers to buyers. */
export function insideGroup(look: LookedAt, id: string, most = MOST_OPENED): FirmsNetwork {
  const members = membersOf(look, id);
  const shown = members.slice(0, most);
  const among = linksAmong(look.graph, shown);
  const levels = trophicLevels(
    weightedCsrFromEdges(shown.length, {
      sources: among.map(({ from }) => from),
      targets: among.map(({ to }) => to),
      weights: among.map(({ trade }) => trade),
    }),
  );
  return networkOf(
    look,
    { shown, among, more: members.length - shown.length },
    (at) => levels[at] ?? 0,
  );
}

/** Firms as they are sent, with the strongest links among them. */
export function networkOf(
  look: LookedAt,
  { shown, among, more }: { shown: Uint32Array; among: readonly LinkAt[]; more: number },
  placeOf: (at: number) => number,
): FirmsNetwork {
  const items = Array.from(shown, (i, at): FirmMark & { place: number } => ({
    ...markOf(look, i),
    place: placeOf(at),
  }));
  const strongest = among.toSorted((a, b) => b.trade - a.trade || a.from - b.from || a.to - b.to);
  const rest = strongest.slice(MOST_FIRM_LINKS);
  const idOf = (at: number) => items[at]?.id ?? "";
  return {
    items,
    more,
    links: strongest
      .slice(0, MOST_FIRM_LINKS)
      .map(({ from, to, trade }) => ({ from: idOf(from), to: idOf(to), trade })),
    leftOut: { links: rest.length, trade: rest.reduce((sum, { trade }) => sum + trade, 0) },
    ...common(look),
  };
}

/** A link between two of the firms that are shown, by their places in the list. */
export interface LinkAt {
  readonly from: number;
  readonly to: number;
  readonly trade: number;
}

/** Links among some firms, self-loops left out. O(links of these firms) */
export function linksAmong({ sales }: FirmGraph, shown: Uint32Array): LinkAt[] {
  const placeOf = new Map(Array.from(shown, (i, at) => [i, at]));
  const links: LinkAt[] = [];
  shown.forEach((i, from) => {
    for (let e = sales.offsets[i] ?? 0; e < (sales.offsets[i + 1] ?? 0); e++) {
      const to = placeOf.get(sales.targets[e] ?? 0);
      if (to !== undefined && to !== from) links.push({ from, to, trade: sales.weights[e] ?? 0 });
    }
  });
  return links;
}

/** Members of a group by falling risk. */
function membersOf({ grouping, risk }: LookedAt, id: string): Uint32Array {
  const g = groupAt(grouping, id);
  return risk.order.filter((i) => grouping.of[i] === g);
}

function groupAt({ ids, by }: Grouping, id: string): number {
  const g = ids.indexOf(id);
  if (g >= 0) return g;
  const named = ids.slice(0, MOST_NAMED).join(", ");
  const more = ids.length > MOST_NAMED ? ", ..." : "";
  const message = `there is no ${by} ${showValue(id)}`;
  throw new InvalidInputError("invalid_option", message, {
    details: [{ pointer: "?name", message, expected: `one of ${named}${more}` }],
  });
}
