import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "../../../src/engine/wasm/heap.ts";
import { kernelInUse } from "../../../src/engine/wasm/kernels.ts";
import { OWN_MEMORY, type Space } from "../../../src/engine/wasm/space.ts";
import type { EdgeList } from "../../../src/model/edge-list.ts";
import { CancelledError, LinchpinError } from "../../../src/model/errors.ts";
import { NameTable } from "../../../src/store/bytes/name-table.ts";
import { readEdgeList, readEdgePairs } from "../../../src/store/formats/edge-list.ts";
import { slowEdgeList } from "../../support/edge-list-oracle.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** What is read, or what is wrong; class of the error, and all problems. */
async function outcome(read: Promise<EdgeList>) {
  try {
    const { labels, sources, targets, weights, types } = await read;
    const columns = [sources, targets, weights, types].map((column) => column && [...column]);
    return { labels, columns };
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
    return { kind: error.constructor.name, code: error.code, details: error.details };
  }
}

/** Edges in pairs, read by the plain or by the compiled reader, as columns. */
async function fromPairs(path: string, space: Space, nodes?: readonly string[]): Promise<EdgeList> {
  const names = new NameTable(space);
  for (const name of nodes ?? []) names.push(name);
  const isClosed = nodes !== undefined;
  const { ends, weights, types } = await readEdgePairs(path, names, { isClosed });
  const labels = nodes ? [...nodes, ...names.labels(nodes.length)] : names.labels();
  return {
    labels,
    sources: ends.filter((_, at) => at % 2 === 0),
    targets: ends.filter((_, at) => at % 2 === 1),
    weights: weights && Float64Array.from(weights),
    types,
  };
}

async function expectSame(text: string | Buffer, nodes?: readonly string[]): Promise<void> {
  const path = join(await temporaryFolder(), "edges.csv");
  await writeFile(path, text);
  const slow = await outcome(slowEdgeList(path, nodes));
  expect(await outcome(readEdgeList(path, nodes ? { nodes } : {}))).toEqual(slow);
  expect(await outcome(fromPairs(path, OWN_MEMORY, nodes))).toEqual(slow);
  expect(await outcome(fromPairs(path, new Heap(), nodes))).toEqual(slow);
}

test("there are compiled kernels to be tested", () => {
  expect(kernelInUse()).toBe("wasm");
});

const blank = fc.constantFrom(
  "",
  "",
  "",
  " ",
  "\t",
  "\u00a0",
  "\u3000",
  "\u2028",
  "\ufeff",
  "\u2009",
);
const word = fc.constantFrom(
  ...'0 1 7 10 007 12345678 123456789 1234567890 16777215 16777216 4294967296 a é 富士 😀 x,y #"# -1 1.5'.split(
    " ",
  ),
  "a b",
  "",
);
const figure = fc.oneof(
  fc.constantFrom(
    ..."0 1 2 12.5 .5 5. . 1e3 1E-3 +4 -0 -3 NaN Infinity 1e400 0x10 1_0 0.1 0.30000000000000004".split(
      " ",
    ),
    ..."123456789012345 1234567890123456 9007199254740993 0.000001234567890123 1e23 1.7976931348623157e308 00012.50".split(
      " ",
    ),
    "",
    "1 2",
  ),
  fc.double({ noNaN: true }).map(String),
  fc.nat().map((k) => String(k / 1000)),
);
const cell = (inner: fc.Arbitrary<string>) =>
  fc.tuple(blank, inner, blank, fc.boolean()).map(([before, text, after, isQuoted]) => {
    const all = before + text + after;
    return isQuoted || /[",\r\n]/.test(all) ? `"${all.replaceAll('"', '""')}"` : all;
  });
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r");
const row = fc.tuple(
  cell(word),
  cell(word),
  cell(figure),
  cell(fc.constantFrom("0", "1", "2", "2", "3", "")),
);
const odd = fc.constantFrom("", "", "a,b", "a,b,1,2,3", "a,b,1,2", '"a\nb","c\r\nd",4,1', " ");
const header = fc.constantFrom(
  "source,target,weight,type",
  "dst,src,year,weight",
  "Supplier,Customer,Amount,note",
  ' "source" ,target,weight,type',
  "source,target",
  "from,to,weight,type",
);
const table = fc.tuple(
  fc.constantFrom("", "\uFEFF"),
  header,
  fc.array(
    fc.tuple(fc.oneof({ weight: 6, arbitrary: row.map((cells) => cells.join(",")) }, odd), lineEnd),
    {
      maxLength: 40,
    },
  ),
  fc.constantFrom("", "0,1,2,1", "1,2", "a"),
);

test("any text gives the edges, or the faults, that a reader of text row by row gives", async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async ([mark, first, rows, last], isClosed) => {
      const text = `${mark}${first}\n${rows.map(([one, end]) => one + end).join("")}${last}`;
      await expectSame(
        text,
        isClosed ? ["0", "1", "a", "富士", "16777216", "not there"] : undefined,
      );
    }),
    { numRuns: 400 },
  );
});

