import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chokepoints } from "../../../src/engine/measures/chokepoints.ts";
import { ChokepointOptions } from "../../../src/model/options.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";
import { dataSet } from "../../support/data-set.ts";
import { naiveCascade } from "../../support/oracles.ts";
import { type Edge, mostDisjointRoutes, reached } from "../../support/oracles-structure.ts";

const ask = (data: Parameters<typeof chokepoints>[0], options: object = {}) =>
  new Map(chokepoints(data, ChokepointOptions.parse(options)).items.map((item) => [item.id, item]));

/** Two ores each of which makes the metal, the only part of the tool; a chip beside it. */
const toolGraph = () =>
  dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        ...["ore-a", "ore-b", "metal", "sand", "chip"].map((id) => ({ id, kind: "material" })),
        { id: "tool", kind: "sector" },
        { id: "radio", kind: "sector" },
      ],
      importance: [
        { set: "one", product: "tool", share: 0.5 },
        { set: "one", product: "radio", share: 0.5 },
      ],
      supply: [
        { product: "ore-a", country: "CHL", share: 1 },
        { product: "ore-b", country: "PER", share: 1 },
        { product: "metal", country: "CHL", share: 0.5 },
        { product: "metal", country: "PER", share: 0.5 },
        { product: "sand", country: "NOR", share: 1 },
        { product: "chip", country: "TWN", share: 1 },
      ],
      inputs: [
        { product: "metal", group: "ore", input: "ore-a", essentiality: 1, mix: 0.5, headroom: 1 },
        { product: "metal", group: "ore", input: "ore-b", essentiality: 1, mix: 0.5, headroom: 1 },
        { product: "chip", group: "a", input: "sand", essentiality: 1 },
        { product: "tool", group: "a", input: "metal", essentiality: 1, coverDays: 30 },
        { product: "tool", group: "b", input: "chip", essentiality: 1 },
        { product: "radio", group: "a", input: "chip", essentiality: 0.5 },
      ],
    },
  });

describe("one network, worked by hand", () => {
  test("the two kinds of single points of failure differ where inputs are needed jointly", () => {
    const items = ask(toolGraph());
    const of = (id: string) => items.get(id)!.structure;
    // Every way to radio passes the chip, but half of radio does without.
    expect(of("chip").singlePointOfFailureFor).toEqual(["radio"]);
    // Metal and chip are both needed for the tool, and each is a way to it: none is on all ways.
    expect(of("chip").criticalFor).toEqual(["tool"]);
    expect(of("metal")).toMatchObject({ singlePointOfFailureFor: [], criticalFor: ["tool"] });
    // One ore stands in for the other.
    expect(of("ore-a")).toMatchObject({ singlePointOfFailureFor: [], criticalFor: [] });
    expect(of("sand").singlePointOfFailureFor).toEqual(["radio"]);
  });

  test("routes round a product, days of cover, position", () => {
    const items = ask(toolGraph());
    const metal = items.get("metal")!.structure;
    expect(metal.alternativeRoutes).toBe(1); // sand, chip, tool
    expect(metal.coverDays).toBe(30);
    expect(metal).toMatchObject({ articulation: true, core: 1, component: null });
    expect(items.get("chip")!.structure).toMatchObject({ alternativeRoutes: 1, coverDays: null });
    expect(items.get("ore-a")!.structure.alternativeRoutes).toBeNull(); // no sector is hit
    const ranks = ["chip", "metal", "sand"].map((id) => items.get(id)!.structure);
    expect(ranks.map(({ betweennessRank }) => betweennessRank)).toEqual([1, 1, 3]);
    const all = [...items.values()].map(({ structure }) => structure.pagerank!);
    expect(Math.max(...all)).toBeGreaterThan(0);
    expect(all.reduce((sum, x) => sum + x, 0)).toBeLessThan(1); // the sectors have the rest
  });

  test("a producer is a single point only if nobody else makes it, a country by all it alone makes", () => {
    const producers = ask(toolGraph(), { by: "producer" });
    expect(producers.get("chip@TWN")!.structure.singlePointOfFailureFor).toEqual(["radio"]);
    expect(producers.get("metal@CHL")!.structure.singlePointOfFailureFor).toEqual([]);
    const countries = ask(toolGraph(), { by: "country" });
    expect(countries.get("@TWN")!.structure).toMatchObject({
      ...{ singlePointOfFailureFor: ["radio"], criticalFor: ["tool"], alternativeRoutes: 1 },
    });
    // Makes ore-a alone and half of the metal: of several products most figures say nothing.
    expect(countries.get("@CHL")!.structure).toMatchObject({
      ...{ singlePointOfFailureFor: [], betweenness: null, betweennessRank: null, pagerank: null },
      ...{ articulation: null, core: null, component: null, hhi: null },
    });
  });

  test("a link is a single point if every route takes it; routes round it", () => {
    const links = ask(toolGraph(), { by: "input" });
    expect(links.get("sand->chip")!.structure).toMatchObject({
      ...{ singlePointOfFailureFor: ["radio"], criticalFor: ["tool"] },
    });
    expect(links.get("chip->tool")!.structure).toMatchObject({
      ...{ singlePointOfFailureFor: [], criticalFor: ["tool"], alternativeRoutes: 1 },
    });
    expect(links.get("metal->tool")!.structure.coverDays).toBe(30);
  });

  test("one sector alone; fixed splits do not change what is critical", () => {
    const radio = ask(toolGraph(), { for: "radio" });
    expect(radio.get("chip")!.structure).toMatchObject({
      ...{ singlePointOfFailureFor: ["radio"], criticalFor: [] },
    });
    expect(radio.get("metal")!.structure.criticalFor).toEqual([]);
    const rigid = ask(toolGraph(), { mode: "rigid" });
    expect(rigid.get("metal")!.structure.criticalFor).toEqual(["tool"]);
  });
});

