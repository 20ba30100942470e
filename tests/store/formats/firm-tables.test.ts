import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEssentiality, readShocks } from "../../../src/store/formats/firm-tables.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function file(text: string): Promise<string> {
  const path = join(await temporaryFolder(), "t.csv");
  await writeFile(path, text);
  return path;
}

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
