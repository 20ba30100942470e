import { strToU8, zipSync } from "fflate";
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../../src/model/errors.ts";
import {
  checkNetworkDocument,
  writeNetworkDocument,
} from "../../../src/store/formats/network-document.ts";
import { loadGraph } from "../../../src/store/graphs.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";
import type { BytesCheck, BytesFile } from "../../support/read-import.ts";
import { readImport } from "../../support/read-import.ts";

const file = (name: string, content: string | Uint8Array): BytesFile => ({
  name,
  bytes: typeof content === "string" ? strToU8(content) : content,
});
const read = (name: string, content: string | Uint8Array) => readImport([file(name, content)]);

/** Problems as lines; fails where there is none. */
function faults(check: BytesCheck): string[] {
  if (check.graph) throw new Error("it was read");
  return check.problems.map(formatProblem);
}

/** The files that are kept, as text. */
function kept(check: BytesCheck): Record<string, string> {
  if (!check.graph) throw new Error(faults(check).join("\n"));
  const { files } = check.graph;
  return Object.fromEntries(
    files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]),
  );
}

/** Three firms with a loop, a parallel link and a self-loop between them, as graphology has them. */
function firmGraph(): Graph {
  const graph = new Graph({ type: "directed", multi: true });
  graph.addNode("a", { label: "Alpha, Inc.", industry: "C26", country: "JPN" });
  graph.addNode("b", { label: 'The "B"', industry: "C27", country: "" });
  graph.addNode("c", { label: "素材", industry: "C26", country: "USA" });
  graph.addDirectedEdge("a", "b", { weight: 3.5 });
  graph.addDirectedEdge("b", "c", { weight: 1 });
  graph.addDirectedEdge("c", "a", { weight: 2 });
  graph.addDirectedEdge("c", "a", { weight: 1 });
  graph.addDirectedEdge("c", "c", { weight: 0 });
  return graph;
}

const EDGES = "source,target,weight\na,b,3.5\nb,c,1\nc,a,2\nc,a,1\nc,c,0\n";
const NODES =
  'id,label,industry,country\na,"Alpha, Inc.",C26,JPN\nb,"The ""B""",C27,\nc,素材,C26,USA\n';

/** A material and a sector, with all that a graph can say of products. */
function productGraph(): Graph {
  const graph = new Graph({ type: "directed" });
  graph.addNode("ore", {
    label: "Ore",
    kind: "material",
    stage: "mined",
    supply: "CHN:0.7;JPN:0.3",
  });
  graph.addNode("alloy", { label: "Alloy", kind: "component" });
  graph.addNode("defence", { label: "Defence", name_ja: "防衛", kind: "sector", importance: 2 });
  graph.addDirectedEdge("ore", "alloy", {
    essentiality: 0.9,
    substitutability: 0.1,
    cover_days: 30,
  });
  graph.addDirectedEdge("alloy", "defence", { essentiality: 1 });
  return graph;
}

const WRITERS = {
  "graph.gexf": (graph: Graph) =>
    gexf.write(graph, {
      formatNode: (_key, { label, ...attributes }) => ({ label, attributes }),
      formatEdge: (_key, { weight, ...attributes }) => ({ weight, attributes }),
    }),
  "graph.json": (graph: Graph) => JSON.stringify(graph.export()),
  "graph.graphml": toGraphml,
} as const;

