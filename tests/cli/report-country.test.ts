import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ReportResult } from "../../src/model/report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

let china = "";
beforeAll(async () => {
  china = (await call(["report", "us-sri", "CHN"])).out;
});

test("governance cites its own source, not the statute behind a bloc", () => {
  expect(china).toMatch(/^\| Governance \| 5\.58 \| 0 to 10, 10 = worst \[1\] \| {2}\|$/m);
  expect(china).toMatch(/^1\. World Bank, Worldwide Governance Indicators/m);
  expect(china).not.toContain("United States Code");
});

test("bought shares have a status; measures of one date are one row", () => {
  expect(china).toMatch(
    /^\| Holmium, refined \| 100 % \| United States \| estimated, 2025 \[\d+\] \|$/m,
  );
  expect(china.match(/^\| 2025-10-09 to 2025-11-07 \|/gm)).toHaveLength(1);
  expect(china.match(/what holds since then is not known/g)).toHaveLength(1);
  expect(china).not.toContain("Check whether");
});

test("country sets stand in full", () => {
  expect(china).toContain("Adversaries: China, Iran, North Korea and Russia. Trusted (34): Austr");
});

test("a country that makes nothing needs two sentences", async () => {
  const { out } = await call(["report", "us-sri", "ABW"]);
  expect(out).toMatch(
    /^# Aruba\n\n\*\*Aruba makes none of the products of this graph, so nothing .* with it\.\*\* That is .*\.\n\n##/,
  );
  expect(out).not.toContain("It makes 0");
  expect(out).not.toContain("at most 0 sweep");
  expect(out).not.toContain("sectors lose nothing");
});

test("unnamed supply is no country: its words, its reach, never sure", async () => {
  const path = join(await temporaryFolder(), "unnamed.json");
  const products = [
    { id: "bolt", kind: "component", supply: { CHN: 0.6 } },
    { id: "chip", kind: "component" },
    { id: "tools", kind: "sector", importance: 1 },
  ];
  const inputGroups = ["bolt", "chip"].map((input) => ({ product: "tools", members: [{ input }] }));
  const document = { format: "linchpin-network/1", home: ["USA"], products, inputGroups };
  await writeFile(path, JSON.stringify(document));
  const others = await call(["report", path, "OTH"]);
  expect([others.status, others.err]).toEqual([0, ""]);
  expect(others.out).toMatch(/^# Others: supply whose country nobody states\n/);
  expect(others.out).toContain("If all supply beside the makers that sources name stops, 40 % of");
  expect(others.out).toContain("leave a part of 1 product of this graph to makers");
  expect(others.out).toContain("How sure: low");
  expect(others.out).not.toMatch(/It makes|others makes|number \d+ of/);
  const unknown = ReportResult.parse(await callJson(["report", path, "UNK"]));
  expect(unknown).toMatchObject({
    title: "Unknown: products whose makers no source names",
    facts: { role: "unknown", makes: { products: 1, majority: 1, unnamed: 2 } },
  });
});

test("countries that cost the same share a place, sectors that lose the same are all named", async () => {
  const path = join(await temporaryFolder(), "twins.json");
  const products = [
    { id: "bolt", kind: "component", supply: { CHN: 0.5, JPN: 0.5 } },
    { id: "cars", kind: "sector", importance: 0.5 },
    { id: "tools", kind: "sector", importance: 0.5 },
  ];
  const inputGroups = ["cars", "tools"].map((product) => ({
    product,
    members: [{ input: "bolt" }],
  }));
  const document = { format: "linchpin-network/1", home: ["USA"], products, inputGroups };
  await writeFile(path, JSON.stringify(document));
  const { out } = await call(["report", path, "JPN"]);
  expect(out).toContain("It shares place 1 of 2 countries with 1 other.");
  expect(out).toContain("Hit hardest: cars and tools, which lose 50 % each; cars along bolt");
});
