import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEssentiality, readFirms, readShocks } from "../../../src/store/formats/firm-tables.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function file(text: string): Promise<string> {
  const path = join(await temporaryFolder(), "t.csv");
  await writeFile(path, text);
  return path;
}

test("firms have an industry, and a country where the file says one", async () => {
  expect(await readFirms(await file("id,industry\na,mining\nb,9\n"))).toEqual([
    { id: "a", industry: "mining", country: null },
    { id: "b", industry: "9", country: null },
  ]);
  expect(await readFirms(await file("size,industry,country,id\n1,m,JPN,a\n2,m,,b\n"))).toEqual([
    { id: "a", industry: "m", country: "JPN" },
    { id: "b", industry: "m", country: null },
  ]);
});

test("a firm twice, without an id or an industry, is a fault of its line", async () => {
  await expect(readFirms(await file("id,industry\na,m\n,m\na,m\nb,\n"))).rejects.toMatchObject({
    details: [
      { line: 3, column: "id" },
      { line: 4, column: "id", message: 'is "a", as on line 2' },
      { line: 5, column: "industry" },
    ],
  });
});

test("essentiality is a type for a pair of industries; two types for one pair are a fault", async () => {
  const header = "supplier_industry,buyer_industry,type\n";
  expect(await readEssentiality(await file(`${header}1,2,2\n2,1,0\n1,2,2\n`))).toEqual([
    { supplierIndustry: "1", buyerIndustry: "2", type: 2 },
    { supplierIndustry: "2", buyerIndustry: "1", type: 0 },
    { supplierIndustry: "1", buyerIndustry: "2", type: 2 },
  ]);
  await expect(
    readEssentiality(await file(`${header}1,2,2\n1,2,1\n1,,2\n1,3,essential\n`)),
  ).rejects.toMatchObject({
    details: [
      { line: 3, column: "type", message: "is 1, but 2 on line 2" },
      { line: 4, column: "buyer_industry" },
      { line: 5, column: "type" },
    ],
  });
});

test("shocks are shares of a firm's output, whole where the file says none", async () => {
  expect(await readShocks(await file("scenario,firm,size\ns,a,0.5\ns,b,1\n"))).toEqual([
    { scenario: "s", firm: "a", size: 0.5 },
    { scenario: "s", firm: "b", size: 1 },
  ]);
  expect(await readShocks(await file("scenario,firm\ns,a\n"))).toEqual([
    { scenario: "s", firm: "a", size: 1 },
  ]);
  await expect(
    readShocks(await file("scenario,firm,size\ns,a,1.5\ns,a,1\n,a,1\n")),
  ).rejects.toMatchObject({
    details: [
      { line: 2, column: "size", expected: "a number 0..1" },
      { line: 3, column: "firm", message: '"a" is hit on line 2, too' },
      { line: 4, column: "scenario" },
    ],
  });
});
