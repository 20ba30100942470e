import fc from "fast-check";
import { expect, test } from "vitest";
import { DistanceHeap } from "../../../src/engine/kernels/distance-heap.ts";

test("takes the nearest first, ties by node, after any puts and falls", () => {
  const put = fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 6 }));
  fc.assert(
    fc.property(fc.array(fc.oneof(put, fc.constant(null)), { maxLength: 60 }), (steps) => {
      const heap = new DistanceHeap(12);
      const inside = new Map<number, number>();
      const nearest = () => [...inside].sort(([u, a], [v, b]) => a - b || u - v).map(([u]) => u)[0];
      for (const step of steps) {
        if (step !== null) {
          const [u, distance] = step;
          if (distance > (inside.get(u) ?? Number.POSITIVE_INFINITY)) continue;
          heap.put(u, distance);
          inside.set(u, distance);
        } else if (inside.size > 0) {
          const expected = nearest();
          expect(heap.take()).toBe(expected);
          inside.delete(expected ?? -1);
        }
      }
      while (inside.size > 0) {
        const expected = nearest();
        expect(heap.take()).toBe(expected);
        inside.delete(expected ?? -1);
      }
      expect(heap.isEmpty).toBe(true);
    }),
  );
});
