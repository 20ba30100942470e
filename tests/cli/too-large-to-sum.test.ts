import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call } from "./call.ts";

const inFolder = sharedFolder();

async function save(name: string, text: string): Promise<string> {
  const path = inFolder(name);
  await writeFile(path, text);
  return path;
}

/** @returns what is said of a call that must be refused */
async function refusal(...argv: string[]): Promise<string> {
  const { status, out, err } = await call(argv);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  return err;
}

const product = { id: "m", kind: "material" };
const sector = { id: "s", kind: "sector", importance: 1 };

const graph = (name: string, content: object) =>
  save(
    `${name}.json`,
    JSON.stringify({
      format: "linchpin-network/1",
      home: ["USA"],
      products: [product, sector],
      inputGroups: [{ product: "s", members: [{ input: "m" }] }],
      ...content,
    }),
  );

test("weights of an edge list: the edge with which the sum overflows", async () => {
  const path = await save(
    "edges.csv",
    "source,target,weight\na,b,1e308\na,c,7e307\nb,c,1e307\nb,a,1\n",
  );
  for (const argv of [
    ["centrality", path, "--measure", "pagerank", "--weighted"],
    ["esri", path],
  ]) {
    const err = await refusal(...argv);
    expect(err).toContain("edge 3, b to c, lifts the sum of all weights above 1.8e308");
    expect(err).toContain("expected figures whose sum is below 1.8e308");
  }
});

test("weights just below it are answered", async () => {
  const path = await save("large.csv", "source,target,weight\na,b,1e307\na,c,1e307\nb,c,1e307\n");
  const argv = ["centrality", path, "--measure", "pagerank", "--weighted"];
  expect((await call(argv)).status).toBe(0);
  expect((await call(["esri", path])).status).toBe(0);
});

test("links and final demand together", async () => {
  const edges = await save("sales.csv", "source,target,weight\na,b,1e308\n");
  const demand = await save("demand.csv", "firm,amount\nb,1e308\n");
  const err = await refusal("esri", edges, "--final-demand", demand);
  expect(err).toContain("links and final demand sum to more than 1.8e308");
});

test("an input-output table: the label with which the sum overflows", async () => {
  const csv = "V1,AUS_A,CHN_B,AUS_HFCE\nAUS_A,1e308,1e308,0\nCHN_B,1,1,1\n";
  const err = await refusal("io", await save("table.csv", csv));
  expect(err).toContain("table.csv:2");
  expect(err).toContain("the amounts up to AUS_A sum to more than 1.8e308");
  const document = {
    format: "linchpin-table/1",
    labels: ["a", "b"],
    Z: [
      [0, 1],
      [1, 0],
    ],
  };
  const text = JSON.stringify({ ...document, finalDemand: [1e308, 1e308] });
  expect(await refusal("io", await save("table.json", text))).toContain(
    "/Z/1 the amounts up to b sum to more than 1.8e308",
  );
});

test("quantities of a product", async () => {
  const row = (country: string, more: object) => ({ product: "m", country, ...more });
  const supply = [row("CHN", { quantity: 1e308 }), row("JPN", { quantity: 1e308 })];
  const err = await refusal("cut", await graph("quantities", { supply }), "m");
  expect(err).toContain("/supply/1/quantity quantities of m sum to more than 1.8e308");
  const implied = [row("CHN", { quantity: 1e308, share: 0.1 }), row("JPN", { quantity: 1 })];
  expect(await refusal("cut", await graph("implied", { supply: implied }), "m")).toContain(
    "quantities of m sum to more than 1.8e308",
  );
});

test("importances of a set", async () => {
  const [a, b] = ["s", "t"].map((id) => ({ id, kind: "sector", importance: 1e308 }));
  const err = await refusal("cut", await graph("weights", { products: [product, a, b] }), "m");
  expect(err).toContain("importances of set default sum to more than 1.8e308");
});
