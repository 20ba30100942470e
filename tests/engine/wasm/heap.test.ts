import { expect, test } from "vitest";
import { Heap, heapOf } from "../../../src/engine/wasm/heap.ts";

test("arrays stay where they are while the heap grows, and are zero at first", () => {
  const heap = new Heap();
  const first = heap.words(3).fill(7);
  const far = heap.floats(1 << 16);
  expect([...first]).toEqual([7, 7, 7]);
  expect(far.every((figure) => figure === 0)).toBe(true);
  expect([heapOf(first), heapOf(far)]).toEqual([heap, heap]);
  expect(heapOf(new Uint32Array(1))).toBeUndefined();
});

test("what is given back is handed out again, zero, with all that came after it", () => {
  const heap = new Heap();
  const kept = heap.words(100).fill(1);
  const [half, after] = [heap.singles(100).fill(2), heap.bytes(10).fill(3)];
  heap.giveBack(half);
  const next = heap.words(200);
  expect(next.byteOffset).toBe(half.byteOffset);
  expect(next.byteOffset + next.byteLength).toBeGreaterThan(after.byteOffset);
  expect(next.every((word) => word === 0)).toBe(true);
  expect(kept.every((word) => word === 1)).toBe(true);
});

test("nothing is given back during a lease, which gives back all by itself", () => {
  const heap = new Heap();
  const kept = heap.words(16);
  const end = heap.lease();
  const leased = heap.words(16).fill(5);
  heap.giveBack(kept);
  expect(heap.words(1).byteOffset).toBeGreaterThan(leased.byteOffset);
  end();
  const next = heap.words(16);
  expect(next.byteOffset).toBe(leased.byteOffset);
  expect(next.every((word) => word === 0)).toBe(true);
});
