import fc from "fast-check";
import { expect, test } from "vitest";
import { firmGraph } from "../../../../src/engine/build/firm-graph.ts";
import { packTexts } from "../../../../src/engine/build/packed-texts.ts";
import { abroadOf, boughtFrom } from "../../../../src/engine/measures/firms/abroad.ts";
import { aroundFirm } from "../../../../src/engine/measures/firms/around-firm.ts";
import { firmsOverview } from "../../../../src/engine/measures/firms/firms-overview.ts";
import { groupFirms } from "../../../../src/engine/measures/firms/grouping.ts";
import type { LookedAt } from "../../../../src/engine/measures/firms/looked-at.ts";
import { riskOrder } from "../../../../src/engine/measures/firms/risk-order.ts";
import type { FirmGrouping } from "../../../../src/model/firm-views.ts";
import { firmColumns } from "../../../support/firm-columns.ts";

interface Small {
  readonly edges: readonly (readonly [from: number, to: number, trade: number])[];
  readonly industry: readonly number[];
  readonly country: readonly (number | null)[];
}

/** Any small network: loops, repeated links, firms without links, countries that nobody states. */
const small: fc.Arbitrary<Small> = fc.integer({ min: 1, max: 8 }).chain((n) => {
  const firm = fc.nat({ max: n - 1 });
  const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: n, maxLength: n });
  return fc.record({
    edges: fc.array(fc.tuple(firm, firm, fc.integer({ min: 0, max: 9 })), { maxLength: 20 }),
    industry: each(fc.nat({ max: 2 })),
    country: each(fc.option(fc.nat({ max: 2 }))),
  });
});

function graphOf({ edges, industry, country }: Small) {
  const labels = industry.map((_, i) => `f${i}`);
  return firmGraph(
    packTexts(labels),
    {
      sources: Uint32Array.from(edges, ([from]) => from),
      targets: Uint32Array.from(edges, ([, to]) => to),
      weights: Float64Array.from(edges, ([, , trade]) => trade),
      types: null,
    },
    firmColumns(
      labels,
      labels.map((id, i) => {
        const at = country[i] ?? null;
        return { id, industry: `i${industry[i]}`, country: at === null ? null : `C${at}` };
      }),
    ),
  );
}

function lookAt(net: Small, by: FirmGrouping, home: readonly string[]): LookedAt {
  const graph = graphOf(net);
  return {
    graph,
    grouping: groupFirms(graph, by, null),
    home,
    from: boughtFrom(graph, home),
    risk: riskOrder(graph.standIn, { measure: "pagerank", esri: null }),
    version: "1",
  };
}

const by = fc.constantFrom<FirmGrouping>("industry", "country");

test("groups hold every firm and all trade once, as counted one by one", () => {
  const property = fc.property(small, by, (net, how) => {
    const seen = firmsOverview(lookAt(net, how, ["C0"]), null);
    const nameOf = (i: number) => {
      if (how === "industry") return `i${net.industry[i]}`;
      const at = net.country[i] ?? null;
      return at === null ? "~unknown" : `C${at}`;
    };
    for (const group of seen.groups) {
      const members = net.industry.map((_, i) => i).filter((i) => nameOf(i) === group.id);
      const trade = (test: (from: boolean, to: boolean) => boolean) =>
        net.edges
          .filter(([from, to]) => test(nameOf(from) === group.id, nameOf(to) === group.id))
          .reduce((sum, [, , amount]) => sum + amount, 0);
      expect(group).toMatchObject({
        firms: members.length,
        tradeInside: trade((from, to) => from && to),
        sold: trade((from, to) => from && !to),
        bought: trade((from, to) => !from && to),
      });
      const shares = members.flatMap((buyer) => {
        const known = net.edges.filter(([from, to]) => to === buyer && net.country[from] !== null);
        const all = known.reduce((sum, [, , amount]) => sum + amount, 0);
        const outside = known.filter(([from]) => net.country[from] !== 0);
        return all > 0 ? [outside.reduce((sum, [, , amount]) => sum + amount, 0) / all] : [];
      });
      if (shares.length === 0) expect(group.abroad).toBeNull();
      else expect(group.abroad).toBeCloseTo(shares.reduce((a, b) => a + b, 0) / shares.length, 12);
    }
    const firms = seen.groups.reduce((sum, group) => sum + group.firms, 0);
    const inside = seen.groups.reduce((sum, group) => sum + group.tradeInside, 0);
    const between = seen.between.reduce((sum, link) => sum + link.trade, 0);
    expect([firms, inside + between]).toEqual([net.industry.length, seen.trade]);
  });
  fc.assert(property, { numRuns: 300 });
});

