import type { LinkOptions } from "../../model/centrality.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { type Links, nodesNamed } from "./links.ts";

type Side = "from" | "to";
type SideOptions = Pick<LinkOptions, Side | "reverse">;

/** Where routes start and end, as node indices without repeats; no node is on both sides. */
export interface Sides {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * The nodes that `from` names; else all that nobody supplies (a node that supplies itself alone counts,
 * sectors of a product graph do not).
 * @throws InvalidInputError `unknown_node`; `invalid_option` if every node is supplied
 */
export function startsOf(links: Links, { from, reverse }: SideOptions): Uint32Array {
  if (from) return nodesNamed(links, "from", from);
  const { network } = links;
  const starts = withoutLinks(links, "from").filter(
    (u) => !network || reverse || network.sector[u] !== 1,
  );
  return orRefuse(starts, "from", orEmpty(links, "every node is supplied by some other"));
}

/**
 * The nodes that `to` names; else the weighted sectors of a product graph, or all that supply nobody.
 * @throws InvalidInputError `unknown_node`; `invalid_option` if there is none
 */
export function endsOf(links: Links, { to, reverse }: SideOptions): Uint32Array {
  if (to) return nodesNamed(links, "to", to);
  const { network } = links;
  if (!network || reverse) {
    return orRefuse(
      withoutLinks(links, "to"),
      "to",
      orEmpty(links, "every node supplies some other"),
    );
  }
  const sectors = Uint32Array.from(network.importance.keys()).filter(
    (u) => (network.importance[u] ?? 0) > 0,
  );
  return orRefuse(sectors, "to", "no sector has a weight");
}

/**
 * Both sides. A node that one option names is left out of the default of the other.
 * @throws InvalidInputError as above, and `invalid_option` if an id is named on both sides
 */
export function sidesOf(links: Links, options: SideOptions): Sides {
  const from = startsOf(links, options);
  const to = endsOf(links, options);
  const ends = new Set(to);
  const both = new Set(from.filter((u) => ends.has(u)));
  if (both.size === 0) return { from, to };
  const others = (side: Uint32Array) => side.filter((u) => !both.has(u));
  if (!options.from)
    return { from: orRefuse(others(from), "from", "all of them are ends, too"), to };
  if (!options.to) return { from, to: orRefuse(others(to), "to", "all of them are starts, too") };
  const names = [...both].map((u) => links.names.label(u)).join(", ");
  const message = `${names} cannot be start and end at once`;
  throw new InvalidInputError("invalid_option", message, {
    details: [{ column: "to", pointer: "/to", message, expected: "ids that `from` does not name" }],
  });
}

/** Nodes without links from (or to) others. */
function withoutLinks({ graph }: Links, side: Side): Uint32Array {
  const { n, offsets, targets } = graph;
  const linked = new Uint8Array(n);
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u] ?? 0; e < (offsets[u + 1] ?? 0); e++) {
      const v = targets[e] ?? 0;
      if (u !== v) linked[side === "from" ? v : u] = 1;
    }
  }
  return Uint32Array.from(linked.keys()).filter((u) => linked[u] === 0);
}

function orEmpty({ names }: Links, why: string): string {
  return names.size === 0 ? "the network has no nodes" : why;
}

function orRefuse(nodes: Uint32Array, side: Side, why: string): Uint32Array {
  if (nodes.length > 0) return nodes;
  const message = `there is no ${side === "from" ? "start" : "end"}: ${why}`;
  throw new InvalidInputError("invalid_option", message, {
    details: [{ column: side, pointer: `/${side}`, message, expected: "ids of nodes" }],
  });
}
