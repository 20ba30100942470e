import fc from "fast-check";
import { expect, test } from "vitest";
import { layersOf, simpleLayers } from "../../../../web/graph/layered/simple-layers.ts";

const node = (id: string) => ({ id, width: 20, height: 10 });
const GAPS = { nodeGap: 4, layerGap: 30 };
const links = (text: string) =>
  text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => ({ from: part[0]!, to: part[1]! }));

test("what needs nothing stands first, everything else right of its last supplier", () => {
  const layers = layersOf([..."dcba"], links("ab bc ac cd"));
  expect(Object.fromEntries(layers)).toEqual({ a: 0, b: 1, c: 2, d: 3 });
});

test("a loop, a loop on one node and an unknown end are no trouble", () => {
  const layers = layersOf([..."abc"], links("ab bc ca aa xb"));
  expect([...layers.keys()].sort()).toEqual(["a", "b", "c"]);
  expect(new Set(layers.values())).toEqual(new Set([0, 1, 2]));
});

test("a chain of 20,000 does not run out of stack", () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `n${at}`);
  const chain = ids.slice(1).map((to, at) => ({ from: ids[at]!, to }));
  expect(layersOf(ids.toReversed(), chain).get("n19999")).toBe(19_999);
});

const anyNetwork = fc.integer({ min: 1, max: 12 }).chain((n) => {
  const id = fc.nat({ max: n - 1 }).map((at) => `n${at}`);
  return fc.tuple(
    fc.constant(Array.from({ length: n }, (_, at) => node(`n${at}`))),
    fc.array(fc.record({ from: id, to: id }), { maxLength: 30 }),
  );
});

test("every node has a place of its own inside the frame; without loops links lead right", () => {
  fc.assert(
    fc.property(anyNetwork, ([nodes, all]) => {
      const layers = layersOf(
        nodes.map(({ id }) => id),
        all,
      );
      const { places, width, height } = simpleLayers(nodes, all, GAPS);
      expect(places.size).toBe(nodes.length);
      for (const { x, y } of places.values()) {
        expect(x).toBeGreaterThan(0);
        expect(y).toBeGreaterThan(0);
        expect(x).toBeLessThan(width);
        expect(y).toBeLessThan(height);
      }
      const spots = new Set([...places.values()].map(({ x, y }) => `${x} ${y}`));
      expect(spots.size).toBe(nodes.length);
      const isForward = all.every(
        ({ from, to }) => from === to || layers.get(from)! < layers.get(to)!,
      );
      const right = all.every(
        ({ from, to }) => from === to || places.get(from)!.x < places.get(to)!.x,
      );
      expect(right).toBe(isForward);
      expect(simpleLayers(nodes, all, GAPS).places).toEqual(places);
    }),
  );
});

test("forward networks only ever lead right", () => {
  fc.assert(
    fc.property(anyNetwork, ([nodes, all]) => {
      const forward = all.filter(({ from, to }) => Number(from.slice(1)) < Number(to.slice(1)));
      const { places } = simpleLayers(nodes, forward, GAPS);
      for (const { from, to } of forward) {
        expect(places.get(from)!.x).toBeLessThan(places.get(to)!.x);
      }
    }),
  );
});
