import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { DiffResult } from "../../src/model/diff.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const MAGNETS = fileURLToPath(new URL("../../docs/examples/magnets.json", import.meta.url));

async function changed(): Promise<string> {
  const path = join(await temporaryFolder(), "changed.json");
  const text = await readFile(MAGNETS, "utf8");
  await writeFile(path, text.replace('"CHN": 0.92, "JPN": 0.07', '"CHN": 0.82, "JPN": 0.17'));
  return path;
}

test("a change by hand: the cells and the answers that moved", async () => {
  const path = await changed();
  const { tables, scores } = DiffResult.parse(await callJson(["diff", MAGNETS, path]));
  expect(
    tables["supply"]?.changed.map(({ column, before, after }) => [column, before, after]),
  ).toEqual([
    ["share", 0.92, 0.82],
    ["share", 0.07, 0.17],
  ]);
  expect(scores.length).toBeGreaterThan(0);
  const { out } = await call(["diff", MAGNETS, path]);
  expect(out).toContain("supply: 0 added, 0 removed, 2 changed");
  expect(out).toContain("share: 0.92 -> 0.82");
  expect(out).toContain("−0.150");
  expect(out.indexOf("answers moved")).toBeLessThan(out.indexOf("supply: 0 added"));
});

test("nothing changed, said so", async () => {
  const { out } = await call(["diff", MAGNETS, MAGNETS]);
  expect(out).toContain("No row was added, removed or changed.");
  expect(out).toMatch(/None of \d+ answers moved\./);
});

test("bad use: unknown graph, bad years", async () => {
  const missing = await call(["diff", MAGNETS, "no-such-graph"]);
  expect([missing.status, missing.err.includes("no-such-graph")]).toEqual([2, true]);
  const wrong = await call(["diff", MAGNETS, MAGNETS, "--as-of-a", "12", "--home", "ZZZ"]);
  expect(wrong.status).toBe(2);
  for (const option of ["--as-of-a", "--home"]) expect(wrong.err).toContain(option);
});

test("--top bounds what is shown, of rows, too", async () => {
  const { out } = await call(["diff", MAGNETS, await changed(), "--top", "1"]);
  expect(out).toMatch(/2 of \d+ answers moved.*; 1 of all these not shown/);
  expect(out).toContain("... and 1 more (--json lists all)");
});
