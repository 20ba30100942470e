import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { CutResult } from "../../src/model/results.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const inFolder = sharedFolder();

/** Half of the gallium goes to phones, a tenth to radars; China makes 60 % of it. */
async function gallium(): Promise<string> {
  const sector = (id: string, importance: number) => ({
    ...{ id, kind: "sector", supply: { USA: 1 }, importance },
  });
  const path = inFolder("gallium.json");
  const group = (product: string, useShare: number) => ({
    ...{ product, essentiality: 1, members: [{ input: "gallium", useShare }] },
  });
  const document = {
    format: "linchpin-network/1",
    home: ["USA"],
    products: [
      { id: "gallium", kind: "material", supply: { CHN: 0.6, JPN: 0.4 } },
      sector("radars", 0.3),
      sector("phones", 0.7),
    ],
    inputGroups: [group("radars", 0.1), group("phones", 0.5)],
  };
  await writeFile(path, JSON.stringify(document));
  return path;
}

const cut = async (...options: string[]) =>
  CutResult.parse(await callJson(["cut", await gallium(), "@CHN", ...options]));

async function refused(command: string, ...options: string[]): Promise<string> {
  const { status, out, err } = await call([command, await gallium(), ...options]);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  return err;
}

describe("cut --rationing", () => {
  test("pro-rata is what is said without it", async () => {
    expect(await cut("--rationing", "pro-rata")).toEqual(await cut());
  });

  test("priority serves in order", async () => {
    const { sectors, loss } = await cut("--rationing", "priority", "--order", "radars,phones");
    expect(sectors["radars"]).toBe(0);
    expect(sectors["phones"]).toBeCloseTo(0.4, 12);
    expect(loss).toBeCloseTo(0.28, 12);
    const other = ["--rationing", "priority", "--order", "radars", "--other-use", "protected"];
    expect((await cut(...other)).sectors["phones"]).toBeCloseTo(0.72, 12);
  });

  test("the table says who was served first", async () => {
    const { out } = await call(["cut", await gallium(), "@CHN", "--rationing", "priority"]);
    expect(out).toContain(
      "What is left is shared out by the rule priority (phones, then radars); other use is sacrificed.",
    );
  });
});

describe("options that cannot be used are named", () => {
  test("entries of an order", async () => {
    const err = await refused(
      "cut",
      "@CHN",
      "--rationing",
      "priority",
      "--order",
      "x,radars,radars",
    );
    expect(err).toContain('--order: "x" is no sector and no pillar');
    expect(err).toContain('--order: "radars" is placed already');
    expect(await refused("cut", "@CHN", "--rationing", "priority", "--order", ",")).toContain(
      "--order",
    );
  });

  test("options that say nothing under the rule", async () => {
    const err = await refused("cut", "@CHN", "--order", "radars", "--other-use", "sacrificed");
    expect(err).toContain("--order: the rule is pro-rata, which knows no order");
    expect(err).toContain("--other-use: the rule is pro-rata");
    expect(await refused("cut", "@CHN", "--rationing", "fair")).toContain('--rationing: is "fair"');
  });

  test.each([
    ["risk", []],
    ["centrality", ["--measure", "pagerank"]],
    ["report", ["gallium"]],
    ["esri", []],
  ])("%s shares nothing out", async (command, options) => {
    const priority = ["--rationing", "priority", "--order", "radars"];
    const err = await refused(command, ...options, ...priority);
    expect(err).toContain("--rationing: priority:");
    expect(err).not.toContain("--order");
  });

  test.each([
    ["chokepoints", []],
    ["dependency", []],
    ["sensitivity", ["@CHN"]],
  ])("%s has no best allocation", async (command, options) => {
    expect(await refused(command, ...options, "--rationing", "optimal")).toContain(
      "--rationing: optimal: a best allocation is computed for `cut`, `shapley` and `simulate` only",
    );
  });
});

test("use shares that take more than all of a product are a warning of validate", async () => {
  const path = inFolder("too-much.json");
  const group = (product: string, useShare: number) => ({
    ...{ product, essentiality: 1, members: [{ input: "gallium", useShare }] },
  });
  const sector = (id: string) => ({ id, kind: "sector", supply: { USA: 1 }, importance: 0.5 });
  const document = {
    format: "linchpin-network/1",
    home: ["USA"],
    products: [{ id: "gallium", kind: "material", supply: { CHN: 1 } }, sector("a"), sector("b")],
    inputGroups: [group("a", 0.7), group("b", 0.6)],
  };
  await writeFile(path, JSON.stringify(document));
  expect(await callJson(["validate", path])).toMatchObject({
    valid: true,
    problems: [
      {
        pointer: "/inputGroups/1/members/0/useShare",
        message: "use shares of gallium sum to 1.3 and are scaled to 1",
        severity: "warning",
      },
    ],
  });
});
