import { expect, test } from "vitest";
import { overview } from "../../../../src/engine/measures/overview.ts";
import { Choices } from "../../../../src/model/options.ts";
import { GraphOverview } from "../../../../src/model/overview.ts";
import { missingParts } from "../../../../web/app/import/missing-parts.ts";
import { MOST_SHOWN, problemRows, problemText } from "../../../../web/app/import/problem-rows.ts";
import { SAMPLES } from "../../../../web/app/import/samples.ts";
import {
  areReadable,
  MOST_BYTES,
  meantFiles,
  sizeFault,
} from "../../../../web/app/import/sent-files.ts";
import { magnetGraph } from "../../../support/magnet-graph.ts";
import { readImport } from "../../../support/read-import.ts";

const chosen = (path: string, content: BlobPart = "x") => ({
  path,
  file: new File([content], path),
});

test("a file that was moved since it was chosen cannot be read", async () => {
  const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) };
  expect(await areReadable([chosen("a.csv"), chosen("empty.csv", "")])).toBe(true);
  expect(await areReadable([chosen("a.csv"), { path: "b", file: gone as never }])).toBe(false);
});

test("what systems leave in folders is not meant", () => {
  const paths = ["net/edges.csv", "net/.DS_Store", "__MACOSX/net/edges.csv", "net/Thumbs.db"];
  expect(meantFiles(paths.map((path) => chosen(path))).map(({ path }) => path)).toEqual([
    "net/edges.csv",
  ]);
});

test("nothing, too much and too many are told before anything is read", () => {
  const of = (size: number) => ({ path: "a", file: { size } as File });
  expect(sizeFault([])).toBe("nothing");
  expect(sizeFault([of(MOST_BYTES)])).toBeNull();
  expect(sizeFault([of(MOST_BYTES), of(1)])).toBe("tooLarge");
  expect(sizeFault(Array.from({ length: 501 }, () => of(1)))).toBe("tooMany");
});

test("problems as rows, and as a table for a spreadsheet", () => {
  const errors = [
    { file: "a.csv", line: 2, column: "weight", detail: 'is "x"', expected: "a number" },
    { file: "a.csv", line: 3, detail: "one\ttwo\nthree", expected: "b" },
    { file: "b.json", pointer: "/nodes/3", detail: "c", expected: "d" },
    { file: "c.zip", detail: "e", expected: "f" },
    { pointer: "#/id", detail: "no file", expected: "" },
  ];
  const rows = problemRows({ errors });
  expect(rows.map(({ place }) => place)).toEqual(["2:weight", "3", "/nodes/3", ""]);
  expect(problemText(["File", "Place", "What", "Expected"], rows).split("\n")).toEqual([
    "File\tPlace\tWhat\tExpected",
    'a.csv\t2:weight\tis "x"\ta number',
    "a.csv\t3\tone two three\tb",
    "b.json\t/nodes/3\tc\td",
    "c.zip\t\te\tf",
  ]);
  expect(problemRows({})).toEqual([]);
  expect(MOST_SHOWN).toBe(200);
});

test("every sample that is shown can be brought as it stands", async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const file = (id: string) => {
    const sample = SAMPLES.find((each) => each.id === id)!;
    return { name: sample.name, bytes: bytes(sample.text) };
  };
  for (const id of ["edges", "gexf", "graphml", "document"]) {
    expect(await readImport([file(id)])).toMatchObject({ graph: { warnings: [] } });
  }
  expect(await readImport([file("edges"), file("firms")])).toMatchObject({
    graph: { kind: "firms", files: [{ path: "edges.csv" }, { path: "nodes.csv" }] },
  });
});

test("what a data set lacks is told, the gravest first", () => {
  const whole = GraphOverview.parse(overview(magnetGraph(), Choices.parse({})));
  expect(missingParts(whole)).toEqual([]);
  expect(missingParts({ products: [], inputs: [] })).toEqual(["noProducts"]);
  const bare = whole.products.map((product) => ({ ...product, makers: [], importance: null }));
  expect(missingParts({ products: bare, inputs: [] })).toEqual([
    "noImportance",
    "noInputs",
    "noSupply",
  ]);
  const goods = whole.products.filter(({ kind }) => kind !== "sector");
  expect(missingParts({ products: goods, inputs: whole.inputs })).toEqual(["noSectors"]);
});
