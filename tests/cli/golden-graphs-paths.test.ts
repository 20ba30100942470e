import { describe, expect, test } from "vitest";
import { z } from "zod";
import { golden } from "../support/golden.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { askCentrality, REFERENCE_GRAPHS, saveLinks } from "./reference-graphs.ts";

/** Reference networks computed by two libraries, and published ones: who lies on the ways of others. */

const Numbers = z.array(z.number());
const Case = z.object({
  n: z.number(),
  edges: z.array(z.tuple([z.number(), z.number(), z.number()])),
  expected: z.object({
    betweenness_unweighted: Numbers,
    betweenness_weight_is_distance: Numbers,
    pagerank_085_weighted: Numbers,
    katz: z.object({ alpha: z.number(), x: Numbers }),
  }),
});

const Published = z.object({
  edges: z.array(z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])])),
  normalized: z.literal(true),
  undirected: z.literal(true),
  expected: z.record(z.string(), z.number()),
});

const inFolder = sharedFolder();
const save = (name: string, links: Parameters<typeof saveLinks>[1]) =>
  saveLinks(inFolder(`${name}.csv`), links);

describe.each(REFERENCE_GRAPHS)("%s", (name) => {
  const { edges, expected } = golden(`graphs/${name}`, Case);
  const listed = [...new Set(edges.flatMap((edge) => edge.slice(0, 2)))];
  const values = async (...options: string[]) => {
    const path = await save(name, edges);
    const result = await askCentrality(path, ...options);
    expect([result.n, result.m]).toEqual([listed.length, edges.length]);
    return result.values ?? {};
  };

  test("betweenness, by steps and with the weight as length", async () => {
    const steps = await values("--measure", "betweenness");
    const lengths = await values("--measure", "betweenness", "--weighted");
    for (const u of listed) {
      expect(steps[u]).toBeCloseTo(expected.betweenness_unweighted[u]!, 6);
      expect(lengths[u]).toBeCloseTo(expected.betweenness_weight_is_distance[u]!, 6);
    }
  });

  test("PageRank by weight, up to the mass of nodes without edges, which a list cannot name", async () => {
    const ranks = await values("--measure", "pagerank", "--damping", "0.85", "--weighted");
    const total = listed.reduce((sum, u) => sum + expected.pagerank_085_weighted[u]!, 0);
    for (const u of listed)
      expect(ranks[u]).toBeCloseTo(expected.pagerank_085_weighted[u]! / total, 8);
  });

  test("Katz", async () => {
    const { alpha, x } = expected.katz;
    const scores = await values("--measure", "katz", "--alpha", String(alpha));
    for (const u of listed) expect(scores[u]).toBeCloseTo(x[u]!, 8);
  });
});

test.each(["florentine_betweenness", "krackhardt_kite_betweenness"])(
  "%s, published: undirected and normalised",
  async (name) => {
    const { examples } = golden(
      "graphs/published-small",
      z.object({ examples: z.record(z.string(), z.unknown()) }),
    );
    const { edges, expected } = Published.parse(examples[name]);
    const path = await save(
      name,
      edges.flatMap(([u, v]) => [
        [u, v, 1],
        [v, u, 1],
      ]),
    );
    const { n, values = {} } = await askCentrality(path, "--measure", "betweenness");
    for (const [id, share] of Object.entries(expected))
      expect(Number(values[id]) / ((n - 1) * (n - 2))).toBeCloseTo(share, 6);
  },
);