/** GraphML as other programs write it; the library reads it, but does not write it. */
function toGraphml(graph: Graph): string {
  const keys = new Map<string, string>();
  const data = (on: string, attributes: Record<string, unknown>) =>
    Object.entries(attributes)
      .map(([name, value]) => {
        keys.set(
          `${on}-${name}`,
          `<key id="${on}-${name}" for="${on}" attr.name="${name}" attr.type="string"/>`,
        );
        return `<data key="${on}-${name}">${escaped(String(value))}</data>`;
      })
      .join("");
  const nodes = graph.mapNodes((id, own) => `<node id="${id}">${data("node", own)}</node>`);
  const edges = graph.mapEdges(
    (_id, own, source, target) =>
      `<edge source="${source}" target="${target}">${data("edge", own)}</edge>`,
  );
  return `<?xml version="1.0"?><!-- made -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${[...keys.values()].join("")}
<graph edgedefault="directed">${[...nodes, ...edges].join("\n")}</graph></graphml>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

describe.each(Object.entries(WRITERS))("%s", (name, write) => {
  test("a network of firms becomes an edge list and a list of firms, nothing lost", async () => {
    const check = await read(name, write(firmGraph()));
    expect(kept(check)).toEqual({ "edges.csv": EDGES, "nodes.csv": NODES });
    expect(check.graph).toMatchObject({ kind: "firms", warnings: [] });
  });

  test("a network of products becomes a network document that says the same", async () => {
    const check = await read(name, write(productGraph()));
    const { data } = checkNetworkDocument(kept(check)["network.json"] ?? "", "network.json");
    expect(check.graph?.kind).toBe("products");
    const { products, inputGroups } = writeNetworkDocument(data!);
    expect(products).toMatchObject([
      {
        id: "ore",
        kind: "material",
        stage: "mined",
        nameEn: "Ore",
        supply: { CHN: 0.7, JPN: 0.3 },
      },
      { id: "alloy", kind: "component" },
      { id: "defence", nameJa: "防衛", importance: 2 },
    ]);
    expect(inputGroups).toMatchObject([
      {
        product: "alloy",
        essentiality: 0.9,
        substitutability: 0.1,
        members: [{ input: "ore", coverDays: 30 }],
      },
      { product: "defence", essentiality: 1, members: [{ input: "alloy" }] },
    ]);
  });
});

test("the library that others use reads the same GraphML as this reader", () => {
  const graph = graphml.parse(Graph, toGraphml(firmGraph()));
  expect([graph.order, graph.size]).toEqual([3, 5]);
});

test("an edge list is kept as it is, with the firms beside it; other columns are named", async () => {
  const check = await readImport([
    file("My edges.csv", "src,dst,weight,since\na,b,1,2020\n"),
    file("firms.csv", "ID,Name,Country\nb,Bravo,USA\na,,\n"),
  ]);
  expect(kept(check)).toEqual({
    "edges.csv": "src,dst,weight,since\na,b,1,2020\n",
    "nodes.csv": "id,label,industry,country\nb,Bravo,unknown,USA\na,a,unknown,\n",
  });
  expect(check.graph?.warnings.map(formatProblem)).toEqual([
    "My edges.csv:1:since the column is not read, expected source, target, weight or type",
  ]);
});

test("a list of firms with ids alone adds nothing; a byte order mark and CRLF are no fault", async () => {
  const check = await readImport([
    file("e.csv", "\uFEFFsource,target\r\na,b\r\n"),
    file("n.csv", "id,x\na,1\nb,2\n"),
  ]);
  expect(Object.keys(kept(check))).toEqual(["edges.csv"]);
});

test("a list of suppliers and customers is an edge list", async () => {
  const text = "supplier,customer,amount\nAlpha,Beta,5\n";
  expect(kept(await read("links.csv", text))).toEqual({ "edges.csv": text });
});

test("a title is kept beside the links", async () => {
  const check = await readImport([file("e.csv", EDGES)], "My firms");
  expect(JSON.parse(kept(check)["about.json"] ?? "")).toEqual({ titleEn: "My firms" });
});

test("a network document is kept as it is, or under another title", async () => {
  const text = JSON.stringify(writeNetworkDocument(magnetGraph()));
  expect(kept(await read("net.json", text))).toEqual({ "network.json": text });
  const { titleEn: _, id: __, ...bare } = writeNetworkDocument(magnetGraph());
  const called = kept(await read("My net.json", JSON.stringify(bare)));
  expect(JSON.parse(called["network.json"] ?? "").titleEn).toBe("My net");
  const named = kept(await readImport([file("net.json", `\uFEFF${text}`)], "Mine"));
  expect(JSON.parse(named["network.json"] ?? "").titleEn).toBe("Mine");
});

/** The shipped package as the files of a folder. */
async function packageFiles(): Promise<BytesFile[]> {
  const { readdir, readFile } = await import("node:fs/promises");
  const root = new URL("../../../graphs/eu-crm/", import.meta.url);
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  return Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = new URL(`file://${entry.parentPath}/${entry.name}`);
        return file(`eu-crm/${path.pathname.slice(root.pathname.length)}`, await readFile(path));
      }),
  );
}

test("a data package is read as a folder and as a zip archive, with the same figures", async () => {
  const files = await packageFiles();
  const folder = await readImport(files);
  const zip = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
  const archive = await read("eu-crm.zip", zip);
  expect(kept(archive)).toEqual(kept(folder));
  expect(folder.graph).toMatchObject({ kind: "products", format: "data-package" });
  const { datapackage: _, ...tables } = kept(folder);
  expect(Object.keys(tables)).toContain("supply.csv");
  expect((await loadGraph("eu-crm")).tables.supply.length).toBeGreaterThan(10);
});

