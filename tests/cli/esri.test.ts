import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/program.ts";
import { EsriResult, GraphEsriResult } from "../../src/model/esri.ts";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";
import { firmFiles } from "./firm-network-files.ts";

const EDGES = ["source", "target", "weight"];
/** a supplies b and c, b supplies c; all sell as much as they can. */
const TRIANGLE = [EDGES, ["a", "b", 2], ["a", "c", 2], ["b", "c", 4]];

async function ask(...argv: string[]) {
  return EsriResult.parse(await callJson(["esri", ...argv]));
}

describe("esri EDGES", () => {
  test("without types every link is essential, without NODES every firm is its own industry", async () => {
    const { edges } = await firmFiles({ edges: TRIANGLE });
    const { items, certificate } = await ask(edges);
    expect(items.map(({ id, esri, down, up }) => [id, esri, down, up])).toEqual([
      ["a", 1, 1, 0.5],
      ["c", 1, 0, 1],
      ["b", 0.75, 0.5, 0.75],
    ]);
    expect(certificate).toMatchObject({ firms: 3, links: 3, industries: 3, finalDemand: false });
    expect(certificate.notes).toEqual([
      "no industries are stated: every firm is its own",
      "no types are stated: every link is essential",
    ]);
  });

  test("--firms and --top choose, in order of the index; --by-industry and --losses say whom it hits", async () => {
    const { edges, nodes } = await firmFiles({
      edges: TRIANGLE,
      nodes: [
        ["id", "industry", "country"],
        ["a", "ore", "CHN"],
        ["b", "metal", ""],
        ["c", "cars", "DEU"],
      ],
    });
    const argv = [edges, "--nodes", nodes, "--firms", "b,a", "--by-industry", "--losses"];
    const { items } = await ask(...argv, "--top", "1");
    expect(items).toEqual([
      {
        id: "a",
        esri: 1,
        down: 1,
        up: 0.5,
        steps: 2,
        industries: { ore: 1, metal: 1, cars: null },
        losses: { a: { down: 1, up: 1 }, b: { down: 1, up: 0 }, c: { down: 1, up: 0 } },
      },
    ]);
    const { out, status } = await call(["esri", ...argv]);
    expect(status).toBe(0);
    expect(out).toContain("a, by industry: ore 100 %, metal 100 %");
    expect(out).toContain("3 firms in 3 industries, 3 links");
  });

  test("--shocks: items by scenario; several firms, parts of firms, another size upstream", async () => {
    const { edges, shocks, split } = await firmFiles({
      edges: TRIANGLE,
      shocks: [
        ["scenario", "firm", "size"],
        ["both", "a", 0.5],
        ["both", "c", 1],
        ["half", "b", 0.5],
      ],
      split: [
        ["scenario", "firm", "size", "upstream_size"],
        ["s", "b", 0, 1],
      ],
    });
    const { items } = await ask(edges, "--shocks", shocks);
    expect(items.map(({ id, down, up }) => [id, down, up])).toEqual([
      ["both", 0.5, 1],
      ["half", 0.25, 0.375],
    ]);
    const [only] = (await ask(edges, "--shocks", split)).items;
    expect(only).toMatchObject({ id: "s", down: 0, up: 0.75, esri: 0.75 });
  });

  test("--final-demand: who also sells elsewhere loses less with a customer", async () => {
    const { edges, demand } = await firmFiles({
      edges: TRIANGLE,
      demand: [
        ["firm", "amount"],
        ["c", 8],
        ["b", 4],
      ],
    });
    const { items, certificate } = await ask(edges, "--final-demand", demand);
    const item = (id: string) => items.find((one) => one.id === id);
    expect(certificate.finalDemand).toBe(true);
    // c stops: b keeps half of its sales; a loses c's half, and half of what b buys.
    expect(item("c")).toMatchObject({ down: 0.4, up: (8 + 4 + 4 * 0.75) / 20 });
    expect(item("a")?.down).toBe(1);
  });

  test("essentiality of industries goes before the edge's type, which goes before essential", async () => {
    const { edges, typed, nodes, essentiality } = await firmFiles({
      edges: TRIANGLE,
      typed: [
        [...EDGES, "type"],
        ["a", "b", 2, 0],
        ["a", "c", 2, 0],
        ["b", "c", 4, 0],
      ],
      nodes: [
        ["id", "industry"],
        ["a", "ore"],
        ["b", "metal"],
        ["c", "cars"],
      ],
      essentiality: [
        ["supplier_industry", "buyer_industry", "type"],
        ["ore", "metal", 0],
        ["ore", "shoes", 1],
      ],
    });
    const plain = await ask(
      edges,
      "--nodes",
      nodes,
      "--essentiality",
      essentiality,
      "--firms",
      "a",
    );
    expect(plain.items[0]?.down).toBe(0.5);
    expect(plain.certificate.notes).toEqual([
      "the essentiality of 2 links is not stated for their industries: they count as essential",
      "essentiality is stated for industries that no firm is in: shoes",
    ]);
    const own = await ask(typed, "--nodes", nodes, "--essentiality", essentiality, "--firms", "b");
    expect(own.items[0]?.down).toBe(0.5);
    expect(own.certificate.notes.join()).toContain("the edge's own type holds");
  });

  test("a network that feeds itself: the certificate says that the tolerance decides", async () => {
    const { edges } = await firmFiles({
      edges: [
        [...EDGES, "type"],
        ["a", "b", 1, 1],
        ["b", "a", 1, 1],
        ["a", "c", 20, 1],
        ["c", "a", 20, 1],
      ],
    });
    const slow = await ask(edges, "--firms", "b");
    expect(slow.items[0]?.esri).toBeLessThan(0.9);
    const { check, notes, converged } = slow.certificate;
    expect(converged).toBe(true);
    expect(check).toMatchObject({ items: 1, of: 1, maxDifferenceOf: "b", converged: true });
    expect(check?.maxDifference).toBeGreaterThan(0.1);
    expect(check?.residual).toBeLessThanOrEqual(0.01);
    expect(notes[0]).toMatch(/^warning: the tolerance decides these figures/);
    const tight = await ask(edges, "--firms", "b", "--tolerance", "1e-9");
    expect(tight.certificate.check).toBeNull();
    expect(tight.items[0]?.esri).toBeCloseTo(check?.meanTight ?? 0, 3);
    expect(tight.items[0]?.esri).toBeCloseTo(1, 6);
  });
});

