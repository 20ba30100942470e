import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { CentralityMeasure, CentralityResult } from "../../src/model/centrality.ts";
import { EsriResult } from "../../src/model/esri.ts";
import { ValidateResult } from "../../src/model/results.ts";
import { writeFirmFolder } from "../support/firm-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

/** d is in no link; a and b are of one industry. */
const CHAIN = {
  edges: "source,target,weight\na,b,2\nb,c,4\n",
  nodes: "id,industry\na,ore\nb,ore\nc,cars\nd,cars\n",
};
const BROKEN = {
  edges: "source,target,weight\na,b,-1\na,,2\nx,a,1\n",
  nodes: "id,industry\na,ore\nb,\n",
  about: { unit: "" },
};

async function folderOf(files: typeof CHAIN | typeof BROKEN, name = "net") {
  return writeFirmFolder(join(await temporaryFolder(), name), files);
}

describe("a folder with a network of firms", () => {
  test("centrality and esri take it as its edges and nodes", async () => {
    const folder = await folderOf(CHAIN);
    const found = CentralityResult.parse(
      await callJson(["centrality", folder, "--measure", "pagerank"]),
    );
    expect([found.n, found.m, Object.keys(found.values ?? {})]).toEqual([
      4,
      2,
      ["a", "b", "c", "d"],
    ]);
    const { certificate } = EsriResult.parse(await callJson(["esri", folder]));
    expect(certificate).toMatchObject({ firms: 4, links: 2, industries: 2 });
    const stated = ["--nodes", join(folder, "nodes.csv")];
    expect(await callJson(["esri", folder])).toEqual(
      await callJson(["esri", join(folder, "edges.csv"), ...stated]),
    );
  });

  test("one that a user keeps is found by its name", async () => {
    const home = await temporaryFolder();
    await writeFirmFolder(join(home, "graphs", "chain"), CHAIN);
    vi.stubEnv("LINCHPIN_DATA", home);
    try {
      const { status, out } = await call(["validate", "chain"]);
      expect(status).toBe(0);
      expect(out).toMatch(/^chain: valid\n\nRows +Count\n─+\nfirms +4\nlinks +2\n$/);
      expect(await call(["esri", "chain"])).toMatchObject({ status: 0, err: "" });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("validate tells every fault of its files by line, of an edge list, too", async () => {
    const folder = await folderOf(BROKEN);
    const { status, out } = await call(["validate", folder, "--json"]);
    expect(status).toBe(2);
    const { valid, problems } = ValidateResult.parse(JSON.parse(out));
    expect(valid).toBe(false);
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: "about.json", pointer: "/unit" }),
        expect.objectContaining({ file: "nodes.csv", line: 3, column: "industry" }),
        expect.objectContaining({ file: "edges.csv", line: 2, column: "weight" }),
        expect.objectContaining({ file: "edges.csv", line: 3, column: "target" }),
      ]),
    );
    const alone = await call(["validate", join(folder, "edges.csv")]);
    expect(alone.status).toBe(2);
    expect(alone.out).toContain(': not valid, 2 errors\n\nedges.csv:2:weight is "-1"');
    const good = await call(["validate", join(await folderOf(CHAIN), "edges.csv")]);
    expect([good.status, good.out]).toEqual([0, expect.stringMatching(/firms +3\nlinks +2\n/)]);
  });

  test("validate refuses weights that are too large to be added up", async () => {
    const folder = await folderOf({
      ...CHAIN,
      edges: "source,target,weight\na,b,1e308\nb,c,1e308\n",
    });
    const { status, out } = await call(["validate", folder]);
    expect(status).toBe(2);
    expect(out).toContain("not valid, 1 error\n");
  });

  test.each([["cut", "a"], ["chokepoints"], ["coverage"], ["diff", "us-sri"]])(
    "%s has no products to ask about, and says who takes it",
    async (command, ...rest) => {
      const folder = await folderOf(CHAIN);
      const { status, out, err } = await call([command, folder, ...rest]);
      expect([status, out]).toEqual([2, ""]);
      expect(err).toBe(
        `linchpin: GRAPH: "${folder}" is a network of firms: it has no products to ask about, ` +
          "expected a graph of products; centrality, esri, validate and serve take this one\n",
      );
    },
  );

  test("export names the formats that need no products", async () => {
    const { status, out, err } = await call([
      "export",
      await folderOf(CHAIN),
      "--format",
      "network",
    ]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toBe(
      'linchpin: --format: "net" is a network of firms, which has no products, ' +
        "expected csv, parquet, gexf, graphml or graphology, which every network has\n",
    );
  });
});

test("a file of edges that is not there is told as such", async () => {
  for (const argv of [
    ["centrality", "/nowhere.csv", "--measure", "degree"],
    ["esri", "/nowhere.csv"],
  ]) {
    const { status, err } = await call(argv);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("/nowhere.csv there is no such file"),
    ]);
  }
});

test("threads are refused where none would work", async () => {
  const folder = await folderOf(CHAIN);
  for (const [argv, what] of [
    [["centrality", folder, "--measure", "pagerank"], "pagerank"],
    [["esri", folder, "--losses"], "scenarios, or losses by firm or industry"],
  ] as const) {
    const { status, err } = await call([...argv, "--workers", "2"]);
    const told = `linchpin: --workers: has no meaning for ${what}, expected not to be given\n`;
    expect([status, err]).toEqual([2, told]);
  }
});

test("ids of firms take as much room as they need", async () => {
  const { out } = await call(["esri", await folderOf(CHAIN)]);
  expect(out).toMatch(/^Id {2,3}ESRI/m);
});

test("the help names every measure; a node file may be Parquet, too", async () => {
  const { out } = await call(["centrality", "--help"]);
  for (const name of CentralityMeasure.options) expect(out).toContain(name);
  const edges = join(await folderOf(CHAIN), "edges.csv");
  const { err } = await call(["esri", edges, "--nodes", "/nowhere.csv"]);
  expect(err).toBe(
    "linchpin: /nowhere.csv there is no such file, expected a CSV or Parquet file\n",
  );
});
