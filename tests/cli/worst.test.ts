import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { WorstResult } from "../../src/model/worst.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { UNKNOWN_MAKERS } from "../support/unknown-makers.ts";
import { call, callJson } from "./call.ts";

const EXAMPLES = fileURLToPath(new URL("../../docs/examples", import.meta.url));
const MAGNETS = join(EXAMPLES, "magnets.json");
const inFolder = sharedFolder();
const ask = async (...argv: string[]) =>
  WorstResult.parse(await callJson(["worst", MAGNETS, ...argv]));

test("the worst producers, countries, products and links of the magnets", async () => {
  expect(await ask("-k", "1")).toMatchObject({ targets: ["oxide@CHN"], by: "producer", k: 1 });
  expect(await ask("-k", "1", "--by", "country")).toMatchObject({ targets: ["@CHN"] });
  const product = await ask("-k", "2", "--by", "product");
  const cut = await callJson(["cut", MAGNETS, ...product.targets]);
  expect(cut).toMatchObject({ loss: product.loss, lossRigid: product.lossRigid });
  const link = await ask("-k", "1", "--by", "input");
  expect(link.loss).toBeGreaterThan(0.5);
  expect(await ask("-k", "1", "--by", "firm")).toMatchObject({ targets: [], loss: 0 });
});

test("for people: targets with their parts, loss, proof, greedy, sectors", async () => {
  const { out, err, status } = await call(["worst", MAGNETS, "-k", "2"]);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain("The 2 producers that cost most, of 10 that can be cut.");
  expect(out).toContain("Loss of the sectors of USA:");
  expect(out).toContain("Proven: no 2 cost more (all sets that can be the worst were tried;");
  expect(out).toContain("Missiles −");
});

test("for people: what is not proven says so, and has a bound", async () => {
  const { out } = await call(["worst", MAGNETS, "-k", "2", "--method", "heuristic"]);
  expect(out).toMatch(/NOT proven: others may cost more, but none more than \d+ %/);
});

test("for people: what to protect", async () => {
  const { out } = await call(["worst", MAGNETS, "-k", "1", "--protect", "1", "--by", "country"]);
  expect(out).toContain("Nothing protected, the worst cost 79 %: CHN");
  expect(out).toContain("Protect: CHN");
  expect(out).toContain("Proven: no other choice protects better.");
});

test("for people: where no maker is known nothing can be cut, and one is one", async () => {
  const path = inFolder("unknown.json");
  await writeFile(path, JSON.stringify(UNKNOWN_MAKERS));
  const { out, status } = await call(["worst", path, "-k", "1"]);
  expect(status).toBe(0);
  expect(out).toContain("Nothing can be cut: no maker outside the home is known.");
  expect(out).not.toMatch(/Proven|0 producers|Loss of the sectors/);
  const found = WorstResult.parse(await callJson(["worst", path, "-k", "1"]));
  expect(found.certificate.notes.join()).toContain("no maker outside the home is known");
  const one = (await call(["worst", MAGNETS, "-k", "1"])).out;
  expect(one).toContain("The producer that costs most, of 10 that can be cut");
  expect(one).toContain("Proven: no other costs more");
  expect(one).not.toContain("Cut one by one");
  expect(one).toContain("Points of the loss");
});

test("bad options are named all at once, without a search before", async () => {
  const { status, err } = await call([
    ...["worst", MAGNETS, "-k", "1", "--by", "planet", "--size", "2", "--for", "ore"],
    ...["--protect", "x", "--home", "ZZZ", "--time-limit-seconds", "0"],
  ]);
  expect(status).toBe(2);
  for (const option of ["--by", "--size", "--for", "--protect", "--home", "--time-limit-seconds"])
    expect(err).toContain(option);
  const none = await call(["worst", MAGNETS]);
  expect([none.status, none.err]).toEqual([2, expect.stringContaining("--k")]);
  const rigid = await call(["worst", MAGNETS, "-k", "1", "--mode", "rigid", "--method", "milp"]);
  expect([rigid.status, rigid.err]).toEqual([2, expect.stringContaining("--method")]);
});