test("rounding lifts no loss above the whole", async () => {
  const ring = [EDGES, ["a", "b", 5e-301], ["b", "c", 4e-301], ["c", "a", 3e-301]];
  const { edges } = await firmFiles({ edges: ring });
  const { items } = await ask(edges);
  for (const { esri, down, up } of items) expect(Math.max(esri, down, up)).toBeLessThanOrEqual(1);
});

test.each(["--losses", "--by-industry", "--shocks"])(
  "Ctrl-C stops %s: exit status 1, how far it was, a word, and nothing on stdout",
  async (what) => {
    const firms = Array.from({ length: 700 }, (_, i) => i);
    const links = firms.flatMap((i) => [1, 7, 31].map((step) => [`f${i}`, `f${(i + step) % 700}`]));
    const hit = firms.flatMap((i) =>
      [0, 1, 2, 3, 4].map((s) => [`s${i}-${s}`, `f${(i + s) % 700}`]),
    );
    const { edges, shocks } = await firmFiles({
      edges: [EDGES, ...links.map(([from = "", to = ""]) => [from, to, 1])],
      shocks: [["scenario", "firm"], ...hit],
    });
    const before = process.listeners("SIGINT");
    let [out, err] = ["", ""];
    const argv = [
      "esri",
      edges,
      "--tolerance",
      "1e-12",
      ...(what === "--shocks" ? [what, shocks] : [what]),
    ];
    const status = await run(argv, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
        if (!text.startsWith("esri")) return;
        const [ours] = process.listeners("SIGINT").slice(-1);
        ours?.("SIGINT"); // as the signal would; other listeners belong to the test runner
      },
      env: {},
    });
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/^esri: \d+ of \d+\nlinchpin: the work was stopped before it was done\n$/);
    expect(process.listeners("SIGINT")).toEqual(before);
  },
  60_000,
);