test("sound tables of many rows, too", async () => {
  const name = fc.oneof(fc.nat(40).map(String), fc.constantFrom("16777216", "x, y", "é", "A-1"));
  const weight = fc.oneof(
    fc.nat(1e6).map(String),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(String),
  );
  const sound = fc.tuple(name, name, weight, lineEnd);
  await fc.assert(
    fc.asyncProperty(fc.array(sound, { maxLength: 6000, size: "max" }), async (rows) => {
      const quoted = (text: string) => (text.includes(",") ? `"${text}"` : text);
      const lines = rows.map(([u, v, w, end]) => `${quoted(u)},${quoted(v)},${w}${end}`);
      await expectSame(`source,target,weight\n${lines.join("")}`);
    }),
    { numRuns: 20 },
  );
});

test("links in whole numbers, and what stands between them", async () => {
  const digits = fc.constantFrom(
    ..."0 1 2 3 5 9 00 01 12345678 123456789 16777215 1x x1 é".split(" "),
  );
  const name = fc.oneof({ weight: 12, arbitrary: fc.nat(9).map(String) }, digits);
  const figures = fc.constantFrom(
    ..."0 007 16777216 16777217 99999999 100000000 1.5 1. .5 -1 1x".split(" "),
    "",
  );
  const weight = fc.oneof({ weight: 12, arbitrary: fc.nat(99_999).map(String) }, figures);
  const end = fc.constantFrom("\n", "\n", "\n", "\n", "\r\n", "\r", ",\n");
  const rows = fc.array(fc.tuple(name, name, weight, end), { maxLength: 60, size: "max" });
  const last = fc.constantFrom("", "1,2", "1,2,3", "1,2,3456");
  const headers = fc.constantFrom("source,target,weight", "dst,src,weight", "source,target");
  const isNarrow = (header: string) => header.split(",").length === 2;
  const known = Array.from({ length: 10 }, (_, i) => String(i));
  await fc.assert(
    fc.asyncProperty(headers, rows, last, fc.boolean(), async (header, cells, tail, isClosed) => {
      const lines = cells.map(
        ([u, v, w, stop]) => `${u},${v}${isNarrow(header) ? "" : `,${w}`}${stop}`,
      );
      await expectSame(`${header}\n${lines.join("")}${tail}`, isClosed ? known : undefined);
    }),
    { numRuns: 300 },
  );
});

test("rows, names and quotes over the ends of what is read at once", async () => {
  const long = "n".repeat(500_000);
  const rows = Array.from(
    { length: 90_000 },
    (_, i) => `${i},"f ""${i % 7}""\r\n${i % 3}",${i / 8}`,
  );
  await expectSame(
    `source,target,weight\r\n${rows.join("\r\n")}\r\n${long},${long}x,1\r\n1,${long},2`,
  );
  await expectSame(`source,target\r${"a,b\r".repeat(600_000)}b,a`);
});

test("what is no CSV, no UTF-8 or too long is told as it was", async () => {
  const header = "source,target,weight\na,b,x\n";
  for (const end of ['c"d,e,1\n', '"c"d,e,1\n', 'c,"d\ne,1\n', 'c,d,1"']) {
    await expectSame(header + end);
  }
  const tooLong = [`a,${"x".repeat(1 << 20)},1\n`, `a,"${"\n".repeat(1 << 20)}`];
  for (const text of tooLong) {
    const path = join(await temporaryFolder(), "edges.csv");
    await writeFile(path, header + text);
    expect(await outcome(readEdgeList(path))).toMatchObject({
      kind: "LimitError",
      details: [{ line: 3 }],
    });
  }
  await expectSame(Buffer.concat([Buffer.from("source,target\n\na,é\nb,"), Buffer.of(0xc3, 0x0a)]));
  await expectSame(Buffer.concat([Buffer.from("source,target\na,b"), Buffer.of(0xe3, 0x81)]));
});

test("reading tells how far it has come, and stops when asked to", async () => {
  const path = join(await temporaryFolder(), "edges.csv");
  const text = `source,target\n${"1,2\n".repeat(1_500_000)}`;
  await writeFile(path, text);
  const seen: number[] = [];
  const of = text.length;
  await readEdgeList(path, {
    onProgress: (progress) => {
      expect(progress.of).toBe(of);
      seen.push(progress.bytes);
    },
  });
  expect(seen.length).toBeGreaterThan(5);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(of);
  const stop = new AbortController();
  let calls = 0;
  const onProgress = () => {
    if (++calls === 2) stop.abort();
  };
  await expect(readEdgeList(path, { signal: stop.signal, onProgress })).rejects.toThrow(
    CancelledError,
  );
  expect(calls).toBe(2);
});

test("firms numbered in order need no look, and mean the same", async () => {
  const inOrder = ["0", "1", "2", "a", "4"];
  await expectSame("source,target\n2,0\na,4\n1,0\n3,01\n5,1\n", inOrder);
  await expectSame("dst,src\n2,0\n1,a\n4,5\n");
  await expectSame("source,target\n2,0\na,1\n", ["0", "1", "a", "1", "2"]);
  await expectSame("source,target\n0,1\n2,0\n4,3\n3,1\n");
});