test("products of a cycle say how many they are", () => {
  const loop = dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "steel", kind: "material" },
        { id: "mill", kind: "component" },
        { id: "ship", kind: "sector" },
      ],
      importance: [{ set: "one", product: "ship", share: 1 }],
      supply: [
        { product: "steel", country: "KOR", share: 1 },
        { product: "mill", country: "DEU", share: 1 },
      ],
      inputs: [
        { product: "steel", group: "a", input: "mill", essentiality: 0.2 },
        { product: "mill", group: "a", input: "steel", essentiality: 0.5 },
        { product: "ship", group: "a", input: "steel", essentiality: 1 },
      ],
    },
  });
  const steel = ask(loop).get("steel")!.structure;
  // Nobody starts the cycle, so that no route leads to the ship, and none can be cut.
  expect(steel).toMatchObject({
    ...{ component: 2, singlePointOfFailureFor: [], criticalFor: ["ship"], alternativeRoutes: 0 },
  });
});

/** The sketch as numbered links, starts and weighted sectors. */
function asGraph({ products, groups }: Sketch) {
  const at = new Map(products.map(({ id }, index) => [id, index]));
  const edges = groups.flatMap(({ product, members }) =>
    members.map(({ input }): Edge => [at.get(input)!, at.get(product)!]),
  );
  const fed = new Set(edges.map(([, v]) => v));
  const starts = [...products.keys()].filter((u) => !fed.has(u));
  const sectors = [...products.keys()].filter((u) => products[u]!.importance > 0);
  return { at, edges, starts, sectors };
}

test("on any network: points by deletion, critical by an independent cascade, routes by search", () => {
  fc.assert(
    fc.property(sketches(), (sketch) => {
      const { at, edges, starts, sectors } = asGraph(sketch);
      const name = (u: number) => sketch.products[u]!.id;
      const before = reached(edges, starts);
      for (const { id, path, structure } of ask(toDataSet(sketch)).values()) {
        const u = at.get(id)!;
        const after = reached(edges, starts, new Set([u]));
        expect(structure.singlePointOfFailureFor).toEqual(
          sectors.filter((k) => before.has(k) && !after.has(k)).map(name),
        );
        const output = naiveCascade(sketch, (product, country) =>
          product === id && country !== "USA" ? 1 : 0,
        );
        expect(structure.criticalFor).toEqual(
          sectors.map(name).filter((k) => output.get(k)! <= 1e-9),
        );
        if (path.length === 0) {
          expect(structure.alternativeRoutes).toBeNull();
          continue;
        }
        // From a start of all starts; routes from different starts share no product either.
        const k = at.get(path.at(-1)!)!;
        const left = edges.filter(([a, b]) => a !== u && b !== u);
        const origin = sketch.products.length;
        const all = [
          ...left,
          ...starts.filter((s) => s !== u && s !== k).map((s): Edge => [origin, s]),
        ];
        expect(structure.alternativeRoutes).toBe(mostDisjointRoutes(all, origin, k));
      }
    }),
    { numRuns: 150 },
  );
});

test("links on any network: points by deletion; renaming changes nothing but names", () => {
  fc.assert(
    fc.property(sketches(), (sketch) => {
      const { at, edges, starts, sectors } = asGraph(sketch);
      const before = reached(edges, starts);
      const plain = ask(toDataSet(sketch), { by: "input" });
      const renamed = ask(toDataSet(sketch, { rename: (id) => `z-${id}`, reverse: true }), {
        by: "input",
      });
      for (const { id, structure } of plain.values()) {
        const [from = "", to = ""] = id.split("->");
        const after = reached(
          edges.filter(([a, b]) => a !== at.get(from) || b !== at.get(to)),
          starts,
        );
        expect(structure.singlePointOfFailureFor).toEqual(
          sectors.filter((k) => before.has(k) && !after.has(k)).map((k) => sketch.products[k]!.id),
        );
        const other = renamed.get(`z-${from}->z-${to}`)!.structure;
        expect(other.criticalFor).toEqual(structure.criticalFor.map((k) => `z-${k}`));
        expect([other.core, other.component, other.betweennessRank]).toEqual([
          ...[structure.core, structure.component, structure.betweennessRank],
        ]);
      }
    }),
    { numRuns: 100 },
  );
});