test("money in another unit changes no share and no place", () => {
  const property = fc.property(small, by, (net, how) => {
    const dearer = { ...net, edges: net.edges.map(([a, b, trade]) => [a, b, 8 * trade] as const) };
    const [one, other] = [net, dearer].map((each) =>
      firmsOverview(lookAt(each, how, ["C1"]), null),
    );
    expect(other?.groups.map(({ abroad }) => abroad)).toEqual(
      one?.groups.map(({ abroad }) => abroad),
    );
    other?.groups.forEach(({ tier }, at) => {
      expect(tier).toBeCloseTo(one?.groups[at]?.tier ?? Number.NaN, 6);
    });
  });
  fc.assert(property, { numRuns: 100 });
});

test("a larger home never buys more abroad", () => {
  const property = fc.property(small, (net) => {
    const graph = graphOf(net);
    const shares = [["C0"], ["C0", "C1"]].map((home) => boughtFrom(graph, home));
    for (let i = 0; i < graph.n; i++) {
      const [few, many] = shares.map((from) => abroadOf(from, i) ?? 0);
      expect(many).toBeLessThanOrEqual(few ?? 0);
    }
  });
  fc.assert(property, { numRuns: 100 });
});

test("around a firm: everybody within so many steps on one side, counted whole", () => {
  const property = fc.property(small, fc.integer({ min: 1, max: 3 }), (net, steps) => {
    const seen = aroundFirm(lookAt(net, "industry", []), 0, steps);
    const reach = (flip: boolean) => {
      let found = new Set([0]);
      for (let step = 0; step < steps; step++) {
        const next = net.edges.flatMap(([a, b]) => {
          const [from, to] = flip ? [b, a] : [a, b];
          return found.has(from) ? [to] : [];
        });
        found = new Set([...found, ...next]);
      }
      return found;
    };
    const expected = new Set([...reach(false), ...reach(true)]);
    expect(new Set(seen.items.map(({ id }) => Number(id.slice(1))))).toEqual(expected);
    expect(seen.more).toBe(0);
    const pairs = new Set(
      net.edges
        .filter(([a, b]) => a !== b && expected.has(a) && expected.has(b))
        .map(([a, b]) => `${a} ${b}`),
    );
    expect(seen.links).toHaveLength(pairs.size);
  });
  fc.assert(property, { numRuns: 200 });
});

test("more groups than are drawn: the rest is one group, unknown another", () => {
  const n = 450;
  const net = {
    edges: Array.from({ length: n }, (_, i) => [i, (i * 7 + 1) % n, 1] as const),
    industry: Array.from({ length: n }, (_, i) => i % 300),
    country: Array.from({ length: n }, () => null),
  };
  const { groups, between, leftOut, trade } = firmsOverview(lookAt(net, "industry", []), null);
  expect(groups).toHaveLength(201);
  expect(groups.at(-1)).toMatchObject({ id: "~rest", kind: "rest", groups: 100 });
  expect(groups.reduce((sum, { firms }) => sum + firms, 0)).toBe(n);
  const sum = (rows: readonly { trade: number }[]) => rows.reduce((all, row) => all + row.trade, 0);
  const inside = groups.reduce((all, { tradeInside }) => all + tradeInside, 0);
  expect(inside + sum(between) + leftOut.trade).toBe(trade);
});
