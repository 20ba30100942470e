import { cp, mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { InvalidInputError, LimitError, NotFoundError } from "../../src/model/errors.ts";
import { checkGraph, listGraphs, loadGraph, SHIPPED_GRAPHS } from "../../src/store/graphs.ts";
import { describeFolder } from "../../src/store/packages/describe-package.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { packageFolder } from "./package-folder.ts";

const TINY = '{"format":"linchpin-network/1","products":[{"id":"a"}],"inputGroups":[]}';

/** A `graphs/` folder with a package, a document and things that are neither. */
async function graphsFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(await packageFolder(), join(folder, "little"), { recursive: true });
  await writeFile(join(folder, "tiny.json"), TINY);
  await writeFile(join(folder, "README.md"), "no graph");
  await mkdir(join(folder, "empty"));
  return folder;
}

describe("loadGraph", () => {
  test("takes a folder, a file, or a name", async () => {
    const folder = await graphsFolder();
    const byName = await loadGraph("little", folder);
    expect(byName.id).toBe("little");
    expect(await loadGraph(join(folder, "little"))).toEqual(byName);
    expect((await loadGraph(join(folder, "tiny.json"))).tables.products).toHaveLength(1);
    expect((await loadGraph("tiny", folder)).id).toBe("tiny");
  });

  test("a name never leaves the folder", async () => {
    const folder = await graphsFolder();
    await expect(loadGraph("../etc", join(folder, "empty"))).rejects.toThrow(NotFoundError);
    await expect(loadGraph("", folder)).rejects.toThrow(NotFoundError);
  });

  test("says what there is if a graph is not there", async () => {
    await expect(loadGraph("litle", await graphsFolder())).rejects.toMatchObject({
      code: "graph_not_found",
      details: [{ column: "GRAPH", expected: "a folder, a file, or one of little, tiny" }],
    });
  });

  test("bad data: all problems at once, nothing half-loaded", async () => {
    const folder = await packageFolder({
      "supply.csv": (text) => text.replaceAll("ore,", "ores,"),
    });
    const error = await loadGraph(folder).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ code: "invalid_data" });
    expect((error as InvalidInputError).message).toMatch(
      /supply\.csv:2:product.*\(and \d+ more\)$/,
    );
  });

  test("a document that is not UTF-8 names its line and byte", async () => {
    const path = join(await temporaryFolder(), "latin.json");
    await writeFile(path, Buffer.from('{"format":\n"\xe9"}', "latin1"));
    const { problems } = await checkGraph(path);
    expect(problems).toEqual([
      {
        file: "latin.json",
        line: 2,
        message: "byte 0xE9 at position 12 is not UTF-8",
        expected: "a file in UTF-8",
      },
    ]);
  });

  test("a document too large to hold is refused before it is read", async () => {
    const path = join(await temporaryFolder(), "huge.json");
    await writeFile(path, "");
    await truncate(path, 300 * 1024 * 1024); // a hole: takes no room on the disk
    await expect(loadGraph(path)).rejects.toThrow(LimitError);
  });
});

test("listGraphs lists packages and documents by id", async () => {
  const folder = await graphsFolder();
  expect(await listGraphs(folder)).toEqual([
    { id: "little", path: join(folder, "little"), kind: "products" },
    { id: "tiny", path: join(folder, "tiny.json"), kind: "products" },
  ]);
  expect(await listGraphs(join(folder, "nowhere"))).toEqual([]);
});

test("every graph that ships is listed and can be used", async () => {
  expect(SHIPPED_GRAPHS).toMatch(/graphs$/);
  for (const { path } of await listGraphs()) {
    const { data, problems } = await checkGraph(path);
    expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
    expect(data).not.toBeNull();
  }
});

test("the descriptor of every package that ships lists its tables as they are", async () => {
  for (const { path } of await listGraphs()) {
    const file = join(path, "datapackage.json");
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) continue; // a network document
    const { resources } = JSON.parse(text) as { resources: unknown };
    expect(resources, `npx tsx scripts/datapackage.ts ${path}`).toEqual(await describeFolder(path));
  }
});