test("a package with a fault is refused with file, line and column", async () => {
  const files = (await packageFiles()).map(({ name, bytes }) =>
    name.endsWith("supply.csv")
      ? file(name, new TextDecoder().decode(bytes).replace(/,0\.\d+,/, ",1.4,"))
      : { name, bytes },
  );
  expect(faults(await readImport(files)).join("\n")).toMatch(/supply\.csv:\d+:share .*1\.4/);
});

test.each([
  ["empty.csv", "", "empty.csv the file is empty"],
  ["blank.csv", " \n", "blank.csv the file is empty"],
  ["header.csv", "source,target,weight\n", "header.csv:2 there is no link"],
  ["ragged.csv", "source,target\na,b\na\n", "ragged.csv:3 the row has 1 cell"],
  ["weight.csv", "source,target,weight\na,b,-1\na,b,x\n", 'weight.csv:2:weight is "-1"'],
  ["end.csv", "source,target\na,\n", "end.csv:2:target the cell is empty"],
  ["one.csv", "source,weight\na,1\n", "one.csv:1 the header names one end"],
  ["euro.csv", "source;target;weight\na;b;1,5\n", "euro.csv:1 the columns are split by semicolons"],
  ["nodes.csv", "id,industry\na,C\n", "nodes.csv is a list of firms without the links"],
  [
    "icio.csv",
    "V1,AUS_A01,AUS_B05,AUT_A01\nAUS_A01,1,2,3\n",
    "there is no column of final demand and none of output",
  ],
  [
    "baci.csv",
    "t,i,j,k,v,q\n2020,4,nowhere,850440,2,3\n",
    'baci.csv:2:j is "nowhere", expected the number of a country',
  ],
  ["text.txt", "Dear reader,\n", 'text.txt:1 the first line is "Dear reader,"'],
  ["some.parquet", "PAR1xxxx", "some.parquet is Parquet that cannot be read"],
  ["zero.csv", "source,target\na,\0b\n", "holds zero bytes"],
  ["page.html", "<html><body></body></html>", "is XML, but neither GEXF nor GraphML"],
  ["cut.json", '{"format": "linchpin-network/1", "products": [', "cut.json:1 is no JSON"],
  ["other.json", '{"a": 1}', "other.json:/format is missing"],
  ["list.json", "[1, 2]", "is no JSON object"],
  ["keys.json", '{"nodes": [{"id": 1}], "edges": []}', "keys.json:/nodes/0/key"],
  ["deep.json", `{"a": ${"[".repeat(5e4)}${"]".repeat(5e4)}}`, "deep.json:1 is nested too deep"],
  ["open.json", "[".repeat(1e5), "open.json:1 is nested too deep"],
])("%s is refused: %#", async (name, content, expected) => {
  expect(faults(await read(name, content)).join("\n")).toContain(expected);
});

test("text in another encoding is told by byte and line", async () => {
  const latin = Uint8Array.from(Buffer.from("source,target\nKöln,Bonn\n", "latin1"));
  expect(faults(await read("l.csv", latin))[0]).toMatch(/^l\.csv:2 byte 0xF6 at position 15/);
  const wide = Uint8Array.from(Buffer.from("\uFEFFsource,target\n", "utf16le"));
  expect(faults(await read("w.csv", wide))[0]).toContain("UTF-16");
});

const inGexf = (body: string, type = "directed") =>
  `<gexf version="1.3"><graph defaultedgetype="${type}">\n${body}\n</graph></gexf>`;
const NODES_AB = '<nodes><node id="a"/><node id="b"/></nodes>';

