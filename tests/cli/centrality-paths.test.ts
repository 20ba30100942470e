import { writeFile } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { run } from "../../src/cli/program.ts";
import { seededRandom } from "../../src/engine/kernels/random.ts";
import { CentralityResult } from "../../src/model/centrality.ts";
import { diamondBetweenness, diamonds, hubGraph } from "../support/link-graphs.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";
import { workedExample } from "./worked-example.ts";

const inFolder = sharedFolder();

async function list(text: string, name = "edges.csv"): Promise<string> {
  const path = inFolder(name);
  await writeFile(path, text);
  return path;
}

const ask = async (path: string, ...options: string[]) =>
  CentralityResult.parse(await callJson(["centrality", path, "--measure", ...options]));

async function badUse(path: string, ...options: string[]): Promise<string> {
  const { status, out, err } = await call(["centrality", path, "--measure", ...options]);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  return err;
}

/** A square with a tail: a -> b -> d, a -> c -> d, d -> e. */
const SQUARE = "src,dst,weight\na,b,1\na,c,1\nb,d,1\nc,d,2\nd,e,4\n";

describe("edge lists", () => {
  test("threads change no figure, and how many they are has to be a number", async () => {
    const links = hubGraph(300, 5, seededRandom(2)).map(([u, v]) => `${u},${v}`);
    const path = await list(`source,target\n${links.join("\n")}\n`, "hubs.csv");
    const [one, two] = [
      await ask(path, "betweenness", "--workers", "1"),
      await ask(path, "betweenness", "--workers", "2"),
    ];
    expect(two.values).toEqual(one.values);
    expect(Object.keys(two.values ?? {}).length).toBe(two.n);
    expect(await badUse(path, "betweenness", "--workers", "none")).toContain("--workers");
  });

  test("betweenness: by steps, by length, of chosen pairs, turned round", async () => {
    const path = await list(SQUARE);
    const { values, n, m, seconds, certificate } = await ask(path, "betweenness");
    expect(values).toEqual({ a: 0, b: 1, c: 1, d: 3, e: 0 });
    expect([n, m]).toEqual([5, 5]);
    expect(seconds.load).toBeGreaterThanOrEqual(0);
    expect(certificate).toMatchObject({ converged: true, notes: [] });
    expect((await ask(path, "betweenness", "--weighted")).values).toEqual({
      ...{ a: 0, b: 2, c: 0, d: 3, e: 0 },
    });
    const chosen = await ask(path, "betweenness", "--from", "a", "--to", "e,c");
    expect(chosen.values).toEqual({ a: 0, b: 0.5, c: 0.5, d: 1, e: 0 });
    expect((await ask(path, "betweenness", "--reverse")).values).toEqual(values);
  });

  test("--top gives the largest in order, ties by id, whatever the names are", async () => {
    const path = await list("source,target\n9,2\n2,1\n9,10\n10,1\n1,0\n");
    const { values, items } = await ask(path, "betweenness", "--top", "3");
    expect(items?.map(({ id }) => id)).toEqual(["1", "10", "2"]);
    expect(values).toEqual({ 1: 3, 2: 1, 10: 1 });
  });

  test("names that JavaScript knows are names like any other", async () => {
    const path = await list("source,target\n__proto__,constructor\nconstructor,toString\n");
    const { out } = await call(["centrality", path, "--measure", "betweenness", "--json"]);
    expect(out.replaceAll(/\s/g, "")).toContain(
      '"values":{"__proto__":0,"constructor":1,"toString":0}',
    );
  });

  test("no row: no node, no value", async () => {
    const path = await list("source,target\n");
    for (const measure of ["betweenness", "pagerank", "katz"])
      expect(await ask(path, measure)).toMatchObject({ n: 0, m: 0, values: {} });
  });

  test("a row of 64 and of 1100 diamonds: exact and finite", async () => {
    for (const count of [64, 1100]) {
      const { n, edges } = diamonds(count);
      const rows = edges.map((edge) => edge.join(","));
      const path = await list(["source,target", ...rows].join("\n"), `diamonds-${count}.csv`);
      const { values } = await ask(path, "betweenness");
      const expected = diamondBetweenness(count);
      for (let u = 0; u < n; u += 7)
        expect(
          Math.abs(Number(values?.[u]) / Math.max(1, expected[u]!) - Math.min(1, expected[u]!)),
        ).toBeLessThan(1e-9);
    }
  }, 30_000);

  test("of parallel links lengths take the shortest, PageRank adds up, self-loops lie on no way", async () => {
    const path = await list("source,target,weight\na,b,5\na,b,1\nb,c,1\na,c,3\nb,b,1\n");
    expect((await ask(path, "betweenness", "--weighted")).values).toEqual({ a: 0, b: 1, c: 0 });
    expect((await ask(path, "betweenness")).m).toBe(4);
  });
});

