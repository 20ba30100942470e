import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CompareResult } from "../../src/model/comparison.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

const EXAMPLES = fileURLToPath(new URL("../../docs/examples", import.meta.url));
const MAGNETS = join(EXAMPLES, "magnets-in-time.json");
const YEAR = join(EXAMPLES, "china-year.json");
const ANSWERED = join(EXAMPLES, "magnets-answered.json");
const inFolder = sharedFolder();

test("scenarios go by the names of their files; each is what simulate says", async () => {
  const found = CompareResult.parse(await callJson(["compare", MAGNETS, YEAR, ANSWERED]));
  expect(found.scenarios.map(({ id }) => id)).toEqual(["china-year", "magnets-answered"]);
  const alone = await callJson(["simulate", MAGNETS, YEAR]);
  const { id: _id, ...year } = found.scenarios[0] ?? { id: "" };
  expect(year).toEqual(alone);
});

test("for people: all side by side, sectors with each scenario", async () => {
  const { out, status } = await call(["compare", MAGNETS, ANSWERED, "--baseline", YEAR]);
  expect(status).toBe(0);
  expect(out).toMatch(/A year without China +203\.7 +– +day 54: Electric cars/);
  expect(out).toMatch(/A year without China, answered +170\.2 +−33\.5/);
  expect(out).toMatch(/Missiles +A year without China +131 +20 % +not by the end +185\.8/);
  expect(out).not.toContain("baseline   ");
});

test("for people: with runs, how sure a difference is", async () => {
  const { out } = await call(["compare", MAGNETS, YEAR, ANSWERED, "--runs", "20"]);
  expect(out).toContain("5 % to 95 % of runs");
  expect(out).toContain("20 runs: baseline and scenarios share every draw");
});

test("a page and a table are written, and never over a file unasked", async () => {
  const [html, csv] = [inFolder("c.html"), inFolder("c.csv")];
  const argv = ["compare", MAGNETS, ANSWERED, "--baseline", YEAR, "--html", html, "--csv", csv];
  expect((await call(argv)).status).toBe(0);
  const page = await readFile(html, "utf8");
  for (const part of ["By sector", "By product", "Against baseline", "Judged or assumed"])
    expect(page).toContain(part);
  expect(page).toContain("<svg");
  expect(page).not.toMatch(/<script|https?:|<link|src=/);
  const lines = (await readFile(csv, "utf8")).trimEnd().split("\n");
  expect(lines[0]).toBe("scenario,kind,id,day,output,difference");
  // Two sides, six products and sectors, 365 days.
  expect(lines).toHaveLength(1 + 2 * 6 * 365);
  expect(lines).toContain("china-year,sector,missile,0,1,0");
  const last = lines.find((line) => line.startsWith("magnets-answered,sector,missile,200,"));
  expect(Number(last?.split(",")[5])).toBeCloseTo(0.177, 9);
  await writeFile(html, "mine");
  const again = await call(argv);
  expect(again.status).toBe(2);
  for (const option of ["--html", "--csv"]) expect(again.err).toContain(option);
  expect(await readFile(html, "utf8")).toBe("mine");
  expect((await call([...argv, "--force"])).status).toBe(0);
});

test("bad use: unknown scenarios, options, files that cannot be written", async () => {
  const none = await call(["compare", MAGNETS, "nowhere"]);
  expect([none.status, none.err]).toEqual([2, expect.stringContaining("nowhere")]);
  const runs = await call(["compare", MAGNETS, YEAR, "--runs", "0", "--mode", "x"]);
  expect(runs.status).toBe(2);
  for (const option of ["--runs", "--mode"]) expect(runs.err).toContain(option);
  const folder = await call(["compare", MAGNETS, YEAR, "--csv", inFolder("none/x.csv")]);
  expect([folder.status, folder.err]).toEqual([2, expect.stringContaining("cannot be written")]);
  expect(folder.err).toContain("--csv");
});

test("--series leaves single days out of the answer", async () => {
  const argv = ["compare", MAGNETS, YEAR, "--json", "--series"];
  const found = CompareResult.parse(await callJson([...argv, "none"]));
  expect(found.scenarios[0]?.sectors["missile"]).toMatchObject({
    output: [],
    timeToSurviveDays: 131,
  });
  expect((await call([...argv, "some"])).err).toContain("--series");
});

test("what simulate tells of a scenario stands below the comparison; one asked twice is told", async () => {
  const { out } = await call(["compare", MAGNETS, YEAR, YEAR]);
  expect(out).toContain("are the same scenario");
  expect(out).toMatch(/Product +Scenario +Short from day.+Against baseline/);
  const alone = await call(["simulate", MAGNETS, YEAR]);
  for (const note of alone.out.match(/Note: .+/g) ?? [])
    expect(out).toContain(note.replace("Note: ", ""));
});
