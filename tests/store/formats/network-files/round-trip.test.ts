import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { expect, test } from "vitest";
import type { DataSet } from "../../../../src/model/data-set.ts";
import type { ExportFormat } from "../../../../src/model/export-options.ts";
import { csvLine } from "../../../../src/store/csv-line.ts";
import {
  checkNetworkDocument,
  writeNetworkDocument,
} from "../../../../src/store/formats/network-document.ts";
import { loadGraph } from "../../../../src/store/graphs.ts";
import { readPackage } from "../../../../src/store/packages/read-package.ts";
import { type Sketch, sketches, toDataSet } from "../../../support/arbitraries.ts";
import { exported, keptTexts } from "../../../support/exported.ts";
import { writeFirmFolder } from "../../../support/firm-folder.ts";
import { readImport } from "../../../support/read-import.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** Characters that formats give a meaning to, and some that look like it. */
const hostile = fc
  .string({
    unit: fc.constantFrom(
      ..."aZ09 \"',;:<>&|{}[]\\/%\téß素材🧲".split(/(?:)/u),
      "]]>",
      "&amp;",
      "\n",
    ),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.trim())
  .filter((text) => text !== "");

/** A data set with all that a graph file carries: texts of every kind, shares that nobody states. */
const dataSets = fc
  .record({
    sketch: sketches(),
    names: fc.array(hostile, { minLength: 9, maxLength: 9 }),
    withheld: fc.boolean(),
    cover: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ sketch, names, withheld, cover }) => withTexts(sketch, { names, withheld, cover }));

function withTexts(
  sketch: Sketch,
  { names, withheld, cover }: { names: string[]; withheld: boolean; cover: number },
): DataSet {
  const data = toDataSet(sketch);
  const { tables } = data;
  const products = tables.products.map((row, at) => ({
    ...row,
    nameEn: names[at] ?? null,
    nameJa: at % 2 === 0 ? `素材 ${names[at]}` : null,
    descriptionEn: at % 3 === 0 ? (names[8] ?? null) : null,
    synonyms: at === 0 ? ["one", "two"] : [],
    kindOf: at === 1 ? "alloys" : null,
  }));
  const supply = tables.supply.map((row, at) =>
    withheld && at === 0 ? { ...row, share: null } : row,
  );
  const inputs = tables.inputs.map((row, at) => ({
    ...row,
    coverDays: at % 2 === 0 ? cover : null,
    substitutability: withheld ? null : row.substitutability,
  }));
  return { ...data, titleEn: names[0] ?? "", tables: { ...tables, products, supply, inputs } };
}

/** What a data set says, but for its id, which is the name of its file. */
function said(data: DataSet | null) {
  const { id: _id, ...document } = writeNetworkDocument(data as DataSet);
  return JSON.parse(JSON.stringify(document));
}

const NETWORK_FORMATS = ["gexf", "graphml", "graphology", "network"] as const;

test.each(NETWORK_FORMATS)(
  "products written as %s read back as the same network",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(dataSets, async (data) => {
        const graph = { kind: "products", data, path: null } as const;
        const file = await exported(graph, { format });
        const kept = keptTexts(await readImport([file]));
        const { data: again } = checkNetworkDocument(kept["network.json"] ?? "", "network.json");
        expect(said(again)).toEqual(said(data));
      }),
      { numRuns: 40 },
    );
  },
);

test("products written as a data package read back as the same network", async () => {
  await fc.assert(
    fc.asyncProperty(dataSets, async (drawn) => {
      const data = withImportanceOf1(drawn);
      const file = await exported({ kind: "products", data, path: null }, { format: "package" });
      const kept = keptTexts(await readImport([file]));
      const folder = await temporaryFolder();
      await writeAll(folder, kept);
      const { data: again, problems } = await readPackage(folder);
      expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
      expect(said(again)).toEqual(said(data));
    }),
    { numRuns: 15 },
  );
});

