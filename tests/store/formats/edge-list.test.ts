import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInputError, NotFoundError } from "../../../src/model/errors.ts";
import {
  type EdgeListOptions,
  type EdgeListRead,
  readEdgeList,
} from "../../../src/store/formats/edge-list.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function read(text: string | Buffer, options?: EdgeListOptions): Promise<EdgeListRead> {
  const path = join(await temporaryFolder(), "e.csv");
  await writeFile(path, text);
  return readEdgeList(path, options);
}

async function faults(text: string | Buffer, options?: EdgeListOptions): Promise<object[]> {
  const error = await read(text, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidInputError);
  const { details } = error as InvalidInputError;
  return details.map(({ file, line, column, message }) => ({ file, line, column, message }));
}

test("names in order of appearance, rows as they stand: parallel edges and self-loops stay", async () => {
  const { labels, sources, targets, weights, types, ignoredColumns } = await read(
    "source,target,weight\nb,a,1.5\na,b,2\nb,a,3e2\na,a,0\n",
  );
  expect(labels).toEqual(["b", "a"]);
  expect(sources).toEqual(Uint32Array.of(0, 1, 0, 1));
  expect(targets).toEqual(Uint32Array.of(1, 0, 1, 1));
  expect(weights).toEqual(Float64Array.of(1.5, 2, 300, 0));
  expect(types).toBeNull();
  expect(ignoredColumns).toEqual([]);
});

test("src and dst, any order and case, a byte order mark, quotes, blanks, types, other columns", async () => {
  const edges = await read(
    '\uFEFFType,Year,DST,"src",weight\r\n2,2020,"x, y", a ,1\r\n0,,"say ""z""",a,2\r\n',
  );
  expect(edges.labels).toEqual(["a", "x, y", 'say "z"']);
  expect(edges.sources).toEqual(Uint32Array.of(0, 0));
  expect(edges.targets).toEqual(Uint32Array.of(1, 2));
  expect(edges.types).toEqual(Uint8Array.of(2, 0));
  expect(edges.ignoredColumns).toEqual(["Year"]);
});

test("a header in plain words is read; beside other names plain words mean something else", async () => {
  const plain = await read("Supplier,Customer,Amount\na,b,2\n");
  expect(plain.labels).toEqual(["a", "b"]);
  expect(plain.weights).toEqual(Float64Array.of(2));
  const edges = await read("source,target,amount,supplier\na,b,2,x\n");
  expect(edges).toMatchObject({ labels: ["a", "b"], weights: null });
  expect(edges.ignoredColumns).toEqual(["amount", "supplier"]);
  expect(await faults("supplier,customer,source\na,b,USGS\n")).toMatchObject([
    { line: 1, column: "target" },
  ]);
});

test("without a weight column there are none; types can be left alone", async () => {
  const edges = await read("target,type,source\nb,Directed,a\n", { types: false });
  expect(edges.weights).toBeNull();
  expect(edges.types).toBeNull();
  expect(edges.ignoredColumns).toEqual(["type"]);
});

test("a node file's names come first, nodes without edges among them, and no other may appear", async () => {
  const edges = await read("source,target\nb,c\n", { nodes: ["a", "b", "c"] });
  expect(edges.labels).toEqual(["a", "b", "c"]);
  expect(edges.sources).toEqual(Uint32Array.of(1));
  expect(await faults("source,target\nb,x\nx,a\ny,a\n", { nodes: ["a", "b"] })).toEqual([
    { file: "e.csv", line: 2, column: "target", message: 'is "x"' },
    { file: "e.csv", line: 4, column: "source", message: 'is "y"' },
  ]);
});

test("a header alone is a network without edges, an empty file is a fault", async () => {
  expect((await read("source,target,weight\n")).sources).toHaveLength(0);
  for (const text of ["", "\n\n", "\uFEFF"]) {
    expect(await faults(text)).toMatchObject([{ line: 1, message: "the file is empty" }]);
  }
});

test("every fault is told with line and column", async () => {
  const rows = ["a,,1,2", ",b,x,3", "a,b,-1,", "a,b,NaN,1.5", "a,b,Infinity,1", "a,b", "a,b,,1"];
  expect(await faults(`source,target,weight,type\n${rows.join("\n")}\n`)).toEqual([
    { file: "e.csv", line: 2, column: "target", message: "the cell is empty" },
    { file: "e.csv", line: 3, column: "source", message: "the cell is empty" },
    { file: "e.csv", line: 3, column: "weight", message: 'is "x"' },
    { file: "e.csv", line: 3, column: "type", message: 'is "3"' },
    { file: "e.csv", line: 4, column: "weight", message: 'is "-1"' },
    { file: "e.csv", line: 4, column: "type", message: "the cell is empty" },
    { file: "e.csv", line: 5, column: "weight", message: 'is "NaN"' },
    { file: "e.csv", line: 5, column: "type", message: 'is "1.5"' },
    { file: "e.csv", line: 6, column: "weight", message: 'is "Infinity"' },
    { file: "e.csv", line: 7, column: undefined, message: "the row has 2 cells" },
    { file: "e.csv", line: 8, column: "weight", message: "the cell is empty" },
  ]);
});

test("a header that lacks or repeats a column is told once, rows are not judged by it", async () => {
  expect(await faults("from,to,weight\na,b,x\n")).toMatchObject([
    { line: 1, column: "source" },
    { line: 1, column: "target" },
  ]);
  expect(await faults("source,src,target\na,b,c\n")).toEqual([
    { file: "e.csv", line: 1, column: "src", message: "the column source stands twice" },
  ]);
});

test("very many faults are counted, not listed; what is no CSV is told with what came before", async () => {
  const many = await faults(`source,target,weight\n${"a,b,x\n".repeat(2500)}`);
  expect(many).toHaveLength(1001);
  expect(many.at(-1)).toMatchObject({ message: "1500 more problems, not listed" });
  expect(await faults('source,target,weight\na,b,x\na,"b\n')).toMatchObject([
    { line: 2, column: "weight" },
    { line: 3, message: expect.stringContaining("never closed") },
  ]);
  const latin = Buffer.concat([Buffer.from("source,target\na,"), Buffer.of(0xe9, 0x0a)]);
  expect(await faults(latin)).toMatchObject([
    { line: 2, message: expect.stringContaining("UTF-8") },
  ]);
});

test("a path without a file and a folder are faults of the call", async () => {
  await expect(readEdgeList("/no/such/edges.csv")).rejects.toThrow(NotFoundError);
  await expect(readEdgeList(await temporaryFolder())).rejects.toThrow(InvalidInputError);
});

const name = fc.string({ unit: fc.constantFrom("a", "b", "é", ",", '"', "\n", "1"), minLength: 1 });
const edge = fc.tuple(
  name.filter((text) => text.trim() !== ""),
  name.filter((text) => text.trim() !== ""),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);

test("any edge list that is written is read back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edge, { maxLength: 2100 }), async (edges) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const rows = edges.map(([u, v, w]) => [quoted(u), quoted(v), w].join(","));
      const { labels, sources, targets, weights } = await read(
        ["source,target,weight", ...rows].join("\n"),
      );
      const back = [...sources].map((u, e) => [
        labels[u],
        labels[targets[e] ?? 0],
        weights?.[e] ?? 0,
      ]);
      expect(back).toEqual(edges.map(([u, v, w]) => [u.trim(), v.trim(), w]));
      expect(new Set(labels).size).toBe(labels.length);
    }),
    { numRuns: 30 },
  );
});
