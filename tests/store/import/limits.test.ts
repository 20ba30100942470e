import { expect, test } from "vitest";
import { formatProblem } from "../../../src/model/errors.ts";
import type { ImportLimits } from "../../../src/store/import/import-limits.ts";
import { readImport } from "../../support/read-import.ts";

async function faults(
  name: string,
  content: string | Uint8Array,
  limits: Partial<ImportLimits> = {},
): Promise<string[]> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const check = await readImport([{ name, bytes }], null, { limits });
  return check.graph ? [] : check.problems.map(formatProblem);
}

const ROWS = Array.from({ length: 100_000 }, (_, e) => `n${e % 1000},m${e % 777},1\n`).join("");
const EDGES = `source,target,weight\n${ROWS}`;
const nodes = (count: number, write: (id: number) => string) =>
  Array.from({ length: count }, (_, id) => write(id)).join("");

test("an edge list may have as many links and nodes as the limits say, and no more", async () => {
  expect(await faults("e.csv", EDGES, { links: 100_000, nodes: 1777 })).toEqual([]);
  const [links] = await faults("e.csv", EDGES, { links: 99_999 });
  expect(links).toMatch(/^e\.csv:100001 there are more than 99999 links, expected a network of/);
  const [many] = await faults("e.csv", EDGES, { nodes: 1776 });
  expect(many).toMatch(/^e\.csv:\d+ there are more than 1776 nodes, expected a network of/);
});

test("rows are looked at to the last, however many there are", async () => {
  const bad = `${EDGES}n1,,1\nn1,m1,-1\n`;
  expect(await faults("e.csv", bad)).toEqual([
    "e.csv:100002:target the cell is empty, expected the name of a node",
    'e.csv:100003:weight is "-1", expected a number of at least 0',
  ]);
});

test.each([
  [
    "g.gexf",
    `<gexf><graph defaultedgetype="directed"><nodes>\n${nodes(4, (id) => `<node id="${id}"/>\n`)}</nodes><edges>\n<edge source="0" target="1"/>\n<edge source="1" target="2"/></edges></graph></gexf>`,
  ],
  [
    "g.graphml",
    `<graphml><graph edgedefault="directed">\n${nodes(4, (id) => `<node id="${id}"/>\n`)}\n<edge source="0" target="1"/>\n<edge source="1" target="2"/></graph></graphml>`,
  ],
])("%s ends at the node or link that is one too many", async (name, text) => {
  expect(await faults(name, text)).toEqual([]);
  expect(await faults(name, text, { nodes: 3 })).toEqual([
    `${name}:5:1 there are more than 3 nodes, expected a network of at most 3 nodes`,
  ]);
  expect(await faults(name, text, { links: 1 })).toEqual([
    `${name}:8:1 there are more than 1 links, expected a network of at most 1 links`,
  ]);
});

test("graphology JSON and network documents have the same limits", async () => {
  const graph = JSON.stringify({
    nodes: [{ key: "a" }, { key: "b" }],
    edges: [
      { source: "a", target: "b" },
      { source: "b", target: "a" },
    ],
  });
  expect(await faults("g.json", graph, { links: 1 })).toEqual([
    "g.json:/edges/1 there are more than 1 links, expected a network of at most 1 links",
  ]);
  const document = JSON.stringify({
    format: "linchpin-network/1",
    products: [
      { id: "a", kind: "material" },
      { id: "b", kind: "sector" },
    ],
    inputGroups: [{ product: "b", members: [{ input: "a" }] }],
  });
  expect(await faults("d.json", document)).toEqual([]);
  expect(await faults("d.json", document, { nodes: 1 })).toEqual([
    "d.json:/products there are 2 products, expected a network of at most 1 nodes",
  ]);
});

test("documents and files above their size are refused before they are read", async () => {
  expect(await faults("g.gexf", "<gexf>".padEnd(3 << 20), { documentBytes: 2 << 20 })).toEqual([
    "g.gexf has 3 MB, expected a document of at most 2 MB, or an edge list",
  ]);
  expect(await faults("e.csv", EDGES, { bytes: 1 << 20 })).toEqual([
    expect.stringMatching(/^e\.csv has 1\.\d MB, expected at most 1 MB$/),
  ]);
});

test("a list of firms has no more than there may be nodes", async () => {
  const files = [
    { name: "edges.csv", bytes: Buffer.from("source,target\na,b\n") },
    { name: "nodes.csv", bytes: Buffer.from("id\na\nb\nc\n") },
  ];
  const check = await readImport(files, null, { limits: { nodes: 2 } });
  expect(check.graph === null && check.problems.map(formatProblem)).toEqual([
    "nodes.csv:4:id is one node more than 2, expected at most 2 nodes",
  ]);
});

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${nodes(9, (n) => `<!ENTITY lol${n} "${`&lol${n - 1};`.repeat(10)}">`)}]><gexf>&lol8;</gexf>`;
const OUTSIDE = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>`;

test.each([
  ["laughs.gexf", LAUGHS, "declares a document type"],
  ["outside.graphml", OUTSIDE, "declares a document type"],
  ["deep.gexf", `<gexf>${"<a>".repeat(100_000)}`, "more than 50 elements in one another"],
  ["wide.gexf", `<gexf ${nodes(300, (n) => `a${n}="1" `)}>`, "more than 200 attributes"],
  ["deep.json", `{"nodes": ${"[".repeat(100_000)}`, "is nested too deep"],
  ["line.csv", `source,target\n${"x".repeat(3 << 20)}`, "the row is longer than 1048576 bytes"],
  ["header.csv", `source,target,${"x".repeat(3 << 20)}`, "the row is longer than 1048576 bytes"],
  ["quote.csv", `source,target\n"${"x\n".repeat(2 << 20)}`, "the row is longer than 1048576 bytes"],
  ["zero.csv", "source,target\na,\0\n", "holds zero bytes, the first at position 16"],
  ["utf16.csv", Buffer.from("\ufeffsource,target\na,b\n", "utf16le"), "is text in UTF-16"],
  ["latin.csv", Buffer.from("source,target\né,b\n", "latin1"), "byte 0xE9 at position 14"],
  ["packed.csv.gz", Buffer.from([0x1f, 0x8b, 8, 0, 0]), "is packed with gzip"],
])("%s is refused with its place", async (name, content, expected) => {
  const found = await faults(name, content);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`${name}`);
  expect(found[0]).toContain(expected);
});

test("a byte order mark in UTF-8 is no fault", async () => {
  expect(await faults("bom.csv", "\ufeffsource,target\na,b\n")).toEqual([]);
});

test("Parquet whose footer lies is refused, whatever it says", async () => {
  const lies = [
    Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(64, 0xff), Buffer.from("PAR1")]),
    Buffer.concat([
      Buffer.from("PAR1"),
      Buffer.from([0xff, 0xff, 0xff, 0x7f]),
      Buffer.from("PAR1"),
    ]),
    Buffer.from("PAR1"),
  ];
  for (const bytes of lies)
    expect(await faults("t.parquet", bytes)).toEqual([
      expect.stringContaining("t.parquet is Parquet that cannot be read"),
    ]);
});