describe("samples", () => {
  const ring = Array.from({ length: 30 }, (_, u) => `${u},${(u + 1) % 30}\n${u},${(u * 7) % 30}`);
  const text = `source,target\n${ring.join("\n")}\n`;

  test("of sources: seeded, exact when all are drawn, within some standard errors else", async () => {
    const path = await list(text, "ring.csv");
    const exact = await ask(path, "betweenness");
    const all = await ask(path, "betweenness", "--samples", "99", "--seed", "5");
    expect(all.sampling).toEqual({ samples: 30, population: 30, seed: 5 });
    for (const [id, value] of Object.entries(exact.values ?? {})) {
      expect(all.values?.[id]).toBeCloseTo(Number(value), 9);
      expect(all.standardErrors?.[id]).toBe(0);
    }
    const some = await ask(path, "betweenness", "--samples", "12", "--seed", "5");
    const again = await ask(path, "betweenness", "--samples", "12", "--seed", "5");
    expect(again.values).toEqual(some.values);
    const other = await ask(path, "betweenness", "--samples", "12", "--seed", "6");
    expect(other.values).not.toEqual(some.values);
    let near = 0;
    for (let seed = 0; seed < 20; seed++) {
      const drawn = await ask(path, "betweenness", "--samples", "12", "--seed", String(seed));
      for (const [id, value] of Object.entries(exact.values ?? {})) {
        const distance = Math.abs(Number(drawn.values?.[id]) - Number(value));
        if (distance <= 2 * (drawn.standardErrors?.[id] ?? 0) + 1e-9) near++;
      }
    }
    expect(near / (20 * exact.n)).toBeGreaterThan(0.8);
    const one = await ask(path, "betweenness", "--samples", "1");
    expect(one.standardErrors?.["0"]).toBeNull();
  });

  test("of paths: the stated error holds, and the largest are told apart with a reason", async () => {
    const path = await list(text, "ring.csv");
    const exact = await ask(path, "betweenness");
    const found = await ask(path, "betweenness", "--epsilon", "0.02", "--delta", "0.05");
    expect(found.errorBound).toMatchObject({ probability: 0.95 });
    expect(found.errorBound?.normalised).toBeLessThanOrEqual(0.02);
    for (const [id, value] of Object.entries(exact.values ?? {}))
      expect(Math.abs(Number(found.values?.[id]) - Number(value))).toBeLessThanOrEqual(
        found.errorBound?.value ?? 0,
      );
    const { items } = await ask(path, "betweenness", "--epsilon", "0.02", "--top", "3");
    for (const { id, low, high } of items ?? []) {
      expect(low).toBeLessThanOrEqual(Number(exact.values?.[id]));
      expect(high).toBeGreaterThanOrEqual(Number(exact.values?.[id]));
    }
  });
});

test("the largest alone: sampled until it is certain which they are", async () => {
  const lines = Array.from({ length: 40 }, (_, u) => `s${u},hub\nhub,t${u}\ns${u},side`);
  const path = await list(`source,target\n${lines.join("\n")}\nside,t0\n`, "hubs.csv");
  const exact = await ask(path, "betweenness", "--top", "1");
  const found = await ask(path, "betweenness", "--top", "1", "--delta", "0.01");
  expect(found.items).toMatchObject([{ id: "hub", certain: true }]);
  expect(found.errorBound).toMatchObject({ probability: 0.99 });
  const [item] = found.items ?? [];
  expect(item?.low).toBeLessThanOrEqual(Number(exact.values?.["hub"]));
  expect(item?.high).toBeGreaterThanOrEqual(Number(exact.values?.["hub"]));
  expect(await badUse(path, "betweenness", "--top", "1", "--delta", "0.1", "--weighted")).toContain(
    "weighted",
  );
});

