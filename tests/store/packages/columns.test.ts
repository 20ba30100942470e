import fc from "fast-check";
import { expect, test } from "vitest";
import { TABLE_NAMES } from "../../../src/model/data-set.ts";
import { columnsOf, formatCell, parseCell } from "../../../src/store/packages/columns.ts";

function column(table: Parameters<typeof columnsOf>[0], name: string) {
  const found = columnsOf(table).find((one) => one.name === name);
  if (!found) throw new RangeError(`${table} has no column ${name}`);
  return found;
}

test("columns say what they hold, from the rows' schema", () => {
  expect(column("supply", "share")).toEqual({
    field: "share",
    name: "share",
    type: "number",
    optional: false,
    required: false,
    minimum: 0,
    maximum: 1,
    values: null,
    expected: "a number 0..1",
  });
  expect(column("inputs", "mix").expected).toBe("a number above 0, at most 1");
  expect(column("supply", "quantity").expected).toBe("a number of at least 0");
  expect(column("reliance", "net_import_reliance").expected).toBe("a number with a decimal point");
  expect(column("supply", "year").expected).toBe("a whole number 1900..2100");
  expect(column("products", "kind").expected).toBe("one of material, component, sector");
  expect(column("products", "kind").required).toBe(true);
  expect(column("supply", "basis").required).toBe(false); // production if left empty
  expect(column("products", "synonyms").type).toBe("list");
  expect(column("supply", "rival").type).toBe("boolean");
  expect(column("indicators", "value").type).toBe("mixed");
});

test("every table's columns have a name in snake_case and an expectation", () => {
  for (const table of TABLE_NAMES) {
    for (const { name, expected } of columnsOf(table)) {
      expect(name).toMatch(/^[a-z0-9_]+$/);
      expect(expected.length).toBeGreaterThan(3);
    }
  }
});

test("numbers are read strictly", () => {
  const share = column("supply", "share");
  for (const [text, number] of [
    ["0.5", 0.5],
    [".5", 0.5],
    ["5.", 5],
    ["-1", -1],
    ["1e-3", 0.001],
    ["+2", 2],
  ]) {
    expect(parseCell(share, String(text))).toEqual({ value: number });
  }
  for (const text of [
    "12abc",
    "NaN",
    "Infinity",
    "1,5",
    "1 000",
    "0x10",
    " 1",
    "1e999",
    "-",
    ".",
    "50%",
  ]) {
    expect(parseCell(share, text), text).toHaveProperty("fault");
  }
});

test("an empty cell is no value", () => {
  for (const { name } of columnsOf("supply")) {
    expect(parseCell(column("supply", name), "")).toEqual({ value: undefined });
  }
});

test("lists, booleans and mixed cells", () => {
  const synonyms = column("products", "synonyms");
  expect(parseCell(synonyms, "a; b;c")).toEqual({ value: ["a", "b", "c"] });
  const rival = column("supply", "rival");
  expect(parseCell(rival, "TRUE")).toEqual({ value: true });
  expect(parseCell(rival, "0")).toEqual({ value: false });
  expect(parseCell(rival, "yes")).toEqual({ fault: 'is "yes"' });
  const value = column("indicators", "value");
  expect(parseCell(value, "0.3")).toEqual({ value: 0.3 });
  expect(parseCell(value, "world")).toEqual({ value: "world" });
});

test("a number that is written is read back bit for bit", () => {
  const price = column("prices", "price");
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const cell = parseCell(price, formatCell(number));
      expect("value" in cell && Number(cell.value) + 0).toBe(number + 0);
    }),
  );
});
