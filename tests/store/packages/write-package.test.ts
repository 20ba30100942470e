import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { DataSet } from "../../../src/model/data-set.ts";
import { ConflictError, InvalidInputError } from "../../../src/model/errors.ts";
import { readPackage } from "../../../src/store/packages/read-package.ts";
import { writePackage } from "../../../src/store/packages/write-package.ts";
import { dataSet } from "../../support/data-set.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { PLANS, packageFolder } from "../package-folder.ts";

async function littlePackage(): Promise<DataSet> {
  const { data } = await readPackage(await packageFolder());
  if (!data) throw new TypeError("the little package should be good");
  return data;
}

test("what is written is read back: figures, titles, defaults, version", async () => {
  const data = await littlePackage();
  const folder = join(await temporaryFolder(), "deep", "little");
  await writePackage(data, folder);
  const again = await readPackage(folder);
  expect(again.problems).toEqual([]);
  expect(again.data).toEqual({ ...data, warnings: [] });
});

test("trade and projects are written and read back", async () => {
  const { data } = await readPackage(await packageFolder(PLANS));
  if (!data) throw new TypeError("the package should be good");
  const folder = join(await temporaryFolder(), "little");
  await writePackage(data, folder);
  expect((await readPackage(folder)).data).toEqual({ ...data, warnings: [] });
  expect((await readFile(join(folder, "trade.csv"), "utf8")).split("\n")[0]).toBe(
    "product,reporter,partner,flow,quantity,value_musd,status,low,high,year,source,detail",
  );
});

test("columns that may be absent and hold nothing are left out", async () => {
  const folder = join(await temporaryFolder(), "little");
  await writePackage(await littlePackage(), folder);
  const header = (await readFile(join(folder, "products.csv"), "utf8")).split("\n")[0];
  expect(header).toBe("id,kind,stage,name_en,name_ja,description_en,description_ja,synonyms");
  expect(await readdir(folder)).not.toContain("stocks.csv");
});

test("the descriptor describes every table with its schema", async () => {
  const folder = join(await temporaryFolder(), "little");
  await writePackage(await littlePackage(), folder);
  const descriptor = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8"));
  expect(descriptor).toMatchObject({
    profile: "tabular-data-package",
    name: "little",
    title: "A little package",
    titleJa: "小さなパッケージ",
    linchpin: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
  });
  const supply = descriptor.resources.find(({ name }: { name: string }) => name === "supply");
  expect(supply).toMatchObject({ path: "supply.csv", format: "csv", encoding: "utf-8" });
  expect(supply.schema.fields[0]).toEqual({
    name: "product",
    type: "string",
    constraints: { required: true },
  });
  expect(supply.schema.foreignKeys).toEqual([
    { fields: "product", reference: { resource: "products", fields: "id" } },
    { fields: "source", reference: { resource: "sources", fields: "id" } },
  ]);
});

test("nothing is overwritten", async () => {
  const data = await littlePackage();
  const folder = await temporaryFolder();
  await writeFile(join(folder, "note.txt"), "mine");
  await expect(writePackage(data, folder)).rejects.toThrow(ConflictError);
  await expect(writePackage(data, join(folder, "note.txt"))).rejects.toThrow(ConflictError);
  expect(await readdir(folder)).toEqual(["note.txt"]);
  const empty = join(folder, "empty");
  await mkdir(empty);
  await writePackage(data, empty);
  expect(await readdir(folder)).toEqual(["empty", "note.txt"]);
});

test("a value share without an input cannot be carried: an error, and no folder", async () => {
  const data = dataSet({
    tables: {
      products: [
        { id: "a", kind: "material" },
        { id: "b", kind: "sector" },
      ],
    },
    valueShares: [{ input: "a", product: "b", share: 0.1 }],
  });
  const folder = join(await temporaryFolder(), "loose");
  await expect(writePackage(data, folder)).rejects.toThrow(InvalidInputError);
  expect(await readdir(dirname(folder))).toEqual([]);
});
