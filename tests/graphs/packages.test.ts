import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CoverageResult, ValidateResult } from "../../src/model/results.ts";
import { describeFolder } from "../../src/store/packages/describe-package.ts";
import { callJson } from "../cli/call.ts";

const GRAPHS = fileURLToPath(new URL("../../graphs", import.meta.url));
const NAMES = readdirSync(GRAPHS);

/** Rows of the coverage table of a README: its words for each figure. */
const FIGURES: Readonly<Record<string, string>> = {
  "who makes it (share of supply)": "supply",
  "spare capacity": "spare",
  "where the United States buys": "sourcing",
  "where the European Union buys": "sourcing",
  "share of a firm": "firms",
  "net import reliance": "reliance",
  "essentiality of an input": "essentiality",
  substitutability: "substitutability",
  "mix of inputs": "mix",
  headroom: "headroom",
  "days of cover": "coverDays",
  "days of lag": "lagDays",
  "share of use": "useShare",
  "share of value": "valueShare",
  "days in stock": "stocks",
  price: "prices",
  "share of an end use (EU)": "uses",
  indicator: "indicators",
};
const BACKINGS = ["reported", "estimated", "judgement", "withheld", "missing", "unsourced"];

const readme = (name: string) => readFileSync(join(GRAPHS, name, "README.md"), "utf8");
const count = (text: string | undefined) => Number((text ?? "").replaceAll(",", ""));

test("the data sets that ship", () => {
  expect(NAMES).toEqual(["eu-crm", "us-sri"]);
});

describe.each(NAMES)("%s", (name) => {
  test("is valid without a warning", async () => {
    const result = ValidateResult.parse(await callJson(["validate", name]));
    expect(result.problems).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test("every figure has a source, and its README counts them", async () => {
    const { figures, counts, items } = CoverageResult.parse(await callJson(["coverage", name]));
    for (const [figure, { unsourced }] of Object.entries(figures)) {
      expect([figure, unsourced]).toEqual([figure, 0]);
    }
    const text = readme(name);
    const table = [...text.matchAll(/^\| ([^|]+) \| ([\d,]+(?: \| [\d,]+){5}) \|$/gm)];
    expect(table.length).toBeGreaterThan(8);
    for (const [, label = "", cells = ""] of table) {
      const backing = figures[FIGURES[label] ?? label];
      const shown = Object.fromEntries(
        cells.split(" | ").map((cell, at) => [BACKINGS[at], count(cell)]),
      );
      expect([label, shown]).toEqual([label, backing]);
    }
    const head = text.slice(0, text.indexOf("##"));
    const shown = (words: RegExp) => count(words.exec(head)?.[1]);
    expect({
      products: shown(/([\d,]+) products/),
      materials: shown(/([\d,]+) materials,/),
      inputs: shown(/([\d,]+) links/),
      shares: shown(/([\d,]+) rows of shares/),
      sources: shown(/([\d,]+) sources/),
    }).toEqual({
      products: counts["products"],
      materials: counts["materials"],
      inputs: counts["inputs"],
      shares: (counts["supply"] ?? 0) + (counts["firms"] ?? 0) + (counts["sourcing"] ?? 0),
      sources: counts["sources"],
    });
    const unknown = items.filter(
      ({ kind, supplyKnownShare }) => kind !== "sector" && supplyKnownShare === 0,
    );
    expect(text).toContain(`${unknown.length} products have no known maker`);
  });

  test("its descriptor fits its files", async () => {
    const descriptor = JSON.parse(
      readFileSync(join(GRAPHS, name, "datapackage.json"), "utf8"),
    ) as Record<string, unknown>;
    expect(descriptor["resources"]).toEqual(await describeFolder(join(GRAPHS, name)));
  });
});
