import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "../../../src/engine/wasm/heap.ts";
import { NameTable } from "../../../src/store/bytes/name-table.ts";
import { RowCells } from "../../../src/store/bytes/row-cells.ts";
import { readEdgePairs } from "../../../src/store/formats/edge-list.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Of the factors of keys. */
const [LEAST, LARGEST] = [2 ** 20 + 1, 2 ** 21 - 1];

const name = fc.oneof(
  fc.nat(12).map(String),
  fc.constantFrom(
    "007",
    "16777215",
    "16777216",
    "a",
    "abcd",
    "abcde",
    "é",
    "富士",
    "F00012",
    "F00013",
  ),
);
/** Names as firms are often numbered, then any. */
const names = fc
  .tuple(fc.nat(8), fc.array(name, { maxLength: 300 }))
  .map(([first, others]) => [...Array.from({ length: first }, (_, i) => String(i)), ...others]);

function lookedUp(table: NameTable, text: string): number {
  const cells = new RowCells();
  cells.bytes = Buffer.from(`${text}\n`);
  cells.width = 1;
  expect(cells.plain(0)).toBeGreaterThan(0);
  return table.at(cells, 0);
}

test("the last of several that are the same is found, wherever the table moves meanwhile", () => {
  fc.assert(
    fc.property(names, fc.nat(300), (all, move) => {
      const table = new NameTable();
      const expected = new Map<string, number>();
      for (const [i, text] of all.entries()) {
        if (i === move) table.moveTo(new Heap());
        table.push(text);
        expected.set(text, i);
      }
      expect(table.labels()).toEqual(all);
      for (const [text, index] of expected) expect(lookedUp(table, text)).toBe(index);
      expect(lookedUp(table, "new")).toBe(all.length);
      expect(table.size).toBe(all.length + 1);
    }),
  );
});

test("what is found does not hang on the key, nor on who adds a name: the plain or the compiled reader", async () => {
  const texts = fc.array(fc.oneof(name, fc.string({ unit: "grapheme", maxLength: 20 })), {
    maxLength: 40,
  });
  const keys = fc.record({ seed: fc.nat(2 ** 32 - 1), factor: fc.constantFrom(LEAST, LARGEST) });
  const isCell = (text: string) => /^[^\s",]+$/u.test(text);
  const path = join(await temporaryFolder(), "edges.csv");
  await fc.assert(
    fc.asyncProperty(texts, texts, keys, async (known, others, key) => {
      const table = new NameTable(new Heap(), 64, key);
      const listed = [...new Set(known.filter(isCell))];
      for (const text of listed) table.push(text);
      const rows = [...known, ...others, ...known].filter(isCell);
      await writeFile(path, ["source,target", ...rows.map((text) => `${text},a`), ""].join("\n"));
      const { ends } = await readEdgePairs(path, table);
      const labels = table.labels();
      expect(labels.slice(0, listed.length)).toEqual(listed);
      expect(new Set(labels).size).toBe(labels.length);
      expect(rows.map((_, i) => labels[ends[2 * i]!])).toEqual(rows);
    }),
    { numRuns: 40 },
  );
});

test("a name that is a whole number below 2 ** 24 is known by its value", () => {
  const table = new NameTable();
  for (const text of ["0", "1", "b", "70", "071", "99999999"]) table.push(text);
  expect(Array.from({ length: 6 }, (_, i) => table.wholeAt(i))).toEqual([0, 1, -1, 70, -1, -1]);
});
