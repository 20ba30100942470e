import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatProblem, InvalidInputError, NotFoundError } from "../../src/model/errors.ts";
import { readPackage } from "../../src/store/packages/read-package.ts";
import { writePackage } from "../../src/store/packages/write-package.ts";
import { loadScenario } from "../../src/store/scenarios.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { PLANS, packageFolder, preset } from "./package-folder.ts";

async function faults(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { data, problems } = await readPackage(await packageFolder({ ...PLANS, ...files }));
  const errors = problems.filter(({ severity }) => severity !== "warning");
  expect(data === null).toBe(errors.length > 0);
  return errors.map(formatProblem);
}

test("the scenarios of a package are read, named by their files, counted and written", async () => {
  const folder = await packageFolder({
    "scenarios/no-ore.json": preset(),
    "scenarios/a-mine.json": preset({ responses: [{ kind: "project", projects: ["mine"] }] }),
    "scenarios/notes.txt": "not read",
    ...PLANS,
  });
  const { data, counts, problems } = await readPackage(folder);
  expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  expect(counts["scenarios"]).toBe(2);
  expect(data?.scenarios?.map(({ id }) => id)).toEqual(["a-mine", "no-ore"]);
  expect(data?.scenarios?.[1]).toMatchObject({ name: "No ore", horizonDays: 365, responses: [] });
  if (!data) throw new TypeError("the package should be good");
  const copy = join(await temporaryFolder(), "little");
  await writePackage(data, copy);
  expect((await readPackage(copy)).data?.scenarios).toEqual(data.scenarios);
});

test("a scenario is no part of the version of the figures", async () => {
  const bare = await readPackage(await packageFolder());
  const more = await readPackage(await packageFolder({ "scenarios/no-ore.json": preset() }));
  expect(more.data?.version).toBe(bare.data?.version);
  expect(bare.counts["scenarios"]).toBeUndefined();
});

describe("faults of a preset are told with file and place", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a format", preset({ format: "linchpin-scenario/2" }), '/format is "linchpin-scenario/2"'],
    ["a field", preset({ shock: [] }), "/shock is not a field of this format"],
    ["another id", preset({ id: "ore" }), '/id is "ore", expected "no-ore"'],
    ["no Japanese", preset({ nameJa: undefined }), "/nameJa is missing, expected text in Japanese"],
    ["no text", preset({ description: "" }), "/description is empty, expected text in English"],
    ["no sources", preset({ sources: [] }), "/sources is empty, expected at least one source"],
    ["no source", preset({ sources: [{ detail: "x" }] }), "/sources/0 names no source"],
    ["a source", preset({ sources: [{ source: "us" }] }), '/sources/0/source unknown source "us"'],
    [
      "a product",
      preset({ shocks: [{ kind: "halt", products: ["ore", "orb"] }] }),
      '/shocks/0/products/1 "orb" is no product of this graph',
    ],
    [
      "a country",
      preset({ shocks: [{ kind: "embargo", sellers: ["CHN"], buyers: ["QQQ"] }] }),
      '/shocks/0/buyers/0 "QQQ" is no country that is known here',
    ],
    [
      "a firm",
      preset({ shocks: [{ kind: "halt", firms: ["asml"] }] }),
      '/shocks/0/firms/0 "asml" is no firm of this graph',
    ],
    [
      "a project",
      preset({ responses: [{ kind: "project", projects: ["mill"] }] }),
      '/responses/0/projects/0 "mill" is no project of this graph',
    ],
    [
      "a sector",
      preset({ responses: [{ kind: "rationing", rule: "priority", order: ["magnet"] }] }),
      '/responses/0/order/0 "magnet" is no sector of this graph',
    ],
    [
      "a holder",
      preset({ responses: [{ kind: "stock-release", holder: "army" }] }),
      '/responses/0/holder "army" holds no stock of this graph',
    ],
    [
      "a figure without a source",
      preset({ parameters: [{ name: "share", status: "reported", detail: "page 3" }] }),
      "/parameters/0/source is missing, expected a source, as its status is reported",
    ],
    ["no JSON", "{", "is no JSON"],
    ["a list", "[]", "is no JSON object"],
  ];
  test.each(cases)("%s", async (_, text, expected) => {
    const [first = "", ...others] = await faults({ "scenarios/no-ore.json": text });
    expect(first).toContain("scenarios/no-ore.json:");
    expect(first).toContain(expected);
    expect(others).toEqual([]);
  });

  test("every fault of every file at once, and blocs are known", async () => {
    const found = await faults({
      "scenarios/a.json": preset({ name: undefined, descriptionJa: undefined, home: ["PACT"] }),
      "scenarios/b.json": preset({ shocks: [{ kind: "halt", products: ["x", "y"] }] }),
      "scenarios/@.json": preset(),
    });
    expect(found.map((text) => text.split(",")[0])).toEqual([
      'scenarios/@.json "@" is no id',
      "scenarios/a.json:/name is missing",
      "scenarios/a.json:/descriptionJa is missing",
      'scenarios/b.json:/shocks/0/products/0 "x" is no product of this graph',
      'scenarios/b.json:/shocks/0/products/1 "y" is no product of this graph',
    ]);
  });
});