/** A package wants importance to sum to 1. */
function withImportanceOf1(data: DataSet): DataSet {
  const { importance } = data.tables;
  const share = 1 / importance.length; // one or two sectors: exact
  return {
    ...data,
    tables: { ...data.tables, importance: importance.map((row) => ({ ...row, share })) },
  };
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

interface Links {
  readonly firms: readonly { id: string; label: string; industry: string; country: string }[];
  readonly rows: readonly { source: number; target: number; weight: number; type: number }[];
  readonly isTyped: boolean;
}

/** Firms with loops, parallel links, weights of 0 and names that formats stumble over. */
const firmLinks: fc.Arbitrary<Links> = fc
  .uniqueArray(hostile, { minLength: 1, maxLength: 6 })
  .chain((ids) => {
    const firm = fc.nat({ max: ids.length - 1 });
    const amount = fc.double({ min: 0, max: 1e15, noNaN: true });
    const rows = fc.array(
      fc.record({ source: firm, target: firm, weight: amount, type: fc.nat({ max: 2 }) }),
      { minLength: 1, maxLength: 12 },
    );
    const texts = fc.array(fc.tuple(hostile, hostile), {
      minLength: ids.length,
      maxLength: ids.length,
    });
    return fc.record({ rows, texts, isTyped: fc.boolean() }).map(({ rows, texts, isTyped }) => ({
      firms: ids.map((id, at) => {
        const [label = "", industry = ""] = texts[at] ?? [];
        return { id, label, industry, country: at % 2 === 0 ? "JPN" : "" };
      }),
      rows: rows.map((row) => ({ ...row, weight: Object.is(row.weight, -0) ? 0 : row.weight })),
      isTyped,
    }));
  });

function filesOf({ firms, rows, isTyped }: Links) {
  const header = ["source", "target", "weight", ...(isTyped ? ["type"] : [])];
  const edges = rows.map(({ source, target, weight, type }) => [
    firms[source]?.id ?? "",
    firms[target]?.id ?? "",
    String(weight),
    ...(isTyped ? [String(type)] : []),
  ]);
  const nodes = firms.map(({ id, label, industry, country }) => [id, label, industry, country]);
  const text = (...lines: string[][]) => lines.map(csvLine).join("");
  return {
    edges: text(header, ...edges),
    nodes: text(["id", "label", "industry", "country"], ...nodes),
    about: { titleEn: "Firms & <co>", unit: "M USD", home: ["JPN"] },
  };
}

test.each(["gexf", "graphml", "graphology"] as const)(
  "firms written as %s read back as the same files",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(firmLinks, async (links) => {
        const files = filesOf(links);
        const folder = await writeFirmFolder(join(await temporaryFolder(), "firms"), files);
        const file = await exported({ kind: "firms", id: "firms", folder }, { format });
        const kept = keptTexts(await readImport([file]));
        expect(kept["edges.csv"]).toBe(files.edges);
        expect(kept["nodes.csv"]).toBe(files.nodes);
        expect(JSON.parse(kept["about.json"] ?? "")).toEqual(files.about);
      }),
      { numRuns: 40 },
    );
  },
);

test.each(["csv", "parquet"] as const)(
  "firms written as %s, links and firms, read back as the same files",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(firmLinks, async (links) => {
        const files = filesOf(links);
        const folder = await writeFirmFolder(join(await temporaryFolder(), "firms"), files);
        const graph = { kind: "firms", id: "firms", folder } as const;
        const edges = await exported(graph, { format, table: "edges" });
        const nodes = await exported(graph, { format, table: "nodes" });
        const kept = keptTexts(await readImport([edges, nodes]));
        const rows = (text = "") => text.trimEnd().split("\n").length;
        expect(rows(kept["edges.csv"])).toBe(rows(files.edges));
        expect(kept["nodes.csv"]).toBe(files.nodes);
        if (format === "csv") expect(kept["edges.csv"]).toBe(files.edges);
      }),
      { numRuns: format === "csv" ? 30 : 8 },
    );
  },
);

test("libraries that others use read the same of what is written", async () => {
  const data = await loadGraph("eu-crm");
  const graph = { kind: "products", data, path: null } as const;
  const text = async (format: ExportFormat) =>
    Buffer.from((await exported(graph, { format })).bytes).toString();
  const expected = new Graph({ type: "directed", multi: true });
  const json = JSON.parse(await text("graphology"));
  expected.import(json);
  const options = { addMissingNodes: false, allowUndeclaredAttributes: false } as const;
  const asGexf = gexf.parse(Graph, await text("gexf"), options);
  const asGraphml = graphml.parse(Graph, await text("graphml"), { addMissingNodes: false });
  for (const read of [asGexf, asGraphml]) {
    expect([read.order, read.size]).toEqual([expected.order, expected.size]);
    expected.forEachNode((id, attributes) => {
      expect(read.getNodeAttributes(id)).toMatchObject(attributes);
    });
  }
  expect(expected.order).toBe(data.tables.products.length);
});

test("what a graph file has no place for is named; a character that XML cannot hold is refused", async () => {
  const { exportFile } = await import("../../../../src/store/export-file.ts");
  const data = await loadGraph("us-sri");
  const { leftOut } = await exportFile({ kind: "products", data, path: null }, { format: "gexf" });
  expect(leftOut).toEqual(expect.arrayContaining(["stocks.csv", "sources.csv", "projects.csv"]));
  const files = { edges: "source,target\na\u0001,b\n" };
  const folder = await writeFirmFolder(join(await temporaryFolder(), "firms"), files);
  const graph = { kind: "firms", id: "firms", folder } as const;
  await expect(exported(graph, { format: "gexf" })).rejects.toThrow(/U\+0001.*graphology or csv/);
  expect((await exported(graph, { format: "graphology" })).bytes.length).toBeGreaterThan(0);
});
