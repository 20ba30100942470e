import { expect, test } from "vitest";
import { endParameters, esriParameters } from "../../../src/engine/build/esri-parameters.ts";
import { EsriCascade } from "../../../src/engine/kernels/esri.ts";
import { heapOf } from "../../../src/engine/wasm/heap.ts";

/** Firms in a ring, each of which also sells to the one after the next. */
function ring(n: number) {
  const firms = Uint32Array.from({ length: n }, (_, i) => i);
  const sources = Uint32Array.from({ length: 2 * n }, (_, e) => e >> 1);
  return {
    n,
    industry: firms,
    industryCount: n,
    sources,
    targets: sources.map((i, e) => (i + 1 + (e % 2)) % n),
    weights: Float64Array.from(sources, (i) => 1 + (i % 5)),
    types: new Uint8Array(2 * n).fill(1),
  };
}

const stopFirst = (parameters: ReturnType<typeof esriParameters>) =>
  new EsriCascade(parameters).run(
    { firms: [0], sizes: [1] },
    { tolerance: 0.01, replaceability: true },
  ).esri;

test("memory that is given back serves the next parameters, and holds nothing of the last", () => {
  const first = esriParameters(ring(500), { kernel: "wasm" });
  const heap = heapOf(first.sales.slots);
  const expected = stopFirst(esriParameters(ring(300), { kernel: "js" }));
  stopFirst(first);
  endParameters(first);
  endParameters(first); // more than once does nothing
  const next = esriParameters(ring(300), { kernel: "wasm" });
  expect(heapOf(next.sales.slots)).toBe(heap);
  expect(stopFirst(next)).toBe(expected);
  const other = esriParameters(ring(300), { kernel: "wasm" });
  expect(heapOf(other.sales.slots)).not.toBe(heap);
});
