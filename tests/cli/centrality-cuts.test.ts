import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { CentralityResult } from "../../src/model/centrality.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const inFolder = sharedFolder();

async function edgeList(name: string, ...links: string[]): Promise<string> {
  const path = inFolder(`${name}.csv`);
  await writeFile(path, ["source,target", ...links, ""].join("\n"));
  return path;
}

const ask = async (...argv: string[]) =>
  CentralityResult.parse(await callJson(["centrality", ...argv]));

const hourglass = () => edgeList("hourglass", "a,m", "b,m", "m,x", "m,y", "x,k", "y,k");

describe("dominators", () => {
  test("from all nodes that nobody supplies", async () => {
    const { values, count } = await ask(await hourglass(), "--measure", "dominators");
    expect(values).toEqual({ a: null, b: null, m: null, x: "m", y: "m", k: "m" });
    expect(count).toBe(6);
  });

  test("nodes that the chosen starts do not reach are left out, and counted", async () => {
    const path = await hourglass();
    const { values, certificate } = await ask(path, "--measure", "dominators", "--from", "x");
    expect(values).toEqual({ x: null, k: "x" });
    expect(certificate.notes).toContain("starts: 1; nodes that no start reaches, left out: 4");
  });

  test("a cycle that nothing leads into has no start", async () => {
    const path = await edgeList("cycle", "a,b", "b,a");
    const { status, err } = await call(["centrality", path, "--measure", "dominators"]);
    expect(status).toBe(2);
    expect(err).toContain("there is no start: every node is supplied by some other");
  });

  test("turned round: what every route onwards runs through", async () => {
    const { values } = await ask(await hourglass(), "--measure", "dominators", "--reverse");
    expect(values).toEqual({ a: "m", b: "m", m: "k", x: "k", y: "k", k: null });
    const graph = "docs/examples/magnets.json";
    const turned = await ask(graph, "--measure", "dominators", "--reverse");
    expect(turned.values).toMatchObject({ missile: null, ore: "oxide", ferrite: "ev" });
  });

  test("a node that supplies itself alone is a start", async () => {
    const path = await edgeList("loop", "a,a", "a,b");
    expect((await ask(path, "--measure", "dominators")).values).toEqual({ a: null, b: "a" });
  });
});

describe("mincut", () => {
  test("one pair: the ends stay", async () => {
    const path = await hourglass();
    const { value, cut, routes } = await ask(
      path,
      "--measure",
      "mincut",
      "--from",
      "m",
      "--to",
      "k",
    );
    expect({ value, cut, routes }).toEqual({ value: 2, cut: ["x", "y"], routes: 2 });
  });

  test("sets, and sides left out: the ends may be cut", async () => {
    const path = await hourglass();
    const { value, cut, routes } = await ask(path, "--measure", "mincut");
    expect({ value, cut, routes }).toEqual({ value: 1, cut: ["m"], routes: 1 });
  });

  test("directly linked: no value, and the link is a route", async () => {
    const path = await edgeList("direct", "a,b", "a,c", "c,b");
    const ends = ["--from", "a", "--to", "b"];
    const { value, cut, routes } = await ask(path, "--measure", "mincut", ...ends);
    expect({ value, cut, routes }).toEqual({ value: null, cut: [], routes: 2 });
    const { out } = await call(["centrality", path, "--measure", "mincut", ...ends]);
    expect(out).toContain("they are directly linked");
  });

  test("no route: nothing needs to be cut", async () => {
    const path = await hourglass();
    const { value, routes } = await ask(path, "--measure", "mincut", "--from", "k", "--to", "a");
    expect([value, routes]).toEqual([0, 0]);
  });

  test("unknown ids, one id on both sides", async () => {
    const path = await hourglass();
    const bad = (...ends: string[]) => call(["centrality", path, "--measure", "mincut", ...ends]);
    expect((await bad("--from", "q,r", "--to", "k")).err).toMatch(/"q".*"r"/s);
    const { status, err } = await bad("--from", "a,m", "--to", "m");
    expect([status, err.includes("m cannot be start and end at once")]).toEqual([2, true]);
  });

  test("a product graph: sectors stay, by default from all materials to all sectors", async () => {
    const graph = "docs/examples/magnets.json";
    const all = await ask(graph, "--measure", "mincut");
    expect([all.value, all.cut, all.routes]).toEqual([2, ["ferrite", "ore"], 2]);
    const one = await ask(graph, "--measure", "mincut", "--to", "missile");
    expect([one.value, one.cut]).toEqual([1, ["ore"]]);
    const pair = await ask(graph, "--measure", "mincut", "--from", "ore", "--to", "missile");
    expect([pair.value, pair.cut]).toEqual([1, ["oxide"]]);
  });
});

