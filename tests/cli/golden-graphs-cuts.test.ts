import { describe, expect, test } from "vitest";
import { z } from "zod";
import { minVertexCut } from "../../src/engine/kernels/vertex-cut.ts";
import { golden } from "../support/golden.ts";
import type { Edge } from "../support/oracles-structure.ts";
import { graphOf } from "../support/small-graphs.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { askCentrality, REFERENCE_GRAPHS, saveLinks } from "./reference-graphs.ts";

/** Reference networks computed by two libraries: what hangs together, and what separates. */

const Ids = z.array(z.number());
const Case = z.object({
  id: z.string(),
  n: z.number(),
  edges: z.array(z.tuple([z.number(), z.number(), z.number()])),
  expected: z.object({
    scc: z.array(Ids),
    articulation_points_undirected: Ids,
    core_number_undirected: Ids,
    sources: Ids,
    sinks: Ids,
    immediate_dominator_from_supersource: z.record(z.string(), z.number().nullable()),
    single_points_of_failure_per_sink: z.record(z.string(), Ids),
    pairs: z.array(
      z.object({
        s: z.number(),
        t: z.number(),
        min_vertex_cut_size: z.number(),
        node_disjoint_paths: z.number(),
        edge_disjoint_paths: z.number(),
        max_flow_weight_as_capacity: z.number(),
      }),
    ),
    min_vertex_cut_all_sources_to_all_sinks: z.number(),
  }),
});

const inFolder = sharedFolder();
const save = (name: string, links: Parameters<typeof saveLinks>[1]) =>
  saveLinks(inFolder(`${name}.csv`), links);

describe.each(REFERENCE_GRAPHS)("%s", (name) => {
  const { n, edges, expected } = golden(`graphs/${name}`, Case);
  // An edge list cannot say that a node is there without edges.
  const linked = new Set(edges.map(([u]) => u).concat(edges.map(([, v]) => v)));
  const { sources, sinks } = expected;

  test("strong components", async () => {
    const { values = {} } = await askCentrality(await save(name, edges), "--measure", "components");
    const found = new Map<unknown, number[]>();
    for (const [id, c] of Object.entries(values)) {
      found.set(c, [...(found.get(c) ?? []), Number(id)]);
    }
    const sorted = [...found.values()].map((ids) => ids.sort((a, b) => a - b));
    expect(sorted.sort((a, b) => a[0]! - b[0]!)).toEqual(
      expected.scc.filter(([first]) => linked.has(first!)),
    );
  });

  test("articulation points and core numbers", async () => {
    const path = await save(name, edges);
    const { values: points = {} } = await askCentrality(path, "--measure", "articulation");
    const { values: cores = {} } = await askCentrality(path, "--measure", "kcore");
    expect(
      Object.keys(points)
        .filter((id) => points[id] === true)
        .map(Number),
    ).toEqual(expected.articulation_points_undirected);
    for (const u of linked) expect(cores[u]).toBe(expected.core_number_undirected[u]);
  });

  test("immediate dominators and single points of failure", async () => {
    const from = sources.join(",");
    const { values = {} } = await askCentrality(
      await save(name, edges),
      "--measure",
      "dominators",
      "--from",
      from,
    );
    const text = (d: number | null) => (d === null ? null : String(d));
    expect(values).toEqual(
      Object.fromEntries(
        Object.entries(expected.immediate_dominator_from_supersource).map(([v, d]) => [v, text(d)]),
      ),
    );
    for (const [sink, points] of Object.entries(expected.single_points_of_failure_per_sink)) {
      const chain: number[] = [];
      for (let d = values[sink]; typeof d === "string"; d = values[d]) chain.push(Number(d));
      expect(chain.sort((a, b) => a - b)).toEqual(points);
    }
  });

  test("pairs: least cut, disjoint routes, maximum flow", async () => {
    const path = await save(name, edges);
    for (const pair of expected.pairs) {
      const ends = ["--from", String(pair.s), "--to", String(pair.t)];
      const { value, cut, routes } = await askCentrality(path, "--measure", "mincut", ...ends);
      expect([value, cut?.length, routes]).toEqual([
        pair.min_vertex_cut_size,
        pair.min_vertex_cut_size,
        pair.node_disjoint_paths,
      ]);
      expect((await askCentrality(path, "--measure", "flow", ...ends)).maxFlow).toBe(
        pair.edge_disjoint_paths,
      );
      const { maxFlow } = await askCentrality(path, "--measure", "flow", "--weighted", ...ends);
      expect(maxFlow).toBeCloseTo(pair.max_flow_weight_as_capacity, 6);
    }
  });

  test("least cut between all sources and all sinks", async () => {
    const { min_vertex_cut_all_sources_to_all_sinks: size } = expected;
    if (sources.length === 1 && sinks.length === 1) {
      // On the command line that is a pair, of which neither end is ever in the cut.
      const graph = graphOf(
        n,
        edges.map(([u, v]): Edge => [u, v]),
      );
      const sides = { from: sources, to: sinks, kept: new Uint8Array(n) };
      expect(minVertexCut(graph, sides).size).toBe(size);
      return;
    }
    const sides = ["--from", sources.join(","), "--to", sinks.join(",")];
    const path = await save(name, edges);
    const { value, cut } = await askCentrality(path, "--measure", "mincut", ...sides);
    expect(value).toBe(size);
    expect(cut).toHaveLength(size);
    expect((await askCentrality(path, "--measure", "mincut")).value).toBe(size); // the default sides
  });
});

test("immediate dominators of a published example", async () => {
  const { examples } = golden(
    "graphs/published-small",
    z.object({
      examples: z.object({
        dominators_networkx_docs: z.object({
          edges: z.array(z.tuple([z.number(), z.number()])),
          start: z.number(),
          idom: z.record(z.string(), z.number()),
        }),
      }),
    }),
  );
  const { edges, start, idom } = examples.dominators_networkx_docs;
  const path = await save("published", edges);
  const { values } = await askCentrality(path, "--measure", "dominators", "--from", String(start));
  expect(values).toEqual({
    ...Object.fromEntries(Object.entries(idom).map(([v, d]) => [v, String(d)])),
    [start]: null,
  });
});
