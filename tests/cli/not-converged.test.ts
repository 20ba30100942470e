import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "../support/temporary-folder.ts";
import { call } from "./call.ts";

const inFolder = sharedFolder();
const STOPPED = /^NOT CONVERGED: stopped after 10000 sweeps with outputs still moving/;

async function document(name: string, content: object): Promise<string> {
  const path = inFolder(`${name}.json`);
  await writeFile(
    path,
    JSON.stringify({ format: "linchpin-network/1", home: ["USA"], ...content }),
  );
  return path;
}

/** Two products that need each other, and one of them a millionth of e: too little to solve for. */
const slow = () =>
  document("slow", {
    products: [
      { id: "e", kind: "material", supply: { CHN: 0.5, USA: 0.5 } },
      { id: "a", kind: "component", supply: { JPN: 1 } },
      { id: "b", kind: "component", supply: { JPN: 1 } },
      { id: "s", kind: "sector", importance: 1 },
    ],
    inputGroups: [
      {
        product: "a",
        members: [
          { input: "b", mix: 0.999999 },
          { input: "e", mix: 0.000001 },
        ],
      },
      { product: "b", members: [{ input: "a" }] },
      { product: "s", members: [{ input: "a" }] },
    ],
  });

describe("a cascade that was stopped is said so before its figures", () => {
  test.each([
    [["cut", "e"], "Each loss is at least"],
    [["chokepoints"], "Each loss is at least"],
    [["dependency"], "Critical is at least"],
  ] as const)("%s", async ([command, ...targets], meaning) => {
    const { status, out } = await call([command, await slow(), ...targets]);
    expect(status).toBe(0);
    const [, second, third] = out.split("\n");
    expect(second).toMatch(STOPPED);
    expect(third).toContain(meaning);
  });

  test("the loss itself is told as a lower end", async () => {
    const { out } = await call(["cut", await slow(), "e"]);
    expect(out).toMatch(/Loss of the sectors of USA: at least \d/);
  });

  test("one that came to rest is not", async () => {
    const { out } = await call(["cut", "docs/examples/magnets.json", "@CHN"]);
    expect(out).not.toMatch(/not converged/i);
  });
});

test("of a long loop the first ten are named, and the rest counted", async () => {
  const ring = Array.from({ length: 13 }, (_, at) => `p${at}`);
  const path = await document("ring", {
    products: [
      ...ring.map((id) => ({ id, kind: "component", supply: { CHN: 1 } })),
      { id: "s", kind: "sector", importance: 1 },
    ],
    inputGroups: [
      ...ring.map((product, at) => ({ product, members: [{ input: `p${(at + 1) % 13}` }] })),
      { product: "s", members: [{ input: "p0" }] },
    ],
  });
  const { out } = await call(["cut", path, "p1"]);
  const note = out.split("\n").find((line) => line.includes("need each other wholly")) ?? "";
  expect(note.match(/p\d+/g)).toHaveLength(10);
  expect(note).toContain(" and 3 more need each other wholly");
});
