import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CutResult } from "../../src/model/results.ts";
import { ShapleyResult } from "../../src/model/shapley.ts";
import { call, callJson } from "./call.ts";

const EXAMPLES = fileURLToPath(new URL("../../docs/examples", import.meta.url));
const MAGNETS = join(EXAMPLES, "magnets.json");
const ask = async (...argv: string[]) =>
  ShapleyResult.parse(await callJson(["shapley", MAGNETS, ...argv]));

test("the same shares as cut shows, with every option of cut", async () => {
  const targets = ["ore@CHN", "oxide@CHN", "magnet@CHN"];
  for (const options of [
    [],
    ["--size", "0.5"],
    ["--mode", "rigid"],
    ["--to", "USA", "--fungibility", "0"],
  ]) {
    const { shares, loss } = await ask(...targets, ...options);
    const cut = await callJson(["cut", MAGNETS, ...targets, ...options]);
    expect(cut).toMatchObject({ shares, loss });
  }
});

test("a target named twice counts once; one that makes nothing has no part", async () => {
  const { shares, loss } = await ask("@CHN", "@CHN", "@BRA");
  expect(shares).toEqual({ "@CHN": loss, "@BRA": 0 });
});

test("for people: the largest part first, and how sure", async () => {
  const { out } = await call(["shapley", MAGNETS, "ore@CHN", "magnet@CHN"]);
  expect(out).toContain("Loss if all are cut: 68 %");
  expect(out).toMatch(/ 42\n.* 26\n/);
  expect(out).toContain("Exact: all sets of targets were cut.");
});

test("bad options are named all at once", async () => {
  const { status, err } = await call([
    ...["shapley", MAGNETS, "@CHN", "--permutations", "1"],
    ...["--seed", "-1", "--size", "2"],
  ]);
  expect(status).toBe(2);
  for (const option of ["--permutations", "--seed", "--size"]) expect(err).toContain(option);
});

test("an unknown country is bad input", async () => {
  const { status, err } = await call(["shapley", MAGNETS, "@ZZZ"]);
  expect(status).toBe(2);
  expect(err).toContain("ZZZ");
});

test("the order of the targets changes nothing; parts add up for links, too", async () => {
  const targets = ["ore@CHN", "oxide@CHN", "magnet@CHN", "ferrite@CHN"];
  const { shares } = await ask(...targets);
  const turned = await ask(...targets.toReversed());
  for (const [target, share] of Object.entries(shares))
    expect(turned.shares[target]).toBeCloseTo(share ?? Number.NaN, 12);
  const twins = await ask("oxide@CHN", "oxide->magnet", "--size", "1");
  const total = Object.values(twins.shares).reduce((sum: number, part) => sum + (part ?? 0), 0);
  expect(total).toBeCloseTo(twins.loss ?? Number.NaN, 12);
});

test("a rigid mode, a part of a cut and a sector alone are split just the same", async () => {
  for (const options of [
    ["--mode", "rigid"],
    ["--size", "0.3"],
    ["--importance", "default"],
  ]) {
    const { shares, loss } = await ask("@CHN", "@JPN", "@AUS", ...options);
    const total = Object.values(shares).reduce((sum: number, part) => sum + (part ?? 0), 0);
    expect(total).toBeCloseTo(loss ?? Number.NaN, 12);
  }
});

test("what was assumed is what cut lists; nothing lost, nothing assumed", async () => {
  for (const targets of [["ore@CHN", "magnet@CHN"], ["@JPN", "@MYS"], ["@BRA"]]) {
    const { certificate } = await ask(...targets);
    const cut = CutResult.parse(await callJson(["cut", MAGNETS, ...targets]));
    expect(certificate.assumed).toEqual(cut.certificate.assumed);
  }
  expect((await ask("@BRA")).certificate.assumed).toEqual([]);
});
