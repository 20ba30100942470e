import { expect, test } from "vitest";
import { centralityOfEdges } from "../../../src/engine/measures/centrality.ts";
import { LinkOptions } from "../../../src/model/centrality.ts";

const options = LinkOptions.parse({ measure: "degree" });

function degrees(n: number, links: readonly (readonly [number, number])[]) {
  const labels = Array.from({ length: n }, (_, u) => `n${u}`);
  const sources = Uint32Array.from(links, ([u]) => u);
  const targets = Uint32Array.from(links, ([, v]) => v);
  return centralityOfEdges({ labels, sources, targets, weights: null, types: null }, options)
    .values;
}

test("links in and out of the other nodes; parallel ones once, self-loops never", () => {
  const links = [
    [0, 1],
    [0, 1],
    [1, 0],
    [1, 2],
    [2, 2],
  ] as const;
  expect(degrees(4, links)).toEqual({ n0: 2 / 3, n1: 1, n2: 1 / 3, n3: 0 });
  expect(degrees(1, [[0, 0]])).toEqual({ n0: 0 });
  expect(degrees(0, [])).toEqual({});
});

test("a star of more nodes and links than small graphs may have", () => {
  const n = 60_000;
  const found = degrees(
    n,
    Array.from({ length: n - 1 }, (_, v) => [0, v + 1] as const),
  );
  expect([found?.["n0"], found?.[`n${n - 1}`]]).toEqual([1, 1 / (n - 1)]);
});
