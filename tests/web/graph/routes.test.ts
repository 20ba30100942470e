import fc from "fast-check";
import { expect, test } from "vitest";
import { type HeldLink, linkIndex } from "../../../web/graph/cone.ts";
import { routesBetween, stepsAround } from "../../../web/graph/routes.ts";

/** `ab:0.5` leads from a to b with a hold of 0.5; 1 unless said. */
const network = (text: string): HeldLink[] =>
  text.split(" ").map((part) => {
    const [ends = "", hold = "1"] = part.split(":");
    return { from: ends[0]!, to: ends[1]!, hold: Number(hold) };
  });
const routes = (text: string, from: string, to: string, most?: number) => {
  const links = network(text);
  return routesBetween(from, to, links, linkIndex(links), most);
};

test("all links between two, the strongest route first, of equal ones the shorter", () => {
  const { links, products, best } = routes("ab:0.9 bd:0.9 ac:0.5 cd:1 ad:0.5 de xa", "a", "d");
  expect([...links]).toEqual([0, 1, 2, 3, 4]);
  expect([...products].sort()).toEqual(["a", "b", "c", "d"]);
  expect(best.map((route) => route.products.join(""))).toEqual(["abd", "ad", "acd"]);
  expect(best[0]?.strength).toBeCloseTo(0.81);
});

test("there is no way against the flow, and none from a product to itself", () => {
  expect(routes("ab bc", "c", "a").best).toEqual([]);
  expect(routes("ab bc", "c", "a").products.size).toBe(0);
  expect(routes("ab ba", "a", "a").best).toEqual([]);
});

test("what leads back into the start or on from the end is no route", () => {
  const { links, best } = routes("ab bc ca cd db", "a", "c");
  expect([...links]).toEqual([0, 1]);
  expect(best).toHaveLength(1);
});

test("a link without hold is a route still; parallel links count once, as the strongest", () => {
  const { best } = routes("ab:0 ac:0.5 ac:0.25 cb:1", "a", "b");
  expect(best.map(({ products, strength }) => [products.join(""), strength])).toEqual([
    ["acb", 0.5],
    ["ab", 0],
  ]);
});

/** Oracle: every simple route by walking on. */
function everyRoute(links: readonly HeldLink[], from: string, to: string): string[] {
  const holds = new Map<string, number>();
  for (const { from: a, to: b, hold } of links)
    if (a !== b) holds.set(a + b, Math.max(hold, holds.get(a + b) ?? 0));
  const walk = (way: string, strength: number): [string, number][] => {
    const last = way.at(-1)!;
    if (last === to) return [[way, strength]];
    return [...holds].flatMap(([ends, hold]) =>
      ends[0] === last && !way.includes(ends[1]!) ? walk(way + ends[1], strength * hold) : [],
    );
  };
  return walk(from, 1)
    .sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1))
    .map(([way, strength]) => `${way} ${strength}`);
}

const anyLinks = fc.array(
  fc.record({
    from: fc.constantFrom(..."abcdef"),
    to: fc.constantFrom(..."abcdef"),
    hold: fc.constantFrom(1, 0.5, 0.25), // exact in binary: equal strengths are equal
  }),
  { maxLength: 16 },
);

test("the listed routes are the strongest of all there are, on any small network", () => {
  fc.assert(
    fc.property(anyLinks, fc.integer({ min: 1, max: 6 }), (links, most) => {
      const { best, products } = routesBetween("a", "b", links, linkIndex(links), most);
      const every = everyRoute(links, "a", "b");
      const strengths = (list: readonly string[]) => list.map((one) => Number(one.split(" ")[1]));
      const listed = best.map(({ products: way, strength }) => `${way.join("")} ${strength}`);
      expect(new Set(listed).size).toBe(listed.length);
      for (const one of listed) expect(every).toContain(one);
      expect(strengths(listed)).toEqual(strengths(every.slice(0, most)));
      for (const one of every) for (const id of one.split(" ")[0]!) expect(products).toContain(id);
    }),
    { numRuns: 400 },
  );
});

test("steps are counted along and against the flow", () => {
  const links = network("ab bc dc de fe");
  const around = stepsAround(["b"], links, linkIndex(links), 2);
  expect(Object.fromEntries(around)).toEqual({ b: 0, a: 1, c: 1, d: 2 });
});
