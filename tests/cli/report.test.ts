import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ReportResult } from "../../src/model/report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const EXAMPLES = fileURLToPath(new URL("../../docs/examples", import.meta.url));
const MAGNETS = join(EXAMPLES, "magnets.json");
const UNKNOWN = join(EXAMPLES, "unknown.json");
const SUBJECTS = ["magnet", "ore", "missile", "@CHN", "CHN", "USA", "BRA", "OTH"];

test("Markdown on standard output: the answer first, then sections, no figure undefined", async () => {
  const { status, out, err } = await call(["report", MAGNETS, "magnet"]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toMatch(
    /^# Strong magnets\n\n\*\*If all supply of strong magnets from outside USA stops, 78 %/,
  );
  for (const title of ["Key figures", "Who makes it", "If it is cut", "What we do not know"])
    expect(out).toContain(`## ${title}`);
  expect(out).toContain("How sure: fair");
});

test.each(SUBJECTS)(
  "%s: nothing undefined, no number unformatted, tables whole",
  async (subject) => {
    const { status, out } = await call(["report", MAGNETS, subject]);
    expect(status).toBe(0);
    expect(out).not.toMatch(/undefined|NaN|null|\[object|Infinity/);
    expect(out).not.toMatch(/0\.\d{5,}/);
    for (const block of out.split("\n\n").filter((text) => text.includes("\n|"))) {
      const rows = block.split("\n").filter((line) => line.startsWith("|"));
      const cells = rows.map((row) => row.replaceAll("\\|", "").split("|").length);
      expect(new Set(cells).size).toBe(1);
    }
  },
);

test("JSON holds the figures of the commands themselves", async () => {
  const { facts } = ReportResult.parse(await callJson(["report", MAGNETS, "magnet"]));
  if (facts.kind !== "product") throw new TypeError(facts.kind);
  const cut = await callJson(["cut", MAGNETS, "magnet"]);
  expect(facts.cut).toEqual(cut);
  const shares = Object.values(facts.split?.shares ?? {});
  const sum = shares.reduce((total: number, part) => total + (part ?? 0), 0);
  expect(sum).toBeCloseTo(facts.cut.loss ?? Number.NaN, 9);
  expect(facts.embargo).toMatchObject({ seller: "CHN", buyers: ["USA"], lossRange: { low: 0 } });
  const country = ReportResult.parse(await callJson(["report", MAGNETS, "CHN"]));
  expect(country).toMatchObject({ subject: "@CHN", facts: { role: "adversary" } });
});

test("a sector without weight is marked: it loses output, and no score counts it", async () => {
  const document = JSON.parse(await readFile(MAGNETS, "utf8"));
  const products = document.products.map((product: { id: string }) =>
    product.id === "ev" ? { ...product, importance: 0 } : product,
  );
  const path = join(await temporaryFolder(), "weightless.json");
  await writeFile(path, JSON.stringify({ ...document, products }));
  const { out } = await call(["report", path, "magnet"]);
  expect(out).toMatch(/^\| Electric cars? \* \|/im);
  expect(out).toContain("* Has no weight in what matters");
  expect((await call(["report", MAGNETS, "magnet"])).out).not.toContain("Has no weight");
});

test("unknown makers are said and hatched, never 0", async () => {
  const { out } = await call(["report", UNKNOWN, "powder"]);
  expect(out).toContain("How sure: low");
  expect(out).toContain("nobody states who makes 30 % of it");
  expect(out).toContain("Others, unknown | 30 % | ░");
});

test("files: format by extension, never overwritten without --force", async () => {
  const folder = await temporaryFolder();
  const page = join(folder, "magnets.html");
  expect((await call(["report", MAGNETS, "magnet", "-o", page])).out).toBe("");
  const html = await readFile(page, "utf8");
  expect(html).toContain("<!doctype html>");
  const again = await call(["report", MAGNETS, "ore", "-o", page]);
  expect([again.status, again.err.includes("exists")]).toEqual([2, true]);
  expect(await readFile(page, "utf8")).toBe(html);
  await call(["report", MAGNETS, "ore", "-o", page, "--force"]);
  expect(await readFile(page, "utf8")).toContain("<h1>Rare earth ore</h1>");
  const text = join(folder, "magnets.md");
  await call(["report", MAGNETS, "ore", "-o", text]);
  expect(await readFile(text, "utf8")).toMatch(/^# Rare earth ore/);
});

test("an unknown subject is bad input with near ids", async () => {
  const { status, err } = await call(["report", MAGNETS, "magnets"]);
  expect(status).toBe(2);
  expect(err).toContain('SUBJECT: "magnets" is no product, sector or country');
  expect(err).toContain("such as magnet");
  const bad = await call(["report", MAGNETS, "magnet", "--format", "pdf"]);
  expect([bad.status, bad.err.includes("--format")]).toEqual([2, true]);
});

test("names cannot break the page, and the page needs nothing else", async () => {
  const path = join(await temporaryFolder(), "evil.json");
  const evil = '<script>alert("x")</script> & | pipe';
  const products = [
    { id: "ore", kind: "material", nameEn: evil, supply: { CHN: 1 } },
    { id: "tools", kind: "sector", importance: 1 },
  ];
  const inputGroups = [{ product: "tools", members: [{ input: "ore" }] }];
  await writeFile(
    path,
    JSON.stringify({ format: "linchpin-network/1", home: ["USA"], products, inputGroups }),
  );
  const { out: html } = await call(["report", path, "ore", "--format", "html"]);
  expect(html).not.toContain("<script");
  expect(html).not.toMatch(/<(link|img|iframe)|@import|url\(|src=/);
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("prefers-color-scheme: dark");
  const { out } = await call(["report", path, "ore"]);
  expect(out).toContain("\\| pipe");
  expect(out).not.toMatch(/(?<!\\)<script/);
});