test("Ctrl-C stops the sampling of pairs: exit status 1, a word, and nothing on stdout", async () => {
  const links = hubGraph(300, 5, seededRandom(2)).map(([u, v]) => `${u},${v}`);
  const path = await list(`source,target\n${links.join("\n")}\n`, "hubs.csv");
  const before = process.listeners("SIGINT");
  let [out, err] = ["", ""];
  const argv = ["centrality", path, "--measure", "betweenness", "--epsilon", "0.000001"];
  const status = await run(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
      if (!text.endsWith("pairs searched\n")) return;
      const [ours] = process.listeners("SIGINT").slice(-1);
      ours?.("SIGINT"); // as the signal would; other listeners belong to the test runner
    },
    env: {},
  });
  expect({ status, out }).toEqual({ status: 1, out: "" });
  expect(err).toMatch(/^\d+ pairs searched\nlinchpin: the work was stopped before it was done\n$/);
  expect(process.listeners("SIGINT")).toEqual(before);
}, 30_000);

test("what is computed without a pause leaves Ctrl-C to the system", async () => {
  const path = await list(SQUARE);
  const heard = vi.spyOn(process, "on");
  await ask(path, "pagerank");
  const times = () => heard.mock.calls.filter(([event]) => event === "SIGINT").length;
  const ofReading = times();
  await ask(path, "betweenness", "--epsilon", "0.1");
  expect(times()).toBe(2 * ofReading + 1);
  vi.restoreAllMocks();
});

describe("a graph of ours", () => {
  test("links lead to the product, the strong are near, those without strength are left out", async () => {
    const graph = await workedExample();
    const { values, m, certificate } = await ask(graph, "betweenness");
    expect(values).toMatchObject({ oxide: 3, magnet: 4, missile: 0 });
    expect(m).toBe(5);
    expect(certificate).toHaveProperty("dataVersion");
    expect((await ask(graph, "betweenness", "--weighted")).values).toEqual(values);
    const ranks = await ask(graph, "pagerank", "--reverse", "--weighted", "--top", "1");
    expect(ranks.items?.[0]?.id).toBe("ore");
  });

  test("figures of small graphs", async () => {
    const graph = await workedExample();
    expect((await ask(graph, "density")).value).toBeCloseTo(5 / 30, 12);
    expect((await ask(graph, "diameter")).value).toBe(4);
    expect((await ask(graph, "degree")).values).toMatchObject({ magnet: 0.6, ore: 0.2 });
    const { values = {}, hubs = {} } = await ask(graph, "hits");
    const total = Object.values(values).reduce<number>((sum, score) => sum + Number(score), 0);
    expect(total).toBeCloseTo(1, 9);
    expect(Object.keys(hubs)).toHaveLength(6);
    // One of five links stays among its kind; by degrees (2 * 1 + 3 * 1 + 0 * 3) / 25 would: none more.
    expect((await ask(graph, "modularity")).value).toBeCloseTo(0, 12);
  });

  test("--top shortens lists, too; components stand by the size of theirs", async () => {
    // Circles of two, three and two nodes, and what leads from one to the next.
    const path = await list("source,target\na,b\nb,a\nb,c\nc,d\nd,e\ne,c\ne,f\nf,g\ng,f\ng,h\n");
    const largest = await ask(path, "components", "--top", "3");
    expect(largest.items?.map(({ id }) => id)).toEqual(["c", "d", "e"]);
    expect(largest).toMatchObject({
      count: 4,
      cycles: [
        ["c", "d", "e"],
        ["a", "b"],
        ["f", "g"],
      ],
    });
    const [first] = (await ask(path, "components", "--top", "1")).cycles ?? [];
    expect(first).toEqual(["c", "d", "e"]);
    const bridges = await ask(path, "bridges", "--top", "1");
    expect(bridges).toMatchObject({ count: 5, bridges: [["a", "b"]] });
    expect(bridges.certificate.notes).toContain("bridges listed: 1 of 5");
    const { out } = await call(["centrality", path, "--measure", "bridges", "--top", "2"]);
    expect([out.match(/ -> /g)?.length, out.includes("Bridges: 5")]).toEqual([2, true]);
    const all = (await call(["centrality", path, "--measure", "components"])).out;
    expect(all).toMatch(/Value\n.*\nc /);
    const hubs = await ask(path, "hits", "--top", "2");
    expect(Object.keys(hubs.hubs ?? {})).toEqual(Object.keys(hubs.values ?? {}));
  });

  test("for people: names, values, what it rests on", async () => {
    const { out } = await call(["centrality", await workedExample(), "--measure", "betweenness"]);
    expect(out).toContain("betweenness of 6 nodes and 5 links");
    expect(out).toMatch(/magnet\s+4\n/);
    expect(out).toContain("betweenness (Brandes)");
    const path = await list(SQUARE);
    const sampled = ["centrality", path, "--measure", "betweenness", "--epsilon", "0.1"];
    const paths = await call([...sampled, "--top", "1"]);
    expect(paths.out).toMatch(/Id +Value +Low +High +Certain\n/);
    expect(paths.out).toMatch(/No value is off by more than .+, with odds of 0.9\./);
    const nodes = await call(["centrality", path, "--measure", "betweenness", "--samples", "3"]);
    expect(nodes.out).toMatch(/Id +Value +Standard error\n/);
    const hubs = await call(["centrality", path, "--measure", "hits"]);
    expect(hubs.out).toMatch(/Id +Value +Hub\n/);
  });
});

