import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LimitError } from "../../../src/model/errors.ts";
import {
  type CsvRecord,
  MAX_RECORD_BYTES,
  readCsv,
} from "../../../src/store/packages/csv-records.ts";
import { PlainLines } from "../../../src/store/packages/plain-lines.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function records(text: string | Buffer): Promise<CsvRecord[]> {
  const path = join(await temporaryFolder(), "t.csv");
  await writeFile(path, text);
  const found: CsvRecord[] = [];
  await readCsv(path, "t.csv", (record) => found.push(record));
  return found;
}

test("records know the line on which they start", async () => {
  expect(await records('\uFEFFa,b\n1,2\n\n"x\ny",3\n4\n')).toEqual([
    { cells: ["a", "b"], line: 1 },
    { cells: ["1", "2"], line: 2 },
    { cells: ["x\ny", "3"], line: 4 },
    { cells: ["4"], line: 6 },
  ]);
});

test("carriage returns in cells do not move lines", async () => {
  const lines = await records('a,b\r\n"x\r\ny\r\nz",3\r\n"p\r\nq",4\r\n5,6');
  expect(lines.map(({ line }) => line)).toEqual([1, 2, 5, 7]);
});

test("each line may end in its own way, and lines stay right", async () => {
  const mixed = await records('a,b\r\n1,2\n3,4\r5,6\r\n"x\ry\nz",7\n8,9\r');
  expect(mixed.map(({ cells }) => cells)).toEqual([
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
    ["5", "6"],
    ["x\ry\nz", "7"],
    ["8", "9"],
  ]);
  expect(mixed.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 8]);
  const apart = await records('"x\r","\ny"\r\n1,2');
  expect(apart.map(({ line }) => line)).toEqual([1, 4]);
});

test("the last line needs no end, an empty file has no record", async () => {
  expect(await records("a,b\n1,2")).toHaveLength(2);
  expect(await records("")).toEqual([]);
  expect(await records("\n\n")).toEqual([]);
});

test("what stands before a fault is handed over", async () => {
  const path = join(await temporaryFolder(), "t.csv");
  await writeFile(path, 'a,b\n1,2\n3,"x"y\n');
  const found: CsvRecord[] = [];
  await expect(readCsv(path, "t.csv", (record) => found.push(record))).rejects.toMatchObject({
    details: [{ file: "t.csv", line: 3, message: expect.stringContaining("closing quote") }],
  });
  expect(found).toHaveLength(2);
});

test("quotes in the middle of a cell and quotes never closed are faults of their line", async () => {
  await expect(records('a\nx"y\n')).rejects.toMatchObject({ details: [{ line: 2 }] });
  await expect(records('a\n1\n2\n"x\n\n\n')).rejects.toMatchObject({ details: [{ line: 4 }] });
});

test("a record over the limit is a LimitError, one below it is read", async () => {
  await expect(records(`a\n${"x".repeat(MAX_RECORD_BYTES + 100)}\n`)).rejects.toThrow(LimitError);
  await expect(records(`a\n${"x,".repeat(MAX_RECORD_BYTES + 100)}\n`)).rejects.toThrow(LimitError);
  await expect(records(`a\n"${"\n".repeat(MAX_RECORD_BYTES + 100)}`)).rejects.toThrow(LimitError);
  expect(await records(`a\n${"x".repeat(MAX_RECORD_BYTES - 10)}\n`)).toHaveLength(2);
});

test("a file that is not there is no fault of the data", async () => {
  await expect(readCsv("/no/such/file.csv", "file.csv", () => undefined)).rejects.toThrow("ENOENT");
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", "磁", ",", '"', "\n", " ", "😀") });

test("any table that is written after RFC 4180 is read back, with the line of each row", async () => {
  const tables = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      const written = rows.map((cells) => [...cells, "end"]); // no row is blank
      const lines = written.map((cells) =>
        cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
      );
      const read = await records(lines.join("\n"));
      expect(read.map(({ cells }) => cells)).toEqual(written);
      const starts = lines.map(
        (_, at) => lines.slice(0, at).join("\n").split("\n").length + (at > 0 ? 1 : 0),
      );
      expect(read.map(({ line }) => line)).toEqual(starts);
    }),
    { numRuns: 60 },
  );
});

test("rows without quotes and rows with them follow one another, whatever ends a line", async () => {
  const row = fc.tuple(cell, cell, fc.constantFrom("\n", "\r\n", "\r"), fc.boolean());
  const written = (text: string, quoted: boolean) =>
    quoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      let text = "";
      let line = 1;
      const expected = rows.map(([a, b, end, quoted]) => {
        const record = { cells: [a, b, "end"], line };
        text += `${written(a, quoted)},${written(b, false)},end${end}`;
        line += 1 + a.split("\n").length - 1 + b.split("\n").length - 1;
        return record;
      });
      expect(await records(text)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a text cut anywhere into chunks gives the same records, and hands over at the same quote", () => {
  const text = fc.string({ unit: fc.constantFrom("a", ",", "\r", "\n", "\uFEFF"), maxLength: 30 });
  const read = (chunks: readonly string[]) => {
    const found: [string[], number][] = [];
    const lines = new PlainLines(1000, (cells, line) => found.push([cells, line]));
    let handed = null;
    let after = "";
    for (const chunk of chunks) {
      if (handed) after += chunk;
      else handed = lines.add(chunk);
    }
    if (handed) return { found, line: handed.line, left: handed.text + after };
    lines.end();
    return { found, line: lines.line, left: "" };
  };
  fc.assert(
    fc.property(
      text,
      fc.constantFrom("", '"'),
      text,
      fc.nat(60),
      fc.nat(60),
      (a, quote, b, i, j) => {
        const whole = a + quote + b;
        const [from, to] = [Math.min(i, j), Math.max(i, j)];
        const cut = [whole.slice(0, from), whole.slice(from, to), whole.slice(to)];
        expect(read(cut)).toEqual(read([whole]));
      },
    ),
  );
});

test("faults behind plain rows have their own lines", async () => {
  await expect(records('a,b\n1,2\n\n3,4\n5,"x"y\n')).rejects.toMatchObject({
    details: [{ line: 5, message: expect.stringContaining("closing quote") }],
  });
  await expect(records('a,b\r\n1,2\r\n3,"4\r\n5\r\n')).rejects.toMatchObject({
    details: [{ line: 3, message: expect.stringContaining("never closed") }],
  });
  await expect(records('a,b\n1,2\n3,x"y\n')).rejects.toMatchObject({ details: [{ line: 3 }] });
});
