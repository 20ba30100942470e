import { describe, expect, test } from "vitest";
import { MEASURES } from "../../../src/engine/measures/registry.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { ChokepointOptions, CutOptions } from "../../../src/model/options.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const cut = (data: DataSet, options: object) => MEASURES.cut.run(data, CutOptions.parse(options));
const chokepoints = (data: DataSet, options: object) =>
  MEASURES.chokepoints.run(data, ChokepointOptions.parse(options));

function faultOf(run: () => unknown): InvalidInputError {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** Two fabs of one firm and another maker; chips go to phones; a loop of tools and chips. */
function chipGraph(extra: object[] = []): DataSet {
  return dataSet({
    defaults: { home: ["USA"], trusted: ["TWN"], adversary: ["CHN"] },
    tables: {
      products: [
        { id: "chips", kind: "component" },
        { id: "tools", kind: "component" },
        { id: "phones", kind: "sector" },
      ],
      supply: [
        { product: "chips", country: "TWN", share: 0.7 },
        { product: "chips", country: "USA", share: 0.3 },
        { product: "tools", country: "NLD", share: 1 },
      ],
      firms: [
        { product: "chips", firm: "fab", headquarters: "TWN", plantCountry: "TWN", share: 0.6 },
        { product: "chips", firm: "fab", headquarters: "TWN", plantCountry: "USA", share: 0.1 },
      ],
      inputs: [
        {
          product: "chips",
          group: "tools",
          input: "tools",
          essentiality: 0.4,
          substitutability: 0,
        },
        {
          product: "tools",
          group: "chips",
          input: "chips",
          essentiality: 0.5,
          substitutability: 0,
        },
        { product: "phones", group: "chips", input: "chips", essentiality: 1, substitutability: 0 },
        ...extra,
      ] as never,
      importance: [{ set: "one", product: "phones", share: 2 }],
    },
  });
}

describe("cut", () => {
  test("a firm loses its plants everywhere, a country all its makers", () => {
    expect(cut(chipGraph(), { targets: ["#fab"] }).loss).toBeCloseTo(0.7, 12);
    expect(cut(chipGraph(), { targets: ["chips#fab"], size: 0.5 }).loss).toBeCloseTo(0.35, 12);
    expect(cut(chipGraph(), { targets: ["@TWN"] }).loss).toBeCloseTo(0.7, 12);
    expect(cut(chipGraph(), { targets: ["@TWN", "#fab"] }).loss).toBeCloseTo(0.8, 12);
  });

  test("a product is cut abroad, at home only on demand", () => {
    expect(cut(chipGraph(), { targets: ["chips"] }).loss).toBeCloseTo(0.7, 12);
    expect(cut(chipGraph(), { targets: ["chips"], everywhere: true }).loss).toBeCloseTo(1, 12);
  });

  test("a link is cut where it is, and the path names it", () => {
    const result = cut(chipGraph(), { targets: ["tools->chips"] });
    expect(result.output).toMatchObject({ tools: 0.8, chips: 0.6, phones: 0.6 });
    expect(result.paths["phones"]).toEqual(["tools", "chips", "phones"]);
  });

  test("a path through a loop ends at what was cut", () => {
    const { paths } = cut(chipGraph(), { targets: ["tools@NLD"] });
    expect(paths["phones"]).toEqual(["tools", "chips", "phones"]);
    expect(cut(chipGraph(), { targets: ["chips@TWN"] }).paths["phones"]).toEqual([
      "chips",
      "phones",
    ]);
  });

  test("shares of several targets sum to the loss", () => {
    const targets = ["ore@CHN", "oxide@CHN", "magnet@CHN", "ferrite"];
    const { loss, shares } = cut(magnetGraph(), { targets });
    expect(Object.keys(shares).sort()).toEqual([...targets].sort());
    expect(Object.values(shares).reduce<number>((sum, s) => sum + s!, 0)).toBeCloseTo(loss!, 12);
    const many = Array.from({ length: 13 }, (_, i) => `@${["CHN", "JPN", "DEU"][i % 3]}`);
    expect(Object.keys(cut(magnetGraph(), { targets: many }).shares)).toHaveLength(3);
  });

  test("a country that makes nothing loses nothing; home named as target is cut", () => {
    expect(cut(chipGraph(), { targets: ["@BRA"] }).loss).toBe(0);
    expect(cut(chipGraph(), { targets: ["@UNK", "@OTH"] }).loss).toBe(0);
    expect(cut(chipGraph(), { targets: ["@USA"] }).loss).toBeCloseTo(0.3, 12);
  });

  test("every unknown target is named at once, with what was expected", () => {
    const targets = ["chip", "chips@XXX", "#intel", "phones->chips", "a->b->"];
    const { code, details } = faultOf(() => cut(chipGraph(), { targets }));
    expect(code).toBe("unknown_target");
    expect(details.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(targets.map((_, at) => `/targets/${at}`)),
    );
    expect(details[0]?.expected).toContain("chips");
    expect(details.every(({ expected }) => expected.length > 0)).toBe(true);
  });

  test("sets that contradict each other are refused by name", () => {
    const options = { targets: ["@CHN"], home: ["USA"], adversary: ["USA"] };
    expect(faultOf(() => cut(chipGraph(), options)).message).toContain("USA is both home");
    expect(faultOf(() => cut(chipGraph(), { targets: ["@CHN"], trusted: ["UNK"] })).code).toBe(
      "conflicting_countries",
    );
    expect(faultOf(() => cut(chipGraph(), { targets: ["@CHN"], home: ["ZZZ"] })).code).toBe(
      "unknown_country",
    );
  });

  test("a question about an earlier year keeps the links that are only written down later", () => {
    const graph = chipGraph();
    const dated = {
      ...graph,
      tables: {
        ...graph.tables,
        inputs: graph.tables.inputs.map((input) => ({ ...input, year: 2026 })),
      },
    };
    const { loss, certificate } = cut(dated, { targets: ["@TWN"], asOf: 2023 });
    expect(loss).toBeCloseTo(0.7, 12);
    expect(certificate.notes.join()).toContain("3 links are stated for years after 2023");
  });

  test("unknown countries of all sets are named at once", () => {
    const options = { targets: ["@CHN"], home: ["QQQ"], trusted: ["ZZZ"], adversary: ["YYY"] };
    const { details } = faultOf(() => cut(chipGraph(), options));
    expect(details.map(({ pointer }) => pointer)).toEqual(["/home", "/trusted", "/adversary"]);
  });

  test("without a home it is where the sectors are, and that is said", () => {
    const withHome = magnetGraph();
    const data = { ...withHome, defaults: { home: [], trusted: [], adversary: [] } };
    const { loss, certificate } = cut(data, { targets: ["@CHN"] });
    expect(loss).toBeCloseTo(0.79, 12);
    const located = certificate.home.length > 0 ? "where the sectors are" : "everything counts";
    expect(certificate.notes.join()).toContain(located);
  });

  test("without weights there is no score, and that is not 0", () => {
    const bare = chipGraph();
    const data = { ...bare, tables: { ...bare.tables, importance: [] } };
    expect(cut(data, { targets: ["@TWN"] })).toMatchObject({ loss: null, lossRigid: null });
    const { items, excluded } = chokepoints(data, {});
    expect(items).toEqual([]);
    expect(excluded).toBe(2);
  });
});

describe("a rigid loop of vital links decays, and the result says what it is (methods 3.4)", () => {
  test("all converge, within the limit of sweeps", () => {
    const { certificate, loss } = cut(chipGraph(), { targets: ["@TWN"], mode: "rigid" });
    expect(certificate.converged).toBe(true);
    expect(certificate.iterations).toBeGreaterThan(1);
    expect(loss).toBeGreaterThan(0.7);
    expect(certificate.notes.join()).not.toContain("artefact");
  });

  test("a loop without any slack is named as an artefact of fixed splits", () => {
    const vital = { essentiality: 1, substitutability: 0 };
    const data = dataSet({
      defaults: { home: ["USA"] },
      tables: {
        products: [
          { id: "a", kind: "material" },
          { id: "b", kind: "material" },
          { id: "s", kind: "sector" },
        ],
        supply: [
          { product: "a", country: "CHN", share: 0.1 },
          { product: "a", country: "USA", share: 0.9 },
        ],
        inputs: [
          { product: "a", group: "b", input: "b", ...vital },
          { product: "b", group: "a", input: "a", ...vital },
          { product: "s", group: "a", input: "a", ...vital },
        ],
        importance: [{ set: "one", product: "s", share: 1 }],
      },
    });
    const { loss, lossRigid, certificate } = cut(data, { targets: ["a@CHN"] });
    expect(loss).toBeCloseTo(0.1, 9);
    expect(lossRigid).toBeCloseTo(1, 9);
    expect(certificate.notes.join()).toContain("a, b need each other wholly");
  });
});

describe("chokepoints", () => {
  test("by firm, country and link, largest first; home's own makers only on demand", () => {
    expect(chokepoints(chipGraph(), { by: "firm" }).items.map(({ id }) => id)).toEqual(["#fab"]);
    const countries = chokepoints(chipGraph(), { by: "country" }).items.map(({ id }) => id);
    expect(countries).toEqual(["@TWN", "@NLD"]);
    const all = chokepoints(chipGraph(), { by: "producer", everywhere: true });
    expect(all.items.map(({ id }) => id)).toEqual(["chips@TWN", "tools@NLD", "chips@USA"]);
    const links = chokepoints(chipGraph(), { by: "input", top: 2 });
    expect(links.items.map(({ id }) => id)).toEqual(["chips->phones", "tools->chips"]);
    expect(links.total).toBe(3);
  });

  test("one sector alone, and an unknown one is refused with the list", () => {
    const missile = chokepoints(magnetGraph(), { by: "producer", for: "missile", top: 1 });
    expect(missile.items[0]).toMatchObject({ id: "oxide@CHN", losses: { missile: 0.81 } });
    expect(missile.items[0]!.score).toBeCloseTo(0.81, 12);
    const fault = faultOf(() => chokepoints(magnetGraph(), { for: "magnet" }));
    expect(fault.details[0]?.expected).toContain("missile");
  });

  test("structure stands beside the score", () => {
    const { items } = chokepoints(chipGraph(), {});
    const tools = items.find(({ id }) => id === "tools")!;
    expect(tools.structure).toMatchObject({ tier: 2, reach: 1, soleSource: true, hhi: 1 });
    const chips = items.find(({ id }) => id === "chips")!;
    expect(chips.structure.betweenness).toBeCloseTo(0.5, 12); // on tools -> chips -> phones alone
  });
});

test("no sector has any importance: no loss, and nothing to split", () => {
  const data = chipGraph();
  const unweighted = { ...data, tables: { ...data.tables, importance: [] } };
  expect(cut(unweighted, { targets: ["chips@TWN"] })).toMatchObject({
    loss: null,
    shares: { "chips@TWN": null },
  });
});

test("a chain longer than the language's own stack has its path", () => {
  const length = 3000;
  const ids = Array.from({ length }, (_, i) => `p${i}`);
  const data = dataSet({
    defaults: { home: ["USA"], trusted: [], adversary: [] },
    tables: {
      products: [
        ...ids.map((id) => ({ id, kind: "material" as const })),
        { id: "s", kind: "sector" as const },
      ],
      supply: [{ product: "p0", country: "CHN", share: 1 }],
      importance: [{ set: "all", product: "s", share: 1 }],
      inputs: [...ids, "s"]
        .slice(1)
        .map((product, i) => ({ product, group: "g", input: ids[i] ?? "", essentiality: 1 })),
    },
  });
  const { loss, paths } = cut(data, { targets: ["p0@CHN"] });
  expect(loss).toBe(1);
  expect(paths["s"]).toEqual([...ids, "s"]);
});
