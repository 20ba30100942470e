import { expect, test } from "vitest";
import { TABLE_NAMES } from "../../../src/model/data-set.ts";
import { columnsOf } from "../../../src/store/packages/columns.ts";
import { describeFolder } from "../../../src/store/packages/describe-package.ts";
import { tableSchema } from "../../../src/store/packages/table-schema.ts";
import { packageFolder } from "../package-folder.ts";

const ALL = new Set(["products", "sources"]);

test("types and constraints come from the rows' schema", () => {
  const { fields, missingValues } = tableSchema(
    "supply",
    ["country", "share", "year", "rival"],
    ALL,
  );
  expect(missingValues).toEqual([""]);
  expect(fields).toEqual([
    { name: "country", type: "string", constraints: { required: true } },
    { name: "share", type: "number", constraints: { minimum: 0, maximum: 1 } },
    { name: "year", type: "integer", constraints: { minimum: 1900, maximum: 2100 } },
    { name: "rival", type: "boolean" },
  ]);
});

test("only tables whose keys are never empty and never repeat have a primary key", () => {
  const keyed = TABLE_NAMES.filter((table) => {
    const header = columnsOf(table).map(({ name }) => name);
    return tableSchema(table, header, ALL).primaryKey !== undefined;
  });
  expect(keyed).toEqual([
    "products",
    "importance",
    "countries",
    "evidence",
    "firmsIndex",
    "sources",
  ]);
});

test("lists are no foreign keys, missing tables are not referred to", () => {
  expect(tableSchema("events", ["id", "product", "source"], ALL).foreignKeys).toEqual([
    { fields: "source", reference: { resource: "sources", fields: "id" } },
  ]);
  expect(tableSchema("supply", ["product"], new Set()).foreignKeys).toBeUndefined();
});

test("a folder is described by the headers that lie in it", async () => {
  const resources = await describeFolder(await packageFolder());
  expect(resources.map(({ path }) => path)).toEqual([
    "products.csv",
    "importance.csv",
    "supply.csv",
    "inputs.csv",
    "countries.csv",
    "evidence.csv",
    "sources.csv",
  ]);
  expect(resources[1]?.schema.fields.map(({ name }) => name)).toEqual([
    "set",
    "product",
    "share",
    "source",
    "detail",
  ]);
});
