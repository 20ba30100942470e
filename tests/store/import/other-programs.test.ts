import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatProblem } from "../../../src/model/errors.ts";
import { keptTexts } from "../../support/exported.ts";
import { readImport } from "../../support/read-import.ts";

/** Files that other programs wrote of the same three firms (tests/golden/networks/README.md). */
async function sample(name: string) {
  const path = new URL(`../../golden/networks/${name}`, import.meta.url);
  return { name, bytes: new Uint8Array(await readFile(fileURLToPath(path))) };
}

/** Links as text, by name of firms, in alphabetic order. */
function linksOf(files: Record<string, string>): string[] {
  const rows = (text = "") => text.trimEnd().split("\n").slice(1);
  const names = new Map(
    rows(files["nodes.csv"]).map((row): [string, string] => {
      const [id = "", label = ""] = row.split(",");
      return [id, label];
    }),
  );
  const links = rows(files["edges.csv"]).map((row) => {
    const [source = "", target = "", weight] = row.split(",");
    return `${names.get(source) ?? source} > ${names.get(target) ?? target}: ${Number(weight)}`;
  });
  return links.sort();
}

const LINKS = [
  "Magnets KK > Magnets KK: 1",
  "Magnets KK > Ore Ltd: 0.5",
  "Ore Ltd > Magnets KK: 3",
  "Ore Ltd > Smelter AG: 120",
  "Smelter AG > Magnets KK: 45.5",
];

test.each([
  ["networkx-3.6.1.gexf"],
  ["networkx-3.6.1.graphml"],
  ["networkx-2.8.8.graphml"],
  ["igraph-0.10.2.graphml"],
  ["gephi-1.2.gexf"],
  ["gephi-1.3-dynamic.gexf"],
  ["gephi-edges.csv", "gephi-nodes.csv"],
])("%s holds three firms and five links", async (...names) => {
  const check = await readImport(await Promise.all(names.map(sample)));
  const files = keptTexts(check);
  expect(linksOf(files)).toEqual(LINKS);
  for (const firm of ["Ore Ltd,B07,AUS", "Smelter AG,C24,DEU", "Magnets KK,C25,JPN"])
    expect(files["nodes.csv"]).toContain(firm);
});

test("what changes over time is left out, and said once", async () => {
  const check = await readImport([await sample("gephi-1.3-dynamic.gexf")]);
  expect(check.graph?.warnings.map(formatProblem)).toEqual([
    "gephi-1.3-dynamic.gexf:24:11 values that change over time are left out, expected values that hold all the time",
  ]);
  expect(keptTexts(check)["about.json"]).toContain("Three firms");
});

test("links without a direction are refused where they stand", async () => {
  const undirected = await readImport([await sample("networkx-2.8.8-undirected.graphml")]);
  const problems = undirected.graph ? [] : undirected.problems.map(formatProblem);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/graphml:\d+:\d+ the links have no direction: edgedefault is/);
  const { name, bytes } = await sample("gephi-edges.csv");
  const text = Buffer.from(bytes).toString().replace("KK,Directed,1", "KK,Undirected,1");
  const mixed = await readImport([{ name, bytes: Buffer.from(text) }]);
  expect(mixed.graph ? [] : mixed.problems.map(formatProblem)).toEqual([
    expect.stringMatching(/^gephi-edges.csv:3:type is "Undirected": the link has no direction/),
  ]);
});
