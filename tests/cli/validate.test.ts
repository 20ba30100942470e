import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CoverageResult, ValidateResult } from "../../src/model/results.ts";
import { packageFolder } from "../store/package-folder.ts";
import { call, callJson } from "./call.ts";
import { workedExample } from "./worked-example.ts";

describe("validate", () => {
  test("a good graph: counts, coverage, exit 0", async () => {
    const folder = await packageFolder();
    const result = ValidateResult.parse(await callJson(["validate", folder]));
    expect(result).toMatchObject({ valid: true, counts: { products: 5, inputs: 5, sources: 4 } });
    expect(result.coverage["coverDays"]).toMatchObject({ estimated: 1, unsourced: 0 });
    const { status, out } = await call(["validate", folder]);
    expect(status).toBe(0);
    expect(out).toMatch(/: valid, \d+ warnings\n/);
    expect(out).toMatch(/products +5\n/);
  });

  test("a bad graph: every problem, exit 2; with --json still one document on stdout", async () => {
    const folder = await packageFolder({
      "supply.csv": (text) => text.replaceAll("oxide,", "ores,"),
      "countries.csv": (text) => text.replace("6.2", "62"),
    });
    const text = await call(["validate", folder]);
    expect(text.status).toBe(2);
    expect(text.out).toContain(": not valid, 3 errors");
    expect(text.out).toContain(
      'supply.csv:5:product unknown product "ores", expected an id of products',
    );
    expect(text.out).toContain("countries.csv:3:governance is 62, expected a number 0..10");
    const json = await call(["validate", folder, "--json"]);
    expect({ status: json.status, err: json.err }).toEqual({ status: 2, err: "" });
    const result = ValidateResult.parse(JSON.parse(json.out));
    expect(result.valid).toBe(false);
    expect(result.problems.filter(({ severity }) => severity !== "warning")).toHaveLength(3);
    expect(result.problems).toContainEqual({
      file: "countries.csv",
      line: 3,
      column: "governance",
      message: "is 62",
      expected: "a number 0..10",
    });
  });

  test("network documents are validated with pointers", async () => {
    const graph = await workedExample({ inputGroups: [{ product: "ev", members: [] }] });
    const { status, out } = await call(["validate", graph]);
    expect(status).toBe(2);
    expect(out).toContain(
      "magnets.json:/inputGroups/0/members is [], expected at least one member",
    );
  });

  test("cut-off files, foreign bytes and a line without end do not crash it", async () => {
    const folder = await packageFolder({
      "supply.csv": (text) => text.slice(0, -40),
      "sources.csv": (text) => `${text}x,"never closed`,
      "countries.csv": Buffer.from(
        "iso3,name_en,name_ja,governance,source\nBRA,S\xe3o Paulo,,,\n",
        "latin1",
      ),
    });
    const path = join(folder, "prices.csv");
    await writeFile(path, "product,price,unit,status,low,high,year,source,detail\nore,");
    for (let i = 0; i < 4; i++) await appendFile(path, Buffer.alloc(1 << 20, "9"));
    const { status, out } = await call(["validate", folder]);
    expect(status).toBe(2);
    for (const place of ["supply.csv:7 ", "sources.csv:6 ", "countries.csv:2 ", "prices.csv:2 "]) {
      expect(out).toContain(place);
    }
  });
});

test("other commands refuse bad data with its problems, at most fifty of them", async () => {
  const bad = "ore,XXX,production,,,,reported,,,2024,usgs,t,true\n".repeat(80);
  const folder = await packageFolder({ "supply.csv": (text) => text + bad });
  const { status, out, err } = await call(["risk", folder]);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain('supply.csv:8:country "XXX" is no country code');
  expect(err).toContain("cannot be used");
  expect(err).toContain("... and 30 more\n");
  expect(err.split("\n").length).toBeLessThan(60);
});

describe("coverage", () => {
  test("--json follows the schema", async () => {
    const result = CoverageResult.parse(await callJson(["coverage", await packageFolder()]));
    expect(Object.values(result.figures).every(({ unsourced }) => unsourced === 0)).toBe(true);
    expect(result.items.find(({ id }) => id === "ore")).toMatchObject({
      supply: "reported",
      sources: ["usgs"],
    });
  });

  test("for people: figures in words, and whose makers nobody states", async () => {
    const { out } = await call(["coverage", await packageFolder()]);
    expect(out).toMatch(/share of supply +3 +2 +0 +0 +0 +0\n/);
    expect(out).toMatch(/days of cover +0 +1 +0 +0 +4 +0\n/);
    expect(out).not.toContain("Nobody states");
    const supply = (text: string) => text.replace(/magnet,CHN.*\n/, "");
    const lacking = await call(["coverage", await packageFolder({ "supply.csv": supply })]);
    expect(lacking.out).toContain("Nobody states who makes these 1 products: Magnet\n");
  });
});
