import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  ChokepointsResult,
  CutResult,
  DependencyResult,
  RiskResult,
} from "../../src/model/results.ts";
import { call, callJson } from "./call.ts";
import { WORKED_EXAMPLE, workedExample } from "./worked-example.ts";

describe("cut", () => {
  test("--json gives the figures of the worked example", async () => {
    const result = CutResult.parse(await callJson(["cut", await workedExample(), "@CHN"]));
    expect(result.loss).toBeCloseTo(0.79, 9);
    expect(result.lossRigid).toBeCloseTo(0.873033, 6);
    expect(result.sectors["missile"]).toBeCloseTo(0.81, 9);
    expect(result.sectors["ev"]).toBeCloseTo(0.76, 9);
    expect(result.output["ferrite"]).toBeCloseTo(0.4, 9);
    expect(result.paths["missile"]).toEqual(["oxide", "magnet", "missile"]);
    expect(result.certificate).toMatchObject({ home: ["USA"], mode: "pool", converged: true });
  });

  test("for people: percentages and a path in words", async () => {
    const { status, out, err } = await call(["cut", await workedExample(), "@CHN"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("Cut: China\n");
    expect(out).toContain("Loss of the sectors of the United States: 79 % (rigid splits: 87 %)");
    expect(out).toContain("Missiles −81 %: Magnets ← oxide ← China\n");
    expect(out).toMatch(/Magnets +10 % {2}magnet\n/);
  });

  test("several targets: each one's part of the loss", async () => {
    const graph = await workedExample();
    const { out } = await call(["cut", graph, "oxide@CHN", "ferrite@CHN"]);
    expect(out).toContain("Cut: oxide in China; ferrite in China");
    expect(out).toMatch(/oxide in China +\d+\n/);
    expect(out).toContain("Points of the loss");
  });

  test("options reach the engine", async () => {
    const graph = await workedExample();
    const loss = async (...args: string[]) =>
      CutResult.parse(await callJson(["cut", graph, ...args])).loss ?? Number.NaN;
    const whole = await loss("magnet@CHN");
    expect(await loss("magnet@CHN", "--size", "0.5")).toBeLessThan(whole);
    expect(await loss("magnet@CHN", "--size", "0")).toBe(0);
    expect(await loss("ferrite", "--home", "JPN", "--trusted", "USA,AUS")).toBeLessThan(
      await loss("ferrite", "--everywhere"),
    );
    expect(await loss("ore", "--everywhere")).toBeGreaterThan(await loss("ore"));
    expect(await loss("@CHN", "--mode", "rigid")).toBeCloseTo(0.873033, 6);
    expect(await loss("@CHN", "--to", "USA", "--fungibility", "1")).toBeCloseTo(0, 9);
  });

  test("a sale that is barred without a fungibility is answered with a range", async () => {
    const graph = await workedExample();
    const result = CutResult.parse(await callJson(["cut", graph, "ferrite@CHN", "--to", "USA"]));
    expect(result.lossRange?.low).toBeCloseTo(0, 9);
    expect(result.certificate.regions).toBe("blocs");
    const { out } = await call(["cut", graph, "ferrite@CHN", "--to", "USA"]);
    expect(out).toContain("Between full and no re-routing (fungibility 1 to 0)");
  });

  test("next to nothing is not nothing, and nothing is said", async () => {
    const { out } = await call(["cut", await workedExample(), "magnet@DEU", "--size", "0.0001"]);
    expect(out).toMatch(/below 0.1 %|lose nothing/);
    const none = await call(["cut", await workedExample(), "ferrite@USA"]);
    expect(none.out).toContain("2 sectors lose nothing");
  });

  test("without important sectors there is no loss to give", async () => {
    const products = [{ id: "a" }, { id: "s", kind: "sector" }];
    const graph = await workedExample({
      ...{ products, inputGroups: [{ product: "s", members: [{ input: "a" }] }] },
      ...{ valueShares: [], firms: [], reliance: [] },
    });
    expect(CutResult.parse(await callJson(["cut", graph, "a"])).loss).toBeNull();
    const { out } = await call(["cut", graph, "a"]);
    expect(out).toContain("no loss can be given");
    expect(out).not.toContain("not counted");
  });

  test("a sector without weight loses output, and is marked as not counted", async () => {
    const sectors = ["light", "heavy"].map((id) => ({ id, kind: "sector" }));
    const products = [{ id: "a" }, { ...sectors[0] }, { ...sectors[1], importance: 1 }];
    const inputGroups = sectors.map(({ id }) => ({ product: id, members: [{ input: "a" }] }));
    const graph = await workedExample({
      ...{ products, inputGroups },
      ...{ valueShares: [], firms: [], reliance: [] },
    });
    const { out } = await call(["cut", graph, "a"]);
    expect(out).toContain("light −100 % (not counted)");
    expect(out).toMatch(/^heavy −100 %:/m);
    expect(out).toContain("(not counted): the sector has no weight here");
  });
});

describe("chokepoints", () => {
  test("--json ranks products by score", async () => {
    const graph = await workedExample();
    const { items, total } = ChokepointsResult.parse(await callJson(["chokepoints", graph]));
    expect(items.map(({ id }) => id)).toEqual(["magnet", "oxide", "ore", "ferrite"]);
    expect(total).toBe(4);
  });

  test("--by producer gives the single cuts of the worked example", async () => {
    const graph = await workedExample();
    const { items } = ChokepointsResult.parse(
      await callJson(["chokepoints", graph, "--by", "producer", "--top", "3"]),
    );
    expect(items.map(({ id, score }) => [id, Number(score.toFixed(4))])).toEqual([
      ["oxide@CHN", 0.694],
      ["magnet@CHN", 0.6811],
      ["ore@CHN", 0.522],
    ]);
  });

  test("for people: kind, makers, loss and the path", async () => {
    const { out } = await call(["chokepoints", await workedExample(), "--by", "producer"]);
    expect(out).toMatch(/1 {2}oxide in China +material +China 90 %, MYS 8 %/);
    expect(out).toMatch(/Rare-earth ore in China +material, mined/);
    expect(out).toContain("Missiles −81 %: Magnets ← oxide ← China");
  });

  test("every way of ranking has words of its own", async () => {
    const graph = await workedExample();
    for (const [by, name] of [
      ["country", "China"],
      ["firm", "Acme Magnetics"],
      ["input", "Magnets ← oxide"],
      ["product", "Magnets"],
    ]) {
      const { status, out } = await call([
        "chokepoints",
        graph,
        "--by",
        String(by),
        "--everywhere",
      ]);
      expect(status).toBe(0);
      expect(out, by).toContain(name);
    }
  });

  test("--for counts one sector", async () => {
    const graph = await workedExample();
    const result = ChokepointsResult.parse(
      await callJson(["chokepoints", graph, "--for", "ev", "--by", "producer"]),
    );
    expect(result.for).toBe("ev");
    expect(result.items[0]?.score).toBeGreaterThan(0.5);
    const { out } = await call(["chokepoints", graph, "--for", "ev"]);
    expect(out).toContain("loss of Electric cars if each is cut whole");
  });

  test("the table for people is short by itself, --top says how short", async () => {
    const { out } = await call(["chokepoints", await workedExample(), "--top", "1"]);
    expect(out).toContain("1 of 4 ranked");
  });
});

describe("dependency", () => {
  test("--json gives the additive and critical figures of the worked example", async () => {
    const graph = await workedExample();
    const { items, home, on } = DependencyResult.parse(
      await callJson(["dependency", graph, "missile", "ev", "--on", "CHN"]),
    );
    expect(on).toBe("CHN");
    expect(items.map(({ id }) => id)).toEqual(["missile", "ev"]);
    expect(items[0]?.lookThrough).toBeCloseTo(0.01744, 9);
    expect(items[1]?.lookThrough).toBeCloseTo(0.03216, 9);
    expect(items[0]?.critical).toBeCloseTo(0.81, 9);
    expect(home.critical).toBeCloseTo(0.79, 9);
  });

  test("for people: shares in %, the largest maker by name", async () => {
    const { out } = await call(["dependency", await workedExample(), "oxide"]);
    expect(out).toContain("Dependency on all foreign countries");
    expect(out).toMatch(/oxide +98 %.*China 90 %/);
    const on = await call(["dependency", await workedExample(), "--on", "CHN"]);
    expect(on.out).toContain("Dependency on China");
    expect(on.out).toMatch(/All home sectors.*critical 79 % \(79–\d+ %\)/);
  });

  test("for people: with no makers named nothing is 0 %", async () => {
    const products = WORKED_EXAMPLE.products.map((product) => ({
      ...product,
      ...{ supply: undefined, spare: undefined },
    }));
    const graph = await workedExample({ products, firms: [] });
    const { out } = await call(["dependency", graph, "oxide"]);
    expect(out).toMatch(/oxide +not known +not known +0–100 % +not known +not known +0–100 %/);
    expect(out).toMatch(/look-through not known \(0–100 %\)|look-through 0–\d/);
    expect(out).not.toMatch(/critical 0 %/);
    expect(out).toContain("nobody says who makes any of the products");
  });
});

describe("risk", () => {
  test("--json gives concentration and reliance", async () => {
    const { items } = RiskResult.parse(await callJson(["risk", await workedExample()]));
    const oxide = items.find(({ id }) => id === "oxide");
    expect(oxide?.hhi).toBeCloseTo(0.8168, 9);
    expect(oxide?.netImportReliance).toBe(0.8);
  });

  test("for people: what is not known is a dash", async () => {
    const { out } = await call(["risk", await workedExample(), "ferrite", "oxide"]);
    expect(out).toMatch(/oxide +0\.82 +0\.82 +\d\.\d\d +80 % +oxide/);
    expect(out).toMatch(/ferrite +0\.46 +0\.46 +\d\.\d\d +– +ferrite/);
  });

  test("a net exporter is called one", async () => {
    const reliance = [{ product: "oxide", country: "USA", netImportReliance: -0.25 }];
    const { out } = await call(["risk", await workedExample({ reliance }), "oxide"]);
    expect(out).toContain("net exporter (-25 %)");
  });
});

const MAGNETS = fileURLToPath(new URL("../../docs/examples/magnets.json", import.meta.url));

test("chokepoints says why the first is first, and why others are where they are", async () => {
  const { out } = await call(["chokepoints", MAGNETS, "--top", "2"]);
  expect(out).toContain("Why Strong magnets is number 1:");
  expect(out).toContain("CHN makes 92 % of it, the most of 3 known makers.");
  expect(out).not.toContain("is number 2");
  const { out: none } = await call(["chokepoints", MAGNETS, "--why", "0"]);
  expect(none).not.toContain("Why ");
  const { status, err } = await call(["chokepoints", MAGNETS, "--only", "nothing"]);
  expect([status, err.includes("--only")]).toEqual([2, true]);
});