describe("what hangs together", () => {
  test("there and back is one link; bridges lead as the links do", async () => {
    const path = await edgeList("parts", "a,b", "b,a", "c,b", "c,d", "d,e", "e,c");
    const bridges = await ask(path, "--measure", "bridges");
    expect(bridges.bridges).toEqual([
      ["a", "b"],
      ["c", "b"],
    ]);
    expect(bridges.values).toEqual({ a: 1, b: 2, c: 1, d: 0, e: 0 });
    const points = await ask(path, "--measure", "articulation");
    expect(points.values).toEqual({ a: false, b: true, c: true, d: false, e: false });
    const cores = await ask(path, "--measure", "kcore");
    expect(cores.values).toEqual({ a: 1, b: 1, c: 2, d: 2, e: 2 });
    const components = await ask(path, "--measure", "components");
    expect([components.count, components.cycles]).toEqual([
      2,
      [
        ["c", "d", "e"],
        ["a", "b"],
      ],
    ]);
  });

  test("reach counts others once, tier the steps to an end", async () => {
    const path = await hourglass();
    expect((await ask(path, "--measure", "reach")).values).toEqual({
      ...{ a: 4, b: 4, m: 3, x: 1, y: 1, k: 0 },
    });
    expect((await ask(path, "--measure", "reach", "--from", "a,x")).values).toEqual({ a: 4, x: 1 });
    expect((await ask(path, "--measure", "tier")).values).toEqual({
      ...{ a: 3, b: 3, m: 2, x: 1, y: 1, k: 0 },
    });
    const near = await ask(path, "--measure", "tier", "--to", "x");
    expect(near.values).toEqual({ a: 2, b: 2, m: 1, x: 0 });
    expect(near.certificate.notes).toEqual(["nodes that lead to no end, left out: 2"]);
  });

  test("reach by weight: importance in a product graph, refused in an edge list", async () => {
    const graph = "docs/examples/magnets.json";
    const { values } = await ask(
      graph,
      "--measure",
      "reach",
      "--weighted",
      "--from",
      "ferrite,ore",
    );
    expect(values?.["ferrite"]).toBeCloseTo(0.4, 9);
    expect(values?.["ore"]).toBeCloseTo(1, 9);
    const path = inFolder("weighted.csv");
    await writeFile(path, "source,target,weight\na,b,2\n");
    const { status, err } = await call(["centrality", path, "--measure", "reach", "--weighted"]);
    expect([status, err.includes("its nodes have no importance")]).toEqual([2, true]);
  });

  test("flow: what is lost without a node, by links and by weight", async () => {
    const path = inFolder("flow.csv");
    await writeFile(path, "source,target,weight\ns,a,3\ns,b,1\na,t,2\nb,t,2\n");
    const { values, maxFlow } = await ask(path, "--measure", "flow", "--weighted");
    expect([maxFlow, values]).toEqual([3, { s: 3, a: 2, b: 1, t: 3 }]);
    expect((await ask(path, "--measure", "flow")).maxFlow).toBe(2);
    const graph = "docs/examples/magnets.json";
    const { status, err } = await call(["centrality", graph, "--measure", "flow", "--weighted"]);
    expect([status, err.includes("use share")]).toEqual([2, true]);
  });

  test("networks without links: empty answers, or what is missing in words", async () => {
    const empty = await edgeList("empty");
    const loop = await edgeList("lone", "a,a");
    for (const measure of ["components", "articulation", "bridges", "kcore", "reach"]) {
      expect((await ask(empty, "--measure", measure)).values).toEqual({});
      expect(Object.keys((await ask(loop, "--measure", measure)).values ?? {})).toEqual(["a"]);
    }
    const none = await call(["centrality", empty, "--measure", "dominators"]);
    expect([none.status, none.err.includes("the network has no nodes")]).toEqual([2, true]);
    const lone = await call(["centrality", loop, "--measure", "mincut"]);
    expect([lone.status, lone.err.includes("all of them are ends, too")]).toEqual([2, true]);
  });

  test("links turned round are said to be", async () => {
    const argv = ["centrality", "docs/examples/hourglass.csv", "--measure", "pagerank"];
    const turned = CentralityResult.parse(await callJson([...argv, "--reverse"]));
    expect(turned.reversed).toBe(true);
    expect(turned.certificate.formula).toContain("all links turned round");
    const straight = CentralityResult.parse(await callJson(argv));
    expect(straight.reversed).toBeUndefined();
    expect(straight.certificate.formula).not.toContain("turned round");
  });

  test("for people: what is counted, the cut, bridges and cycles", async () => {
    const shown = async (...argv: string[]) =>
      (await call(["centrality", "docs/examples/hourglass.csv", ...argv])).out;
    expect(await shown("--measure", "mincut")).toContain(
      "Fewest nodes that separate them: 1\n  metal\nRoutes that share no node: 1\n",
    );
    expect(await shown("--measure", "bridges")).toContain("Bridges: 3\n  ore-a -> metal\n");
    expect(await shown("--measure", "components")).toContain(
      "Components: 6\n  cycle of 2: metal, scrap\n",
    );
    expect(await shown("--measure", "flow", "--weighted")).toContain("Most that can flow: 3\n");
  });

  test("an option that a measure does not read is refused", async () => {
    const path = await hourglass();
    const { status, err } = await call(["centrality", path, "--measure", "kcore", "--from", "a"]);
    expect([status, err.includes("has no meaning for kcore")]).toEqual([2, true]);
  });
});

test("bridges of a large star that points out, each as the link leads", async () => {
  const leaves = 100_000;
  const links = Array.from({ length: leaves }, (_, at) => `hub,leaf${at}`);
  const path = await edgeList("star-out", ...links, "z,hub");
  const { bridges = [] } = await ask(path, "--measure", "bridges");
  expect(bridges).toHaveLength(leaves + 1);
  expect(bridges[0]).toEqual(["hub", "leaf0"]);
  expect(bridges.at(-1)).toEqual(["z", "hub"]);
});

test("a bridge of two opposite links is told as the first of its ends leads", async () => {
  const path = await edgeList("both-ways", "b,a", "a,b", "c,b");
  const { bridges } = await ask(path, "--measure", "bridges");
  expect(bridges).toEqual([
    ["b", "a"],
    ["c", "b"],
  ]);
});

test("an edge list with a header alone is a network without nodes, and says so", async () => {
  const path = inFolder("header-alone.csv");
  await writeFile(path, "source,target\n");
  const { n, m, values, certificate } = await ask(path, "--measure", "pagerank");
  expect({ n, m, values }).toEqual({ n: 0, m: 0, values: {} });
  expect(certificate.notes).toContain("the edge list has no rows: this is a network without nodes");
});
