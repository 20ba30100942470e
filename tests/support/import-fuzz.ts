import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { type Draw, drawer } from "./drawer.ts";
import { exported } from "./exported.ts";
import { magnetGraph } from "./magnet-graph.ts";
import type { BytesFile } from "./read-import.ts";

/** Files that are handed over together, and what was done to one of them. */
export interface MutatedFiles {
  readonly files: readonly BytesFile[];
  /** Enough to make the same again. */
  readonly how: string;
}

const NETWORKS = fileURLToPath(new URL("../golden/networks", import.meta.url));

/** One sound sample of every format that is read. */
export async function importSamples(): Promise<readonly (readonly BytesFile[])[]> {
  const golden = async (...names: string[]) =>
    Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(NETWORKS, name)) })));
  const eto = (await readdir(join(NETWORKS, "eto-made-up"))).map((name) => `eto-made-up/${name}`);
  const graph = { kind: "products", data: magnetGraph(), path: null } as const;
  const nodes = strToU8("id,label,industry,country\na,A,x,JPN\nb,B,y,USA\n");
  const edges = strToU8('source,target,weight\na,b,1.5\nb,a,2\n"a",b,3\n');
  const document = strToU8(JSON.stringify(writeNetworkDocument(magnetGraph()), null, 1));
  return [
    [{ name: "edges.csv", bytes: edges }],
    [
      { name: "edges.csv", bytes: edges },
      { name: "nodes.csv", bytes: nodes },
    ],
    [{ name: "network.json", bytes: document }],
    [{ name: "two.zip", bytes: zipSync({ "edges.csv": edges, "nodes.csv": nodes }) }],
    [await exported(graph, { format: "package" })],
    [await exported(graph, { format: "graphology" })],
    [await exported(graph, { format: "parquet" })],
    await golden("gephi-1.3-dynamic.gexf"),
    await golden("gephi-1.2.gexf"),
    await golden("networkx-3.6.1.graphml"),
    await golden("gephi-edges.csv", "gephi-nodes.csv"),
    await golden("baci-made-up.csv"),
    await golden("icio-made-up.csv"),
    await golden(...eto),
  ];
}

/** So many mutations of samples, the same ones for the same seed. */
export function* mutations(
  samples: readonly (readonly BytesFile[])[],
  { count, seed }: { readonly count: number; readonly seed: number },
): Generator<MutatedFiles> {
  for (let at = 0; at < count; at++) {
    const draw = drawer(seed * 1_000_003 + at);
    const sample = samples[at % samples.length] ?? [];
    const hit = draw(sample.length);
    const { name: mutation, make } = MUTATIONS[draw(MUTATIONS.length)] ?? MUTATIONS[0]!;
    const files = sample.map(({ name, bytes }, index) =>
      index === hit ? { name, bytes: make(Buffer.from(bytes), draw) } : { name, bytes },
    );
    yield { files, how: `${files[hit]?.name}: ${mutation}, seed ${seed}, number ${at}` };
  }
}

interface Mutation {
  readonly name: string;
  readonly make: (bytes: Buffer, draw: Draw) => Uint8Array;
}

/** Texts that readers stumble over. */
const TOKENS = [
  ...["\0", "\r", '"', "'", ",", ";", "<", ">", "&", "&amp;", "&#x0;", "<!DOCTYPE a>", "<![CDATA["],
  ...["]]>", "-->", "{", "}", "[", "]", "null", "NaN", "Infinity", "1e999", "-1", "__proto__"],
  ...["\ud83e\uddf2", "\ufeff", "\u202e", "\n\n", "9".repeat(400), "x".repeat(2000), "../../x"],
];

const MUTATIONS: readonly Mutation[] = [
  { name: "bytes changed", make: changedBytes },
  { name: "cut off", make: (bytes, draw) => bytes.subarray(0, draw(bytes.length)) },
  { name: "start gone", make: (bytes, draw) => bytes.subarray(draw(bytes.length)) },
  { name: "a piece twice", make: (bytes, draw) => repeated(bytes, draw, 1) },
  { name: "a piece many times", make: (bytes, draw) => repeated(bytes, draw, 2000) },
  { name: "a piece gone", make: removed },
  { name: "a text put in", make: inserted },
  { name: "nested", make: nested },
  { name: "in UTF-16", make: (bytes) => Buffer.from(bytes.toString("utf8"), "utf16le") },
  { name: "in Latin 1", make: (bytes) => Buffer.from(`${bytes.toString("utf8")}é`, "latin1") },
  { name: "two pieces swapped", make: swapped },
  { name: "a number changed", make: otherNumber },
];

function changedBytes(bytes: Buffer, draw: Draw): Buffer {
  const changed = Buffer.from(bytes);
  for (let k = 0; k <= draw(8); k++) changed[draw(changed.length)] = draw(256);
  return changed;
}

function pieceOf(bytes: Buffer, draw: Draw): readonly [number, number] {
  const from = draw(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + draw(200))];
}

function repeated(bytes: Buffer, draw: Draw, times: number): Buffer {
  const [from, to] = pieceOf(bytes, draw);
  const piece = bytes.subarray(from, to);
  const copies = Array.from({ length: times }, () => piece);
  return Buffer.concat([bytes.subarray(0, to), ...copies, bytes.subarray(to)]);
}

function removed(bytes: Buffer, draw: Draw): Buffer {
  const [from, to] = pieceOf(bytes, draw);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function inserted(bytes: Buffer, draw: Draw): Buffer {
  const at = draw(bytes.length);
  const token = Buffer.from(TOKENS[draw(TOKENS.length)] ?? "");
  return Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]);
}

/** Elements, lists or objects in one another, far deeper than any format goes. */
function nested(bytes: Buffer, draw: Draw): Buffer {
  const at = draw(bytes.length);
  const pairs = { "<a>": "</a>", "[": "]", '{"a":': "}", '"': '"' };
  const [open, close] = Object.entries(pairs)[draw(4)] ?? ["", ""];
  const times = 10 ** (1 + draw(5));
  const inside = Buffer.from(open.repeat(times) + close.repeat(draw(2) * times));
  return Buffer.concat([bytes.subarray(0, at), inside, bytes.subarray(at)]);
}

function swapped(bytes: Buffer, draw: Draw): Buffer {
  const [one, two] = [draw(bytes.length), draw(bytes.length)].sort((a, b) => a - b);
  const end = Math.min(bytes.length, (two ?? 0) + (two ?? 0) - (one ?? 0));
  return Buffer.concat([
    bytes.subarray(0, one),
    bytes.subarray(two, end),
    bytes.subarray(one, two),
    bytes.subarray(end),
  ]);
}

function otherNumber(bytes: Buffer, draw: Draw): Buffer {
  const text = bytes.toString("latin1");
  const numbers = [...text.matchAll(/\d+(\.\d+)?/g)];
  const hit = numbers[draw(numbers.length)];
  if (!hit) return bytes;
  const other = ["-1", "1e400", "0", "1e-400", "9007199254740993", "0x10", "1,5", ""][draw(8)];
  const end = hit.index + hit[0].length;
  return Buffer.from(`${text.slice(0, hit.index)}${other}${text.slice(end)}`, "latin1");
}
