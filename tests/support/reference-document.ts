import { z } from "zod";
import type { NetworkDocument } from "../../src/model/network-document.ts";

const numbers = z.record(z.string(), z.number());

/** The `graph` object of a reference case (tests/golden). */
export const ReferenceGraph = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      layer: z.enum(["material", "component", "sector"]),
      shares: numbers.optional(),
      spare: numbers.optional(),
      weight: z.number().optional(),
    }),
  ),
  groups: z.array(
    z.object({
      to: z.string(),
      kappa: z.number(),
      sigma: z.number(),
      members: z.array(
        z.object({
          from: z.string(),
          mix: z.number(),
          headroom: z.number(),
          cover: z.number().optional(),
          lag: z.number().optional(),
          use: z.number().optional(),
        }),
      ),
    }),
  ),
  value_shares: z.array(z.object({ from: z.string(), to: z.string(), a: z.number() })).optional(),
});
export type ReferenceGraph = z.infer<typeof ReferenceGraph>;

/** A reference graph as a network document: the names map one to one. */
export function referenceDocument(
  { nodes, groups, value_shares = [] }: ReferenceGraph,
  home: readonly string[],
): z.input<typeof NetworkDocument> {
  return {
    format: "linchpin-network/1",
    home: [...home],
    products: nodes.map(({ id, layer, shares, spare, weight }) => ({
      id,
      kind: layer,
      ...(shares && { supply: shares }),
      ...(spare && { spare }),
      ...(weight !== undefined && { importance: weight }),
    })),
    inputGroups: groups.map(({ to, kappa, sigma, members }) => ({
      product: to,
      essentiality: kappa,
      substitutability: sigma,
      members: members.map(({ from, mix, headroom, cover, lag, use }) => ({
        input: from,
        mix,
        headroom,
        ...(cover !== undefined && { coverDays: cover }),
        ...(lag !== undefined && { lagDays: lag }),
        ...(use !== undefined && { useShare: use }),
      })),
    })),
    valueShares: value_shares.map(({ from, to, a }) => ({ input: from, product: to, share: a })),
  };
}
