import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { flowBetweenness } from "../../../src/engine/kernels/flow-betweenness.ts";
import { flowNetwork, maxFlow } from "../../../src/engine/kernels/max-flow.ts";
import { leastCapacity } from "../../support/oracles-structure.ts";
import { orders } from "../../support/small-graphs.ts";

type Arc = readonly [number, number, number];

const network = (n: number, arcs: readonly Arc[]) =>
  flowNetwork(
    n,
    Uint32Array.from(arcs, ([u]) => u),
    Uint32Array.from(arcs, ([, v]) => v),
    Float64Array.from(arcs, ([, , c]) => c),
  );
const weighted = (n: number, arcs: readonly Arc[]) =>
  weightedCsrFromEdges(n, {
    sources: arcs.map(([u]) => u),
    targets: arcs.map(([, v]) => v),
    weights: arcs.map(([, , c]) => c),
  });

const cases: [string, number, Arc[], number, number[]][] = [
  ["two nodes", 2, [[0, 1, 3]], 3, [3, 3]],
  ["no way", 3, [[0, 1, 3]], 0, [0, 0, 0]],
  [
    "path: the narrowest",
    3,
    [
      [0, 1, 3],
      [1, 2, 2],
    ],
    2,
    [2, 2, 2],
  ],
  [
    "diamond",
    4,
    [
      [0, 1, 2],
      [0, 2, 1],
      [1, 3, 1],
      [2, 3, 5],
    ],
    2,
    [2, 1, 1, 2],
  ],
  [
    "a cycle adds nothing",
    3,
    [
      [0, 1, 2],
      [1, 0, 5],
      [1, 2, 2],
    ],
    2,
    [2, 2, 2],
  ],
  [
    "parallel edges add up",
    2,
    [
      [0, 1, 1],
      [0, 1, 2],
    ],
    3,
    [3, 3],
  ],
  [
    "self-loops carry nothing",
    2,
    [
      [0, 0, 9],
      [0, 1, 2],
    ],
    2,
    [2, 2],
  ],
  // The flow has to take back what it first sent through 1 -> 2.
  [
    "detour",
    4,
    [
      [0, 1, 1],
      [0, 2, 1],
      [1, 2, 1],
      [1, 3, 1],
      [2, 3, 1],
    ],
    2,
    [2, 1, 1, 2],
  ],
  // Node 1 carries the flow that is found first, but 2 can stand in for it.
  [
    "a spare route",
    4,
    [
      [0, 1, 2],
      [0, 2, 2],
      [1, 3, 2],
      [2, 3, 2],
    ],
    4,
    [4, 2, 2, 4],
  ],
];
describe.each(cases)("%s", (_, n, arcs, total, lost) => {
  test("maximum flow from the first to the last node", () => {
    expect(maxFlow(network(n, arcs), 0, n - 1).total).toBe(total);
  });
  test("flow betweenness", () => {
    expect(flowBetweenness(weighted(n, arcs), [0], [n - 1])).toEqual({
      total,
      lost: Float64Array.from(lost),
    });
  });
});

test("a node that others can stand in for loses nothing", () => {
  const arcs: Arc[] = [
    [0, 1, 2],
    [0, 2, 2],
    [1, 3, 2],
    [2, 3, 2],
    [3, 4, 2],
  ];
  const { total, lost } = flowBetweenness(weighted(5, arcs), [0], [4]);
  expect([total, ...lost!]).toEqual([2, 2, 0, 0, 2, 2]);
});

test("where too many nodes carry the flow, the total alone is found", () => {
  expect(
    flowBetweenness(
      weighted(3, [
        [0, 1, 3],
        [1, 2, 2],
      ]),
      [0],
      [2],
      10,
    ),
  ).toEqual({
    total: 2,
    lost: null,
  });
});

const flows = fc.integer({ min: 2, max: 7 }).chain((n) => {
  const node = fc.nat({ max: n - 1 });
  return fc.record({
    n: fc.constant(n),
    arcs: fc.array(fc.tuple(node, node, fc.nat({ max: 12 })), { maxLength: 18 }),
    order: orders(n),
  });
});

test("equals the least capacity over all ways to part the nodes, and is a flow", () => {
  fc.assert(
    fc.property(flows, ({ n, arcs }) => {
      const built = network(n, arcs);
      const { total, residual, sourceSide } = maxFlow(built, 0, n - 1);
      expect(total).toBe(leastCapacity(n, arcs, [0], [n - 1]));
      const net = new Array<number>(n).fill(0);
      arcs.forEach(([u, v, capacity], a) => {
        const sent = capacity - residual[2 * a]!;
        expect(sent).toBeGreaterThanOrEqual(0);
        expect(sent).toBeLessThanOrEqual(capacity);
        net[u]! -= sent;
        net[v]! += sent;
      });
      expect(net.slice(1, -1).every((x) => x === 0)).toBe(true);
      expect([sourceSide[0], sourceSide[n - 1]]).toEqual([1, 0]);
    }),
    { numRuns: 400 },
  );
});

test("flow betweenness is the flow less the flow without the node", () => {
  fc.assert(
    fc.property(flows, ({ n, arcs }) => {
      const { total, lost } = flowBetweenness(weighted(n, arcs), [0], [n - 1]);
      expect(total).toBe(leastCapacity(n, arcs, [0], [n - 1]));
      for (let v = 1; v < n - 1; v++) {
        const left = arcs.filter(([a, b]) => a !== v && b !== v);
        expect(lost![v]).toBe(total - leastCapacity(n, left, [0], [n - 1]));
      }
    }),
    { numRuns: 200 },
  );
});

test("scaling capacities scales, turning every edge round swaps the ends, renumbering permutes", () => {
  fc.assert(
    fc.property(flows, ({ n, arcs, order }) => {
      const plain = flowBetweenness(weighted(n, arcs), [0], [n - 1]);
      const scaled = arcs.map(([u, v, c]): Arc => [u, v, c * 4]);
      expect(flowBetweenness(weighted(n, scaled), [0], [n - 1])).toEqual({
        total: plain.total * 4,
        lost: plain.lost!.map((x) => x * 4),
      });
      const turned = arcs.map(([u, v, c]): Arc => [v, u, c]);
      expect(flowBetweenness(weighted(n, turned), [n - 1], [0])).toEqual(plain);
      const moved = arcs.map(([u, v, c]): Arc => [order[u]!, order[v]!, c]);
      const there = flowBetweenness(weighted(n, moved), [order[0]!], [order[n - 1]!]);
      expect(there.total).toBe(plain.total);
      expect(order.map((at) => there.lost![at])).toEqual([...plain.lost!]);
    }),
    { numRuns: 150 },
  );
});
