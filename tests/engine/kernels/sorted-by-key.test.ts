import fc from "fast-check";
import { expect, test } from "vitest";
import { sortedByKey } from "../../../src/engine/kernels/sorted-by-key.ts";

test("keys of 32 bits rise, ties stay as they were", () => {
  const key = fc.oneof(fc.nat(5), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      const nodes = keys.map((_, u) => u).reverse();
      const sorted = nodes.toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      expect([...sortedByKey(Uint32Array.from(nodes), Uint32Array.from(keys))]).toEqual(sorted);
    }),
  );
});
