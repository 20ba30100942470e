import { expect, test } from "vitest";
import type { GraphOverview } from "../../../src/api/contract/operations.ts";
import { DEFAULT_STATE } from "../../../web/app/view-state-address.ts";
import { viewpointOf } from "../../../web/app/viewpoint.ts";

const country = (id: string, blocs: string[]) => ({
  id,
  nameEn: id,
  nameJa: id,
  blocs,
  governance: null,
});
const graph = {
  defaults: { home: ["USA"], trusted: ["MSP"], adversary: ["COVERED"] },
  countries: [country("USA", ["MSP"]), country("CHN", ["COVERED"]), country("RUS", ["COVERED"])],
} as unknown as GraphOverview;

test("the data set's own point of view, and its scope", () => {
  expect(viewpointOf(DEFAULT_STATE, graph)).toEqual({
    home: ["USA"],
    trusted: ["MSP"],
    adversary: ["COVERED"],
    on: "untrusted",
  });
});

test("with nobody trusted, dependency is counted on all that is foreign", () => {
  expect(viewpointOf({ ...DEFAULT_STATE, trusted: [] }, graph).on).toBe("foreign");
});

test("a home among the usual adversaries leaves them", () => {
  const { adversary } = viewpointOf({ ...DEFAULT_STATE, home: ["CHN"] }, graph);
  expect(adversary).toEqual(["RUS"]);
});