test.each([
  [
    "a second node of an id",
    inGexf('<nodes><node id="a"/>\n<node id="a"/></nodes>'),
    'g.gexf:3:1 the node "a" stands twice, first on line 2',
  ],
  [
    "an end that is no node",
    inGexf(`${NODES_AB}<edges><edge source="a" target="z"/></edges>`),
    'the target of a link is "z"',
  ],
  [
    "a weight that is none",
    inGexf(`${NODES_AB}<edges><edge source="a" target="b" weight="much"/></edges>`),
    'the weight is "much"',
  ],
  [
    "no direction",
    inGexf(`${NODES_AB}<edges><edge source="a" target="b"/></edges>`, "undirected"),
    'g.gexf:1:21 the links have no direction: defaultedgetype is "undirected", expected defaultedgetype="directed", the source of each link the supplier, its target the customer',
  ],
  [
    "no word on direction",
    inGexf(`${NODES_AB}<edges><edge source="a" target="b"/></edges>`).replace(
      / default\w+="\w+"/,
      "",
    ),
    "defaultedgetype is missing, so that they have none",
  ],
  [
    "a link without a direction",
    inGexf(`${NODES_AB}<edges><edge type="undirected" source="a" target="b"/></edges>`),
    'g.gexf:2:51 the link has no direction: type is "undirected", expected type="directed"',
  ],
  [
    "a link both ways",
    inGexf(`${NODES_AB}<edges><edge type="mutual" source="a" target="b"/></edges>`),
    'type is "mutual", expected two links, one each way, each with its own weight',
  ],
  ["no links", inGexf(NODES_AB), "there is no link"],
  ["nothing", inGexf(""), "there is no node"],
  [
    "a value of no attribute",
    inGexf(
      '<nodes><node id="a"><attvalues><attvalue for="9" value="1"/></attvalues></node></nodes>',
    ),
    'is a value of "9"',
  ],
  [
    "a kind that is none",
    inGexf(
      '<attributes class="node"><attribute id="k" title="kind" type="string"/></attributes>\n<nodes><node id="a"><attvalues><attvalue for="k" value="thing"/></attvalues></node><node id="b"/></nodes><edges><edge source="a" target="b"/></edges>',
    ),
    "g.gexf:3:8",
  ],
  ["a document that is cut off", inGexf(NODES_AB).slice(0, -20), "the file seems cut off"],
  ["elements that cross", "<gexf><graph></gexf></graph>", "</gexf> closes what is not open"],
  [
    "a document type",
    `<!DOCTYPE gexf [<!ENTITY a "aa">]>${inGexf(NODES_AB)}`,
    "declares a document type",
  ],
  ["an unknown entity", inGexf('<nodes><node id="&lol;"/></nodes>'), "&lol; stands for nothing"],
  [
    "a file of the machine",
    '<!DOCTYPE gexf SYSTEM "file:///etc/passwd"><gexf/>',
    "declares a document type",
  ],
  [
    "elements in elements without end",
    `<gexf>${"<a>".repeat(1e5)}`,
    "more than 50 elements in one another",
  ],
  ["a forbidden character", inGexf('<nodes><node id="&#0;"/></nodes>'), "&#0; stands for nothing"],
  ["an attribute without quotes", "<gexf><node id=a/></gexf>", "a value without quotes"],
])("GEXF with %s is refused with its place", async (_, text, expected) => {
  const found = faults(await read("g.gexf", text)).join("\n");
  expect(found).toContain(expected);
  expect(found).toMatch(/^g\.gexf/);
});

test("that no link has a direction is told once, in the words of the format", async () => {
  const edges = '<edge source="a" target="b"/><edge source="b" target="a"/>';
  const gexfFile = inGexf(`${NODES_AB}<edges>${edges}</edges>`, "undirected");
  expect(faults(await read("g.gexf", gexfFile))).toHaveLength(1);
  const graphmlFile = `<graphml><graph edgedefault="undirected">${NODES_AB}${edges}</graph></graphml>`;
  expect(faults(await read("g.graphml", graphmlFile))).toEqual([
    'g.graphml:1:10 the links have no direction: edgedefault is "undirected", expected edgedefault="directed", the source of each link the supplier, its target the customer',
  ]);
  const graph = new Graph({ type: "undirected" });
  graph.mergeEdge("a", "b");
  graph.mergeEdge("b", "c");
  expect(faults(await read("g.json", JSON.stringify(graph.export())))).toEqual([
    'g.json:/options/type the links have no direction: type is "undirected", expected type "directed", the source of each link the supplier, its target the customer',
  ]);
});

test("where the sender keeps a file is of no matter; a file that is left out by its name says so", async () => {
  for (const name of ["../x.csv", "..\\..\\x.csv", "/tmp/x.csv", "./x.csv"]) {
    expect(kept(await read(name, EDGES))).toEqual({ "edges.csv": EDGES });
    expect(faults(await read(name, "source,target\na,\n"))[0]).toMatch(/x\.csv:2:target/);
  }
  expect(faults(await read(".x.csv", EDGES))).toEqual([
    ".x.csv is left out: by its name it is a hidden file, or one that a system wrote, expected a file of a network under another name, such as network.csv",
  ]);
  expect(faults(await read("../..", EDGES))).toEqual([
    "../.. is the name of a folder, expected the name of a file",
  ]);
});

