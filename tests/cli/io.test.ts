import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { IoResult } from "../../src/model/input-output.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call, callJson } from "./call.ts";

async function save(name: string, text: string): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return path;
}

const CSV = `V1,AUS_A01,CHN_C26,AUS_HFCE,CHN_GFCF,OUT
AUS_A01,10,20,70,0,100
CHN_C26,30,0,10,10,50
VA,60,30,0,0,0
`;
const table = () => save("icio.csv", CSV);

describe("io", () => {
  test("for people: foreign inputs, the largest origins deep and at face value, what it rests on", async () => {
    const { status, out, err } = await call(["io", await table()]);
    expect([status, err]).toEqual([0, ""]);
    // L = [1, 0.4; 0.3, 0.9] / 0.78: AUS_A01 takes 0.22 of itself and 0.3 of CHN_C26, over 0.78.
    expect(out).toMatch(/AUS_A01 +58 % +1\.67 +23 % +CHN_C26 23 % \(18 %\)/);
    expect(out).toContain("foreign = outside the label's own country");
    expect(out).toContain("Converged after");
    const home = await call(["io", await table(), "--home", "CHN", "--items", "AUS_A01"]);
    expect(home.out).toContain("foreign = outside CHN");
    expect(home.out).toContain("1 of 1 labels");
  });

  test("output for another demand, in words and as JSON", async () => {
    const argv = ["io", await table(), "--demand", "CHN_C26=78"];
    expect((await call(argv)).out).toMatch(/AUS_A01 +40\nCHN_C26 +90/);
    const { output } = IoResult.parse(await callJson(argv));
    expect(output?.["AUS_A01"]).toBeCloseTo(40, 9);
  });

  test("everything wrong with a call at once, exit status 2", async () => {
    const wrong = ["--top", "0", "--items", "USA_X", "--home", "USA", "--demand", "CHN_C26=7,oops"];
    const { status, err } = await call(["io", await table(), ...wrong]);
    expect(status).toBe(2);
    expect(err).toContain("--top: is 0, expected at least 1");
    expect(err).toContain('--items: "USA_X" is no label of the table');
    expect(err).toContain('--home: "USA" is no country of the table, expected one of AUS, CHN');
    expect(err).toContain("a=600,b=1500");
  });

  test("amounts: none, no number, the same label twice", async () => {
    for (const amounts of ["", "CHN_C26=x", "CHN_C26=1,CHN_C26=2", "=5"]) {
      const { status, err } = await call(["io", await table(), "--demand", amounts]);
      expect([status, err]).toEqual([2, expect.stringContaining("--demand")]);
    }
  });

  test("a table that is not there, one with faults, one with a cycle without value", async () => {
    const missing = await call(["io", "no-such-table.csv", "--top", "0"]);
    expect([missing.status, missing.err]).toEqual([2, expect.stringContaining("--top")]);
    expect((await call(["io", "no-such-table.csv"])).err).toContain("TABLE: there is no file");
    const faulty = await call(["io", await save("faulty.csv", CSV.replace("30,0", "30,-1"))]);
    expect([faulty.status, faulty.err]).toEqual([
      2,
      "linchpin: faulty.csv:3:CHN_C26 is -1, expected an amount, 0 or more\n",
    ]);
    const barren = await save("barren.csv", "V1,A,B,FD\nA,0,5,0\nB,5,0,0\n");
    const { status, err } = await call(["io", barren]);
    expect([status, err]).toEqual([2, expect.stringContaining("around B -> A -> B (gain 1")]);
  });

  test("a negative demand is refused by its label", async () => {
    const { status, err } = await call(["io", await table(), "--demand", "AUS_A01=-4,CHN_C26=2"]);
    expect(status).toBe(2);
    expect(err).toContain("--demand");
    expect(err).toContain("-4");
  });
});
