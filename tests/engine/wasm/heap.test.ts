import { expect, test } from "vitest";
import { randomIndex, seededRandom } from "../../../src/engine/kernels/random.ts";
import { Heap, heapOf, type Lease, leaseFor } from "../../../src/engine/wasm/heap.ts";

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

test("nothing is given back during a lease, which gives back all of its own", () => {
  const heap = new Heap();
  const kept = heap.words(16);
  const lease = heap.lease();
  const leased = lease.words(16).fill(5);
  heap.giveBack(kept);
  const lasting = heap.words(1).fill(9);
  expect(lasting.byteOffset).toBeGreaterThan(leased.byteOffset);
  lease.end();
  lease.end();
  const next = heap.lease().words(16);
  expect(next.byteOffset).toBe(leased.byteOffset);
  expect([...next]).toEqual(new Array(16).fill(0));
  expect([...lasting]).toEqual([9]);
});

test("one array is given back from between others, to leases", () => {
  const heap = new Heap();
  const [gone, kept] = [heap.words(1000).fill(1), heap.words(16).fill(2)];
  heap.spare(gone.subarray(100, 900));
  const leased = heap.lease().words(600);
  expect(leased.byteOffset).toBeGreaterThanOrEqual(gone.subarray(100).byteOffset);
  expect(leased.byteOffset).toBeLessThan(gone.subarray(300).byteOffset);
  expect(new Set(leased)).toEqual(new Set([0]));
  expect(new Set([...gone.subarray(0, 100), ...gone.subarray(900)])).toEqual(new Set([1]));
  expect(heap.lease().words(600).byteOffset).toBeGreaterThan(kept.byteOffset);
});

test("leases that overlap without end take no more than those that are open at once", () => {
  const heap = new Heap();
  const random = seededRandom(4);
  const sizes = [700, 64, 0, 1, 130];
  const open: { lease: Lease; arrays: Uint8Array[]; mark: number }[] = [];
  for (let i = 1; i <= 500; i++) {
    if (open.length === 3) {
      const [ended] = open.splice(randomIndex(random, 3), 1);
      for (const array of ended?.arrays ?? []) {
        expect(array.every((byte) => byte === ended?.mark)).toBe(true);
      }
      ended?.lease.end();
    }
    const lease = heap.lease();
    const arrays = sizes.map((size) => lease.bytes(size));
    expect(arrays.every((array) => array.every((byte) => byte === 0))).toBe(true);
    const mark = (i % 255) + 1;
    for (const array of arrays) array.fill(mark);
    open.push({ lease, arrays, mark });
  }
  expect(heap.used).toBe(64 + 3 * (704 + 64 + 64 + 192));
  for (const { lease } of open) lease.end();
  expect(heap.used).toBe(64);
});

test("rows that lie on a heap are taken as they are, others are copied for the time of a lease", () => {
  const heap = new Heap();
  const own = heap.words(3);
  const lease = heap.lease();
  const from = Uint32Array.of(1, 2, 3);
  expect(lease.wordsOf(own)).toBe(own);
  const copy = lease.wordsOf(from);
  expect([heapOf(copy), [...copy]]).toEqual([heap, [1, 2, 3]]);
  lease.end();
  const next = heap.lease().words(3);
  expect([next.byteOffset, ...next]).toEqual([copy.byteOffset, 0, 0, 0]);
});

test("graphs that lie on no heap share one, until a thread may go on writing there", () => {
  const graph = () => ({ n: 1, offsets: new Uint32Array(2), targets: new Uint32Array(0) });
  const [one, two] = [leaseFor(graph()), leaseFor(graph())];
  expect(one.memory).toBe(two.memory);
  const written = one.words(4);
  one.abandon();
  one.end();
  const three = leaseFor(graph());
  expect(three.memory).not.toBe(one.memory);
  expect(two.words(4).byteOffset).toBeGreaterThan(written.byteOffset);
  two.end();
  three.end();
});

test("a heap that is cleared hands out zeros again, and what is unset as it stands", () => {
  const heap = new Heap();
  heap.words(100).fill(7);
  heap.clear();
  const unset = heap.unsetFloats(8);
  expect([...new Uint32Array(unset.buffer, unset.byteOffset, 16)]).toEqual(new Array(16).fill(7));
  const next = heap.words(200);
  expect(next.byteOffset).toBe(unset.byteOffset + unset.byteLength);
  expect(next.every((word) => word === 0)).toBe(true);
  const lease = heap.lease();
  expect([lease.unsetBytes(3).length, lease.unsetWords(3).length]).toEqual([3, 3]);
  lease.end();
});