test("a title of more than 200 characters is no title: noted where a file has it, refused in our formats", async () => {
  const long = "x".repeat(201);
  const described = `<gexf><meta><description>${long}</description></meta>${inGexf(`${NODES_AB}<edges><edge source="a" target="b"/></edges>`).slice(20)}`;
  const check = await read("g.gexf", described);
  expect(Object.keys(kept(check))).toEqual(["edges.csv"]);
  expect(check.graph?.warnings.map(formatProblem)).toEqual([
    "g.gexf the title has 201 characters and is not kept, expected at most 200 characters",
  ]);
  const document = { ...writeNetworkDocument(magnetGraph()), titleEn: long };
  expect(faults(await read("n.json", JSON.stringify(document)))[0]).toMatch(
    /^n\.json.*titleEn.* expected at most 200 characters$/,
  );
  const named = kept(
    await read(`${long}.json`, JSON.stringify({ ...document, id: undefined, titleEn: undefined })),
  );
  expect(JSON.parse(named["network.json"] ?? "").titleEn).toHaveLength(200);
  const files = (await packageFiles()).map((each) =>
    each.name.endsWith("datapackage.json")
      ? file(
          each.name,
          JSON.stringify({ ...JSON.parse(new TextDecoder().decode(each.bytes)), title: long }),
        )
      : each,
  );
  expect(faults(await readImport(files)).join("\n")).toMatch(
    /^datapackage\.json:title .* expected at most 200 characters$/m,
  );
});

test("a billion laughs are refused before the first", async () => {
  const laughs = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  );
  const text = `<?xml version="1.0"?>\n<!DOCTYPE graphml [<!ENTITY l0 "lol">${laughs.join("")}]>\n<graphml>&l9;</graphml>`;
  expect(faults(await read("lol.graphml", text))).toEqual([
    "lol.graphml:2:1 declares a document type or entities, which are not read, expected a document without <!DOCTYPE ...>",
  ]);
});

test("all problems of a GEXF file are told at once, each where it stands", async () => {
  const text = inGexf(
    '<nodes><node id="a"/><node id="a"/><node id=""/></nodes>\n<edges><edge source="a" target="x" weight="-1"/></edges>',
  );
  expect(faults(await read("g.gexf", text)).map((line) => line.slice(0, 30))).toHaveLength(4);
});

test("GraphML: hyperedges, undeclared keys and undirected links are refused; defaults are used", async () => {
  const text = `<graphml><key id="w" for="edge" attr.name="weight"><default>4</default></key>
<graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b">BODY</edge></graph></graphml>`;
  expect(kept(await read("d.graphml", text.replace("BODY", "")))["edges.csv"]).toContain("a,b,4");
  const bad = text
    .replace("BODY", '<data key="q">1</data>')
    .replace("<edge ", '<edge directed="false" ')
    .replace("</graph>", "<hyperedge/></graph>");
  expect(faults(await read("d.graphml", bad))).toHaveLength(3);
});

test("a package keeps files of known names alone", async () => {
  const files = await packageFiles();
  const odd = await readImport([...files, file("eu-crm/scenarios/../../x.json", "{}")]);
  expect(Object.keys(kept(odd)).filter((path) => path.includes(".."))).toEqual([]);
});

test("two networks at once are refused", async () => {
  const both = await readImport([file("a.csv", EDGES), file("b.csv", EDGES), file("c.json", "{}")]);
  expect(faults(both)).toHaveLength(2);
});

test("a file with very many faults names the first thousand and counts the rest", async () => {
  const found = faults(await read("many.csv", `source,target\n${"a,\n".repeat(5000)}`));
  expect(found).toHaveLength(1001);
  expect(found.at(-1)).toContain("4000 more problems");
});

test("ten megabytes of links are read in any format", async () => {
  const rows = Array.from(
    { length: 400_000 },
    (_, n) => `firm-${n % 50_000},firm-${(n * 7) % 50_000},${n}`,
  );
  const csv = `source,target,weight\n${rows.join("\n")}\n`;
  expect(csv.length).toBeGreaterThan(1e7);
  expect((await read("large.csv", csv)).graph).toMatchObject({ kind: "firms" });
  const nodes = Array.from(
    { length: 50_000 },
    (_, n) => `<node id="firm-${n}" label="Firm &amp; ${n}"/>`,
  );
  const edges = Array.from(
    { length: 150_000 },
    (_, n) => `<edge source="firm-${n % 50_000}" target="firm-${(n * 7) % 50_000}" weight="${n}"/>`,
  );
  const text = inGexf(`<nodes>${nodes.join("\n")}</nodes><edges>${edges.join("\n")}</edges>`);
  expect(text.length).toBeGreaterThan(1e7);
  expect((await read("large.gexf", text)).graph).toMatchObject({ kind: "firms" });
});
