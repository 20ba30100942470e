import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call } from "./call.ts";

const EXAMPLE = fileURLToPath(new URL("../../docs/examples/plants.json", import.meta.url));
const inFolder = sharedFolder();

async function callWith(content: string | object): Promise<{ status: number; err: string }> {
  const path = inFolder("plants.json");
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return call(["exposure", path]);
}

test("a table, most exposed first, with what it rests on", async () => {
  const { status, out, err } = await call(["exposure", EXAMPLE]);
  expect([status, err]).toEqual([0, ""]);
  const rows = out.split("\n").filter((line) => /^[ABC] /.test(line));
  expect(rows.map((row) => row.split(/\s+/).slice(0, 6))).toEqual([
    ["C", "7.00", "0.00", "0.00", "90.00", "1.00"],
    ["A", "8.33", "0.00", "0.00", "30.00", "0.33"],
    ["B", "25.00", "0.00", "0.00", "0.00", "0.00"],
  ]);
  expect(out).toContain("TTS (LP)");
  expect(out).toContain("With nothing out, all demand is met for ever.");
  expect(out).toContain("HiGHS");
});

test("without times to recover: times to survive alone", async () => {
  const { readFile } = await import("node:fs/promises");
  const { timesToRecover: _, ...rest } = JSON.parse(await readFile(EXAMPLE, "utf8"));
  const path = inFolder("plants.json");
  await writeFile(path, JSON.stringify(rest));
  const { status, out } = await call(["exposure", path, "--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(out).nodes.C).toMatchObject({ lostProfit: {}, riskExposureIndex: {} });
  expect((await call(["exposure", path])).out).toMatch(/^C +7\.00 /m);
});

test("what is wrong with a file is said with file and place, exit status 2", async () => {
  const missing = await call(["exposure", inFolder("none.json")]);
  expect([missing.status, missing.err]).toEqual([2, expect.stringContaining("there is no file")]);
  const empty = await callWith("");
  expect(empty.status).toBe(2);
  expect(empty.err).toContain("plants.json");
  const cut = await callWith('{"format": "linchpin-plants/1", ');
  expect([cut.status, cut.err]).toEqual([2, expect.stringMatching(/plants\.json:1/)]);
  const wrong = await callWith({
    format: "linchpin-plants/1",
    products: ["P"],
    nodes: ["P", "A"],
    material: { A: "k" },
    edges: [
      ["A", "P"],
      ["X", "P"],
    ],
    demand: {},
    profit: { P: -3 },
    stock: { P: 0, A: 0 },
    capacity: { P: 10, A: "many" },
    units_required: { "k>P": 1 },
  });
  expect(wrong.status).toBe(2);
  for (const place of ["/profit/P is -3", "/capacity/A is", "/demand/P is missing", "/edges/1/0"])
    expect(wrong.err).toContain(`plants.json:${place}`);
});