describe("esri GRAPH", () => {
  test("products stand for firms; sectors sell their importance", async () => {
    const path = join(await temporaryFolder(), "magnets.json");
    const graph = magnetGraph();
    const valueShares = [
      { input: "oxide", product: "magnet", share: 0.5 },
      { input: "magnet", product: "missile", share: 0.1 },
    ];
    await writeFile(path, JSON.stringify(writeNetworkDocument({ ...graph, valueShares })));
    const { items, certificate } = GraphEsriResult.parse(await callJson(["esri", path]));
    expect(certificate).toMatchObject({ formula: "ESRI (Diem et al. 2022) on products" });
    const magnet = items.find(({ id }) => id === "magnet");
    // Missiles: importance 0.6, magnets for them 0.06, oxide 0.03; magnets bind (0.9 >= 0.5).
    const total = certificate.finalDemand ? 1 + 0.06 + 0.03 : Number.NaN;
    expect(magnet?.down).toBeCloseTo((0.06 + 0.6) / total, 12);
    expect(magnet?.up).toBeCloseTo((0.06 + 0.03) / total, 12);
    const { out } = await call(["esri", path]);
    expect(out).toContain("with final demand");
  });

  test("--workers: as many threads give the same; what threads do not compute refuses them", async () => {
    const path = join(await temporaryFolder(), "magnets.json");
    await writeFile(path, JSON.stringify(writeNetworkDocument(magnetGraph())));
    const { items } = GraphEsriResult.parse(await callJson(["esri", path]));
    const two = GraphEsriResult.parse(await callJson(["esri", path, "--workers", "2"]));
    expect(two.items).toEqual(items);
    expect(await call(["esri", path, "--losses", "--workers", "2"])).toMatchObject({
      status: 2,
      err: expect.stringContaining("--workers"),
    });
  });

  test("without value shares, or with files that speak of firms, it says so", async () => {
    const path = join(await temporaryFolder(), "magnets.json");
    const text = { ...magnetGraph(), valueShares: [] };
    await writeFile(path, JSON.stringify(writeNetworkDocument(text)));
    expect(await call(["esri", path])).toMatchObject({
      status: 2,
      err: expect.stringContaining("no value shares"),
    });
    expect(await call(["esri", path, "--nodes", "n.csv"])).toMatchObject({
      status: 2,
      err: expect.stringContaining("--nodes"),
    });
  });
});

describe("bad input", () => {
  test("faults of all files are told at once, with file, line and column", async () => {
    const { edges, nodes, essentiality, shocks, demand } = await firmFiles({
      edges: [EDGES, ["a", "b", -1], ["a", "x", 1]],
      nodes: [
        ["id", "industry"],
        ["a", 1],
        ["b", 2],
        ["b", 2],
      ],
      essentiality: [
        ["supplier_industry", "buyer_industry", "type"],
        [1, 2, 3],
      ],
      shocks: [
        ["scenario", "firm", "size"],
        ["s", "a", 2],
      ],
      demand: [
        ["firm", "amount"],
        ["a", "much"],
      ],
    });
    const argv = [edges, "--nodes", nodes, "--essentiality", essentiality, "--shocks", shocks];
    const { status, err, out } = await call(["esri", ...argv, "--final-demand", demand]);
    expect(status).toBe(2);
    expect(out).toBe("");
    for (const place of [
      "nodes.csv:4:id",
      "edges.csv:2:weight",
      "essentiality.csv:2:type",
      "shocks.csv:2:size",
      "demand.csv:2:amount",
    ])
      expect(err).toContain(place);
  });

  test.each([
    ["nobody sells anything", [[...EDGES], ["a", "b", 0]], []],
    ["nobody sells anything", [[...EDGES]], []],
    ["--firms", TRIANGLE, ["--firms", "a,nobody"]],
    ["--tolerance", TRIANGLE, ["--tolerance", "tiny"]],
    ["--tolerance", TRIANGLE, ["--tolerance", "-1"]],
    ["--top", TRIANGLE, ["--top", "0"]],
    ["--home", TRIANGLE, ["--home", "USA"]],
  ])("%s", async (named, rows, options) => {
    const { edges } = await firmFiles({ edges: rows });
    const { status, err } = await call(["esri", edges, ...options, "--json"]);
    expect(err).toContain(named);
    expect(status).toBe(2);
  });

  test("a file that is not there, firms beside shocks, an unknown firm in the shocks", async () => {
    expect(await call(["esri", "/no/such/edges.csv"])).toMatchObject({ status: 2 });
    const { edges, shocks, strange } = await firmFiles({
      edges: TRIANGLE,
      shocks: [
        ["scenario", "firm"],
        ["s", "a"],
      ],
      strange: [
        ["scenario", "firm"],
        ["s", "z"],
      ],
    });
    const gone = ["--nodes", "/no/nodes.csv", "--essentiality", "/no/pairs.csv"];
    const missing = await call(["esri", edges, ...gone]);
    expect(missing).toMatchObject({
      status: 2,
      err: expect.stringContaining("/no/nodes.csv there"),
    });
    expect(missing.err).toContain("/no/pairs.csv there is no such file");
    const both = await call(["esri", edges, "--shocks", shocks, "--firms", "a"]);
    expect(both).toMatchObject({ status: 2, err: expect.stringContaining("--firms") });
    const unknown = await call(["esri", edges, "--shocks", strange]);
    expect(unknown).toMatchObject({
      status: 2,
      err: expect.stringContaining("strange.csv:2:firm"),
    });
  });
});
