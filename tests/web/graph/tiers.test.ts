import { describe, expect, test } from "vitest";
import { lanesOf, tiersOf } from "../../../web/graph/tiers.ts";
import { product } from "./network.ts";

describe("tiersOf", () => {
  test("follows kind and stage where the data set has stages", () => {
    const tiers = tiersOf([
      product("ore", { stage: "mined" }),
      product("metal", { stage: "enriched" }),
      product("powder"),
      product("part", { kind: "component" }),
      product("fab", { kind: "component", stage: "service" }),
      product("radar", { kind: "component", stage: "platform" }),
      product("defence", { kind: "sector" }),
    ]);
    expect([...tiers.values()]).toEqual([
      "mined",
      "refined",
      "materials",
      "parts",
      "making",
      "systems",
      "sectors",
    ]);
  });

  test("follows the depth below the sectors where it has none", () => {
    const tiers = tiersOf([
      product("deep", { depth: 9 }),
      product("near", { depth: 1 }),
      product("stray", { depth: 0 }),
      product("sector", { kind: "sector", depth: 0 }),
    ]);
    expect([...tiers.values()]).toEqual(["mined", "systems", "systems", "sectors"]);
  });
});

describe("lanesOf", () => {
  test("orders the known lanes and lends a lane to what has none, from its users", () => {
    const products = [
      product("ore"),
      product("part", { lane: "power" }),
      product("chip", { lane: "compute" }),
    ];
    const { laneOf, lanes } = lanesOf(products, new Map([["ore", ["part"]]]));
    expect(lanes).toEqual(["compute", "power"]);
    expect(laneOf.get("ore")).toBe("power");
  });

  test("takes pillars where no product has a lane, and one lane where there is neither", () => {
    const { lanes } = lanesOf([product("a", { pillar: "Energy" }), product("b")], new Map());
    expect(lanes).toEqual(["Energy"]);
    expect(lanesOf([product("a")], new Map()).lanes).toEqual([""]);
  });
});