describe("loadScenario", () => {
  async function graphs(): Promise<string> {
    const folder = await temporaryFolder();
    const files = { "scenarios/no-ore.json": preset() };
    await cp(await packageFolder(files), join(folder, "little"), { recursive: true });
    await writeFile(
      join(folder, "tiny.json"),
      '{"format":"linchpin-network/1","products":[],"inputGroups":[]}',
    );
    await mkdir(join(folder, "no-ore"));
    return folder;
  }

  test("finds a preset by name, of a graph by name or folder", async () => {
    const folder = await graphs();
    const byName = await loadScenario("little", "no-ore", folder);
    expect(byName).toMatchObject({ id: "no-ore", name: "No ore" });
    expect(await loadScenario(join(folder, "little"), "no-ore", folder)).toEqual(byName);
  });

  test("a file comes first, whatever the graph", async () => {
    const folder = await graphs();
    const file = join(folder, "mine.json");
    await writeFile(file, preset({ name: "Mine" }));
    expect((await loadScenario("nowhere", file, folder)).name).toBe("Mine");
  });

  test("what is not there is said with what is", async () => {
    const folder = await graphs();
    const missing = loadScenario("little", "no-oxide", folder);
    await expect(missing).rejects.toThrow(NotFoundError);
    const problem = {
      code: "scenario_not_found",
      details: [{ column: "SCENARIO", expected: "a file, or a preset of little: no-ore" }],
    };
    await expect(missing).rejects.toMatchObject(problem);
    for (const name of ["../little/scenarios/no-ore", "", "."]) {
      await expect(loadScenario("little", name, folder)).rejects.toThrow(NotFoundError);
    }
    await expect(loadScenario("tiny", "no-ore", folder)).rejects.toMatchObject({
      details: [{ expected: "a file, or a preset of tiny: (it has none)" }],
    });
    const nowhere = loadScenario("nowhere", "no-ore", folder);
    await expect(nowhere).rejects.toMatchObject({ code: "graph_not_found" });
  });

  test("faults carry the file and their pointers", async () => {
    const folder = await graphs();
    const file = join(folder, "bad.json");
    await writeFile(file, preset({ horizonDays: 0, shocks: [{ kind: "flood" }] }));
    const bad = loadScenario("little", file, folder);
    await expect(bad).rejects.toThrow(InvalidInputError);
    await expect(bad).rejects.toMatchObject({
      details: [
        { file: "bad.json", pointer: "/horizonDays" },
        { file: "bad.json", pointer: "/shocks/0/kind" },
      ],
    });
    await writeFile(file, Buffer.from([0x7b, 0xff]));
    await expect(loadScenario("little", file, folder)).rejects.toThrow("is not UTF-8");
  });
});
