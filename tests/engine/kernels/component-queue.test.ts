import fc from "fast-check";
import { expect, test } from "vitest";
import { ComponentQueue } from "../../../src/engine/kernels/component-queue.ts";

test("gives what was pushed once each, smallest first, whatever is pushed in between", () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(numbers, numbers, (first, later) => {
      const waiting = new Uint32Array(4);
      const queue = new ComponentQueue(waiting);
      for (const c of first) queue.push(c);
      const expected = new Set(first);
      const found: number[] = [];
      for (let c = queue.next(); c >= 0; c = queue.next()) {
        expect(c).toBe(Math.min(...expected));
        expected.delete(c);
        found.push(c);
        const next = later[found.length - 1];
        if (next === undefined) continue;
        queue.push(next);
        expected.add(next);
      }
      expect(expected.size).toBe(0);
      expect([...waiting]).toEqual([0, 0, 0, 0]);
    }),
  );
});
