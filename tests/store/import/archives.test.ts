import fc from "fast-check";
import { strToU8, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import { formatProblem } from "../../../src/model/errors.ts";
import { readImport } from "../../support/read-import.ts";

const EDGES = strToU8("source,target\na,b\n");
const MEGABYTE = 1 << 20;

async function faults(bytes: Uint8Array, limits = {}): Promise<string[]> {
  const check = await readImport([{ name: "a.zip", bytes }], null, { limits });
  return check.graph ? [] : check.problems.map(formatProblem);
}

async function keptFrom(zip: Zippable): Promise<Record<string, string>> {
  const check = await readImport([{ name: "a.zip", bytes: zipSync(zip) }]);
  if (!check.graph) throw new Error(check.problems.map(formatProblem).join("\n"));
  return Object.fromEntries(
    check.graph.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  );
}

/** The same bytes with some of them replaced, wherever they stand; as long as before. */
function patched(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const [old, other] = [from, to].map((part) => Buffer.from(part).toString("latin1"));
  return Buffer.from(text.replaceAll(old ?? "", other ?? ""), "latin1");
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The entry of the directory at the end, by its number, with a number in it replaced. */
function withField(bytes: Uint8Array, entry: number, field: number, value: number): Uint8Array {
  const changed = Buffer.from(bytes);
  let at = -1;
  for (let k = 0; k <= entry; k++) at = changed.indexOf("PK\u0001\u0002", at + 1);
  changed.writeUInt32LE(value, at + field);
  return changed;
}

test("files of an archive are read, stored or deflated, from their common folder on", async () => {
  const deflated = await keptFrom({ "net/edges.csv": EDGES });
  const stored = await keptFrom({ "net/edges.csv": [EDGES, { level: 0 }] });
  expect(Object.keys(deflated)).toEqual(["edges.csv"]);
  expect(stored).toEqual(deflated);
});

test("what systems leave in an archive is no fault", async () => {
  const left = { "__MACOSX/._edges.csv": strToU8("x"), ".DS_Store": strToU8("x") };
  expect(Object.keys(await keptFrom({ "edges.csv": EDGES, ...left }))).toEqual(["edges.csv"]);
});

test("an archive that holds too much by what it says is refused before it is unpacked", async () => {
  const bomb = zipSync({ "edges.csv": new Uint8Array(30 * MEGABYTE) }, { level: 9 });
  expect(bomb.length).toBeLessThan(MEGABYTE);
  expect(await faults(bomb)).toEqual([
    "a.zip holds 30 MB in 0.0 MB, expected at most 250 times its own size",
  ]);
  expect(await faults(bomb, { bytes: 20 * MEGABYTE })).toEqual([
    "a.zip holds 1 files of 30 MB in all, expected at most 500 files of 20 MB in all",
  ]);
  const files = Array.from({ length: 501 }, (_, n) => [`${n}.csv`, strToU8("")]);
  expect((await faults(zipSync(Object.fromEntries(files))))[0]).toContain("holds 501 files");
});

test("one that lies about sizes gets no more room than it says", async () => {
  const bomb = zipSync({ "edges.csv": new Uint8Array(30 * MEGABYTE) }, { level: 9 });
  const liar = patched(bomb, u32(30 * MEGABYTE), u32(30));
  expect(await faults(liar)).toEqual([
    expect.stringContaining('"edges.csv" is not as long as it says'),
  ]);
  const longer = patched(zipSync({ "edges.csv": EDGES }), u32(EDGES.length), u32(99));
  expect(await faults(longer)).toEqual([expect.stringContaining("is not as long as it says")]);
});

test("entries that lie over one another are refused: a few bytes would be unpacked many times", async () => {
  const zip = zipSync({ "a.csv": EDGES, "b.csv": EDGES });
  expect(await faults(withField(zip, 1, 42, 0))).toEqual([
    expect.stringContaining('"b.csv" lies where another file does'),
  ]);
});

test.each([
  ["../../edges.csv", "leads out of the archive"],
  ["..\\..\\edges.csv", "leads out of the archive"],
  ["/net/edges.csv", "leads out of the archive"],
  ["C:\\edges.csv", "leads out of the archive"],
  ["a/../edges.csv", "leads out of the archive"],
  ["\0edges.csv", "zero byte"],
])("the path %j in an archive is refused", async (path, expected) => {
  const found = await faults(zipSync({ [path]: EDGES, "edges.csv": EDGES }));
  expect(found).toEqual([expect.stringContaining(expected)]);
});

test("links, passwords, other methods, the same name twice and other bytes are refused", async () => {
  const plain = zipSync({ "edges.csv": EDGES, "nodes.csv": EDGES });
  expect(await faults(withField(plain, 0, 38, 0o120777 * 0x10000))).toEqual([
    expect.stringContaining('"edges.csv" is a link to another path'),
  ]);
  expect(await faults(withField(plain, 0, 8, 0x00080001))).toEqual([
    expect.stringContaining("has a password"),
  ]);
  expect(await faults(withField(plain, 1, 8, 0x000c0000))).toEqual([
    expect.stringContaining('"nodes.csv" is packed by method 12'),
  ]);
  const twice = patched(plain, strToU8("nodes.csv"), strToU8("edges.csv"));
  expect(await faults(twice)).toEqual([expect.stringContaining("stands in it twice")]);
  expect(await faults(withField(plain, 0, 16, 1))).toEqual([
    expect.stringContaining("its checksum is another"),
  ]);
});

test.each([
  ["cut off", zipSync({ "edges.csv": EDGES }).slice(0, 60), "is no zip archive"],
  ["empty", zipSync({}), "there is no file to read"],
  ["one archive in another", zipSync({ "a.zip": zipSync({ "e.csv": EDGES }) }), "in an archive"],
])("an archive that is %s is refused", async (_, bytes, expected) => {
  expect((await faults(bytes)).join("\n")).toContain(expected);
});

test("an archive with any byte changed is read or refused, and never throws", async () => {
  const zip = zipSync({ "edges.csv": EDGES, "nodes.csv": strToU8("id\na\nb\n") });
  const property = fc.asyncProperty(
    fc.array(fc.tuple(fc.nat({ max: zip.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 }),
    async (changes) => {
      const bytes = zip.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const check = await readImport([{ name: "a.zip", bytes }]);
      expect(check.graph !== null || check.problems.length > 0).toBe(true);
    },
  );
  await fc.assert(property, { numRuns: 150, examples: [[[[0, 80]]]] });
});
