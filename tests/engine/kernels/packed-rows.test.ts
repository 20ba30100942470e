import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowOffsets } from "../../../src/engine/kernels/esri-sales.ts";
import { packedRows, placedRows, sumsOfRows } from "../../../src/engine/kernels/packed-rows.ts";
import { compiledPackedRows } from "../../../src/engine/wasm/compiled-packed-rows.ts";
import { Heap } from "../../../src/engine/wasm/heap.ts";

/** Rows of places with an amount each. */
type Rows = readonly (readonly (readonly [place: number, amount: number])[])[];

function columns(rows: Rows) {
  const keys = Uint32Array.from(rows.flatMap((row, r) => row.map(() => r)));
  return {
    offsets: rowOffsets(rows.length, keys),
    places: Uint32Array.from(rows.flat(), ([place]) => place),
    amounts: Float64Array.from(rows.flat(), ([, amount]) => amount),
  };
}

function packed(rows: Rows) {
  const stated = columns(rows);
  const placed = placedRows(stated.offsets, rows.length);
  return { placed, packed: packedRows(stated, placed) };
}

const anyRows: fc.Arbitrary<Rows> = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 99 })), {
    maxLength: 9,
  }),
  { maxLength: 30 },
);

describe("rows side by side", () => {
  test("the longest first, those of one length as they stand, empty ones last", () => {
    const rows: Rows = [
      [],
      [[7, 1]],
      [
        [1, 2],
        [2, 3],
      ],
      [[3, 4]],
      [
        [4, 5],
        [5, 6],
      ],
      [[6, 7]],
    ];
    const { placed, packed: found } = packed(rows);
    expect([...placed.placeOf]).toEqual([5, 2, 0, 3, 1, 4]);
    expect(placed.filled).toBe(5);
    expect([...found.starts]).toEqual([0, 2, 3]);
    expect([...found.places]).toEqual([1, 4, 7, 3, 2, 5, 0, 0, 6, 0, 0, 0]);
    expect([...found.amounts]).toEqual([2, 5, 1, 4, 3, 6, 0, 0, 7, 0, 0, 0]);
  });

  test("no rows, and rows that are all empty, take no place", () => {
    expect([...packed([]).packed.starts]).toEqual([0]);
    expect(packed([[], []]).packed.places).toHaveLength(0);
  });

  test("sums are those of the rows", () => {
    const values = Float64Array.of(1, 0.5, 0.25, 2, 3);
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { placed, packed: found } = packed(rows);
        const sums = new Float64Array(4 * (found.starts.length - 1));
        sumsOfRows(found, values, sums);
        rows.forEach((row, r) => {
          const sum = row.reduce((so, [place, amount]) => so + amount * (values[place] ?? 0), 0);
          expect(sums[placed.placeOf[r] ?? -1] ?? 0).toBe(sum);
        });
        expect(sums.subarray(placed.filled).every((sum) => sum === 0)).toBe(true);
      }),
    );
  });

  test("compiled ones lie in the same order", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const heap = new Heap();
        const { offsets, places, amounts } = columns(rows);
        const onHeap = {
          offsets: heap.wordsOf(offsets),
          places: heap.wordsOf(places),
          amounts: heap.floatsOf(amounts),
        };
        const found = compiledPackedRows(heap, onHeap, rows.length);
        const { placed, packed: expected } = packed(rows);
        expect([...found.placeOf]).toEqual([...placed.placeOf]);
        expect(found.filled).toBe(placed.filled);
        expect([...found.packed.starts]).toEqual([...expected.starts]);
        expect([...found.packed.places]).toEqual([...expected.places]);
        expect([...found.packed.amounts]).toEqual([...expected.amounts]);
      }),
    );
  });
});
