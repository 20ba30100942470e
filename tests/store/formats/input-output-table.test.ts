import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { formatProblem, InvalidInputError, NotFoundError } from "../../../src/model/errors.ts";
import { readInputOutputTable } from "../../../src/store/formats/input-output-table.ts";
import { sharedFolder } from "../../support/temporary-folder.ts";

const inFolder = sharedFolder();

async function read(text: string | Buffer, name = "t.csv") {
  const path = inFolder(name);
  await writeFile(path, text);
  return readInputOutputTable(path);
}

/** Every problem as a person reads it. */
async function faults(text: string | Buffer, name = "t.csv"): Promise<string[]> {
  try {
    await read(text, name);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.details.map(formatProblem);
  }
}

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

/** Two industries, as the OECD's inter-country tables lay them out. */
const ICIO = [
  "V1,AUS_A01,CHN_C26,AUS_HFCE,AUS_INVNT,CHN_GFCF,OUT",
  "AUS_A01,10,20,75,-5,0,100",
  "CHN_C26,30,0,10,0,10,50",
  "TLS,1,1,2,0,0,0",
  "VA,59,29,0,0,0,0",
  "OUT,100,50,0,0,0,0",
];

describe("CSV in the layout of the OECD's tables", () => {
  test("flows, final uses summed, output; rows below the labels are no labels", async () => {
    const { labels, flows, finalDemand, output, notes } = await read(lines(...ICIO));
    expect(labels).toEqual(["AUS_A01", "CHN_C26"]);
    expect([...flows.offsets]).toEqual([0, 2, 3]);
    expect([...flows.targets]).toEqual([0, 1, 0]);
    expect([...flows.weights]).toEqual([10, 20, 30]);
    expect([...finalDemand]).toEqual([70, 20]);
    expect([...output]).toEqual([100, 50]);
    expect(notes).toEqual([
      "value added counts taxes less subsidies on products: 1 less all inputs of a unit",
    ]);
  });

  test("byte order mark, CRLF, quotes, exponents, rows in another order than columns", async () => {
    const text = '\uFEFF"",B,A,FD\r\nA,2e1,0,1\r\n"B",0,5,3\r\n';
    const { labels, flows, finalDemand, output } = await read(text);
    expect(labels).toEqual(["B", "A"]);
    expect([...flows.offsets]).toEqual([0, 1, 2]);
    expect([...flows.targets]).toEqual([1, 0]);
    expect([...finalDemand]).toEqual([3, 1]);
    expect([...output]).toEqual([8, 21]);
  });

  test("older editions: taxes by country, VALU, OUTPUT, TOTAL", async () => {
    const old = lines(
      ",AUS_A,AUS_P33,TOTAL",
      "AUS_A,1,9,10",
      "AUS_TAXSUB,0,0,0",
      "VALU,9,0,0",
      "OUTPUT,10,0,0",
    );
    const { labels, output, notes } = await read(old);
    expect([labels, [...output], notes]).toEqual([["AUS_A"], [10], []]);
  });

  test("final uses may be left empty below the labels", async () => {
    const bare = ICIO.map((row) => row.replace(/^(VA|OUT),(\d+),(\d+),.*/, "$1,$2,$3,,,,"));
    expect([...(await read(lines(...bare))).output]).toEqual([100, 50]);
  });

  test("output without final uses: final demand is the rest", async () => {
    const { finalDemand } = await read(lines("x,A,B,OUT", "A,1,2,10", "B,0,0,4"));
    expect([...finalDemand]).toEqual([7, 4]);
  });

  test("every fault with its line and column, all at once", async () => {
    const [header, first, second, , va] = ICIO;
    const damaged = lines(
      header!,
      first!.replace("10,20", "x,-20"),
      second!,
      second!,
      "XXX_Y,1,1,1,1,1,1",
      va!.replace("59", ""),
      "OUT,100,50",
    );
    expect(await faults(damaged)).toEqual([
      "t.csv:2:AUS_A01 is x, expected an amount, 0 or more",
      "t.csv:2:CHN_C26 is -20, expected an amount, 0 or more",
      't.csv:4 "CHN_C26" has a row on line 3, too, expected one row for each label',
      't.csv:5 "XXX_Y" is no column, expected a label of the header, or VA, TLS, OUT',
      "t.csv:6:AUS_A01 is empty, expected an amount",
      "t.csv:7 the row has 3 cells, expected 7, as the header has",
    ]);
  });

  test("a label without a row, a column twice, a column without a name", async () => {
    expect(await faults(lines("V1,A,B,FD", "A,1,2,3"))).toEqual([
      "t.csv:B the column has no row, expected one row for each label of the header",
    ]);
    expect(await faults(lines("V1,A,A,,FD", "A,1,2,3,4"))).toEqual([
      "t.csv:1:A the column stands twice, expected COUNTRY_INDUSTRY, each once",
      "t.csv:1:(column 4) the column has no name, expected COUNTRY_INDUSTRY, each once",
    ]);
  });

  test("outputs that contradict their uses, or each other", async () => {
    const off = lines(...ICIO.map((row) => row.replace("0,100", "0,120")));
    expect(await faults(off)).toEqual([
      "t.csv:2 output of AUS_A01 is 120, its uses sum to 100, expected a row of Z plus final demand that gives it",
      "t.csv:6:AUS_A01 output is 100, in its own row 120, expected the same twice",
    ]);
    const rounded = await read(lines(...ICIO.map((row) => row.replace("0,100", "0,100.4"))));
    expect(rounded.notes.at(-1)).toBe(
      "stated outputs are off the sums of their uses by up to 0.4 %",
    );
  });

  test("nothing in it, no labels, nobody who buys in the end", async () => {
    expect(await faults("")).toEqual([
      "t.csv:1 the file is empty, expected a header of labels and one row for each",
    ]);
    expect(await faults("V1,FD\n")).toEqual([
      "t.csv:1 the header names no buyer, expected a first column of row labels, then one column for each label",
    ]);
    expect(await faults(lines("V1,A", "A,1"))).toEqual([
      "t.csv:1 there is no column of final demand and none of output, expected a column COUNTRY_HFCE, FD or OUT",
    ]);
  });

  test("bytes that are no UTF-8, a quote that never ends", async () => {
    const latin = Buffer.concat([Buffer.from("V1,A,FD\nA,1,"), Buffer.of(0xe9, 0x0a)]);
    expect((await faults(latin))[0]).toMatch(/^t.csv:2 byte 0xE9 .* is not UTF-8/);
    expect((await faults('V1,A,FD\n"A,1,2\n'))[0]).toMatch(/^t.csv:2 a quote is opened/);
  });
});

