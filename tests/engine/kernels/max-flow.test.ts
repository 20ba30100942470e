import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { flowBetweenness } from "../../../src/engine/kernels/flow-betweenness.ts";
import { flowNetwork } from "../../../src/engine/kernels/flow-network.ts";
import {
  carried,
  type FlowEnds,
  lossWithout,
  maxFlow,
  maxFlowTotal,
  sourceSide,
} from "../../../src/engine/kernels/max-flow.ts";
import { leastCapacity } from "../../support/oracles-structure.ts";
import { orders } from "../../support/small-graphs.ts";

type Arc = readonly [number, number, number];

const weighted = (n: number, arcs: readonly Arc[]) =>
  weightedCsrFromEdges(n, {
    sources: arcs.map(([u]) => u),
    targets: arcs.map(([, v]) => v),
    weights: arcs.map(([, , c]) => c),
  });

const flowOn = (n: number, arcs: readonly Arc[], ends: FlowEnds) => {
  const graph = weighted(n, arcs);
  return maxFlow(flowNetwork(graph), ends, graph.weights);
};

test("what one end carried, others take over: two starts, two ends", () => {
  const arcs: Arc[] = [
    [0, 2, 2],
    [1, 2, 2],
    [2, 3, 2],
    [2, 4, 1],
  ];
  const { total, lost } = flowBetweenness(weighted(5, arcs), [0, 1], [3, 4]);
  expect([total, ...lost!]).toEqual([3, 1, 1, 3, 2, 1]);
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
    expect(flowOn(n, arcs, { sources: [0], sinks: [n - 1] }).total).toBe(total);
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

test("several sources and sinks are one source and one sink", () => {
  const arcs: Arc[] = [
    [0, 2, 3],
    [1, 2, 4],
    [2, 3, 2],
    [2, 4, 1],
    [1, 4, 5],
  ];
  expect(flowOn(5, arcs, { sources: [0, 1], sinks: [3, 4] }).total).toBe(8);
  expect(flowOn(5, arcs, { sources: [0, 0], sinks: [4, 4] }).total).toBe(1);
  expect(flowOn(5, arcs, { sources: [], sinks: [3] }).total).toBe(0);
});

describe("arcs of very unlike width", () => {
  const narrow = (wide: number): Arc[] => [
    [0, 1, wide],
    [1, 2, 0.5],
    [1, 3, 1],
    [2, 4, wide],
    [3, 4, wide],
  ];
  test("an arc without limit hides no other", () => {
    expect(flowOn(5, narrow(Infinity), { sources: [0], sinks: [4] }).total).toBe(1.5);
  });
  test("whole capacities are exact, however wide the widest", () => {
    const whole = narrow(1e15).map(([u, v, room]): Arc => [u, v, Math.ceil(room)]);
    expect(flowOn(5, whole, { sources: [0], sinks: [4] }).total).toBe(2);
  });
  test("a way without any limit has no maximum flow", () => {
    const wide = narrow(Infinity).map(([u, v]): Arc => [u, v, Infinity]);
    expect(flowOn(5, wide, { sources: [0], sinks: [4] }).total).toBe(Infinity);
    expect(flowOn(2, [[0, 1, 1]], { sources: [0, 1], sinks: [1] }).total).toBe(Infinity);
  });
  test("without an arc that has no limit, what it carried is lost", () => {
    const graph = weighted(5, narrow(Infinity));
    const built = flowNetwork(graph);
    const flow = carried(built, maxFlow(built, { sources: [0], sinks: [4] }, graph.weights));
    expect([0, 1, 2, 3, 4].map((a) => lossWithout(built, flow, [0, 1, 1, 2, 3][a]!, a))).toEqual([
      1.5, 0.5, 1, 0.5, 1,
    ]);
  });
});

test("thirds leave no dust: the cut next to the source is found", () => {
  const third = 1 / 3;
  const graph = weighted(4, [
    [0, 1, third + third + third],
    [0, 2, third],
    [1, 2, third],
    [1, 3, third + third],
    [2, 3, third + third],
  ]);
  const built = flowNetwork(graph);
  const flow = maxFlow(built, { sources: [0], sinks: [3] }, graph.weights);
  expect(flow.total).toBeCloseTo(4 / 3, 14);
  expect([...sourceSide(built, flow, [0])]).toEqual([1, 0, 0, 0]);
});

describe("long and narrow", () => {
  test("two ways of unlike length, side by side: the longer one after the shorter one is full", () => {
    const steps = 30_000;
    const way = (first: number, length: number): Arc[] => {
      const inner = Array.from({ length }, (_, i) => first + i);
      const nodes = [0, ...inner, 1];
      return nodes.slice(1).map((v, i): Arc => [nodes[i] ?? 0, v, i === length ? 1 : 3]);
    };
    const arcs = [...way(2, steps), ...way(2 + steps, steps + 999)];
    const n = 2 * steps + 1001;
    expect(flowOn(n, arcs, { sources: [0], sinks: [1] }).total).toBe(2);
    const turned = arcs.map(([u, v, room]): Arc => [v, u, room]);
    expect(flowOn(n, turned, { sources: [1], sinks: [0] }).total).toBe(2);
  });

  test("a star with a thousand ways through its middle, half of them taken back", () => {
    const arcs = Array.from({ length: 1000 }, (_, i): Arc[] => [
      [0, 3 + i, 2],
      [3 + i, 2, 2],
      [3 + i, 1, 1],
    ]).flat();
    const total = flowOn(1003, [...arcs, [2, 1, 500]], { sources: [0], sinks: [1] }).total;
    expect(total).toBe(1500);
  });
});

const sides = flows.chain(({ n, arcs }) =>
  fc.record({
    n: fc.constant(n),
    arcs: fc.constant(arcs),
    sources: fc.uniqueArray(fc.nat({ max: n - 2 }), { minLength: 1, maxLength: 3 }),
    sinks: fc.constant([n - 1]),
  }),
);

test("equals the least capacity over all ways to part the nodes, and is a flow", () => {
  fc.assert(
    fc.property(sides, ({ n, arcs, sources, sinks }) => {
      const graph = weighted(n, arcs);
      const built = flowNetwork(graph);
      const found = maxFlow(built, { sources, sinks }, graph.weights);
      expect(found.total).toBe(leastCapacity(n, arcs, sources, sinks));
      const ends = { sources, sinks };
      expect(maxFlowTotal(built, ends, Float32Array.from(graph.weights))).toBe(found.total);
      const net = new Array<number>(n).fill(0);
      const isNear = sourceSide(built, found, sources);
      let crossing = 0;
      for (let u = 0; u < n; u++) {
        for (let a = graph.offsets[u]!; a < graph.offsets[u + 1]!; a++) {
          const v = graph.targets[a]!;
          expect(found.flow[a]).toBeGreaterThanOrEqual(0);
          expect(found.flow[a]).toBeLessThanOrEqual(graph.weights[a]!);
          net[u]! -= found.flow[a]!;
          net[v]! += found.flow[a]!;
          if (isNear[u] === 1 && isNear[v] === 0) crossing += graph.weights[a]!;
        }
      }
      net.forEach((x, u) => {
        if (!sources.includes(u) && u !== n - 1) expect(x).toBe(0);
      });
      expect(crossing).toBe(found.total);
      expect([...sources.map((s) => isNear[s]), isNear[n - 1]]).toEqual([
        ...sources.map(() => 1),
        0,
      ]);
    }),
    { numRuns: 400 },
  );
});

test("flow betweenness is the flow less the flow without the node, of several starts, too", () => {
  fc.assert(
    fc.property(sides, ({ n, arcs, sources, sinks }) => {
      const { total, lost } = flowBetweenness(weighted(n, arcs), sources, sinks);
      expect(total).toBe(leastCapacity(n, arcs, sources, sinks));
      for (let v = 0; v < n - 1; v++) {
        const left = arcs.filter(([a, b]) => a !== v && b !== v);
        const others = sources.filter((s) => s !== v);
        const without = others.length === 0 ? 0 : leastCapacity(n, left, others, sinks);
        expect(lost![v]).toBe(total - without);
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