describe("bad use", () => {
  test("weights that are missing, of no length, or not read", async () => {
    const plain = await list("source,target\na,b\n", "plain.csv");
    expect(await badUse(plain, "betweenness", "--weighted")).toContain(
      "--weighted: the edge list has no column weight, expected source,target,weight",
    );
    const zero = await list("source,target,weight\na,b,0\nb,c,1\nc,c,0\n", "zero.csv");
    expect(await badUse(zero, "betweenness", "--weighted")).toContain(
      "the link a -> b has length 0, expected a length above 0",
    );
    expect((await ask(zero, "pagerank", "--weighted")).certificate.converged).toBe(true);
    const negative = await list("source,target,weight\na,b,-1\nb,c,x\n", "negative.csv");
    const err = await badUse(negative, "pagerank");
    expect(err).toContain("negative.csv:2:weight");
    expect(err).toContain("negative.csv:3:weight");
  });

  test("a point of view means nothing for links alone; columns that are not read are named", async () => {
    const path = await list("source,target,weight,colour\na,b,1,red\n", "colour.csv");
    const err = await badUse(path, "pagerank", "--home", "USA", "--as-of", "2020");
    expect(err).toContain("--home: has no meaning for an edge list");
    expect(err).toContain("--as-of: has no meaning for an edge list");
    const { certificate } = await ask(path, "pagerank");
    expect(certificate.notes).toEqual(["columns that were not read: colour"]);
  });

  test("options that say nothing together, all at once", async () => {
    const path = await list(SQUARE);
    expect(await badUse(path, "pagerank", "--alpha", "0.1", "--from", "a")).toMatch(
      /--from: has no meaning for pagerank[\s\S]*--alpha: has no meaning for pagerank/,
    );
    const both = await badUse(
      path,
      "betweenness",
      "--epsilon",
      "0.1",
      "--samples",
      "2",
      "--weighted",
    );
    expect(both).toContain("--samples: is given beside epsilon");
    expect(both).toContain("--weighted: is given beside epsilon");
    expect(await badUse(path, "betweenness", "--seed", "1")).toContain("nothing is drawn");
    expect(await badUse(path, "betweenness", "--delta", "0.1")).toContain("without epsilon");
    expect(await badUse(path, "betweenness", "--from", "a,zz", "--to", "yy")).toMatch(
      /"zz"[\s\S]*"yy"/,
    );
    expect(await badUse(path, "modularity")).toContain("expected a GRAPH");
  });

  test("alpha that is too large: the largest eigenvalue is stated", async () => {
    const path = await list("source,target\na,b\nb,a\nb,c\nc,a\n");
    // lambda^3 = lambda + 1: the plastic number.
    expect(await badUse(path, "katz", "--alpha", "0.76")).toContain(
      "lambda_max of the links is 1.324717957",
    );
    const { alpha, values } = await ask(path, "katz", "--alpha", "0.75");
    expect(alpha).toBe(0.75);
    expect(Object.values(values ?? {}).every((score) => Number(score) > 1)).toBe(true);
    const dense = Array.from({ length: 400 }, (_, i) => `${i % 20},${Math.floor(i / 20)}`);
    const usual = await ask(
      await list(`source,target\n${dense.join("\n")}\n`, "dense.csv"),
      "katz",
    );
    expect(usual.alpha).toBeCloseTo(0.85 / 20, 9);
  });
});