describe("linchpin-table/1", () => {
  const document = {
    format: "linchpin-table/1",
    labels: ["a", "b"],
    Z: [
      [150, 500],
      [200, 100],
    ],
    finalDemand: [350, 1700],
  };
  const json = (parts: object) => JSON.stringify({ ...document, ...parts });

  test("output is the sum of all uses", async () => {
    const { output, flows, year } = await read(json({ year: 2009 }), "t.json");
    expect([[...output], [...flows.weights], year]).toEqual([
      [1000, 2000],
      [150, 500, 200, 100],
      2009,
    ]);
  });

  test("a document is known by its brace, whatever its name", async () => {
    expect((await read(` ${json({})}`, "table.txt")).labels).toEqual(["a", "b"]);
  });

  test("every fault with its pointer", async () => {
    const wrong = json({
      format: "linchpin-network/1",
      labels: ["a", ""],
      Z: [
        [1, -2],
        [3, "x"],
      ],
      tax: 1,
    });
    expect(await faults(wrong, "t.json")).toEqual([
      't.json:/format is "linchpin-network/1", expected "linchpin-table/1"',
      't.json:/labels/1 is "", expected text',
      "t.json:/Z/0/1 is -2, expected at least 0",
      't.json:/Z/1/1 is "x", expected a number',
      "t.json:/tax is not a field of this format, expected no such field",
    ]);
    const shape = json({ labels: ["a", "a"], Z: [[1], [2, 3]], finalDemand: [1, 2, 3] });
    expect(await faults(shape, "t.json")).toEqual([
      't.json:/labels/1 "a" stands at /labels/0, too, expected each label once',
      "t.json:/Z/0 has 1 entry, expected 2, one for each label",
      "t.json:/finalDemand has 3 entries, expected 2, one for each label",
    ]);
    expect(await faults(json({ finalDemand: undefined }), "t.json")).toEqual([
      "t.json:/finalDemand neither finalDemand nor x is given, expected one of them, by label",
    ]);
    expect(await faults(json({ x: [1000, 2500] }), "t.json")).toEqual([
      "t.json:/x/1 output of b is 2500, its uses sum to 2000, expected a row of Z plus final demand that gives it",
    ]);
    expect((await faults("{", "t.json"))[0]).toMatch(/^t.json:1 is no JSON/);
  });

  test("no such file, a folder", async () => {
    await expect(readInputOutputTable(inFolder("none.csv"))).rejects.toThrow(NotFoundError);
    await expect(readInputOutputTable(inFolder())).rejects.toThrow(/is no file/);
  });
});
