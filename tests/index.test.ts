import { expect, test } from "vitest";
import * as linchpin from "../src/index.ts";
import { magnetGraph } from "./support/magnet-graph.ts";

test("the library answers what the command line answers", () => {
  const { CutOptions, cut, MEASURES, readNetworkDocument, writeNetworkDocument } = linchpin;
  const text = JSON.stringify(writeNetworkDocument(magnetGraph()));
  const data = readNetworkDocument(text, "magnets.json");
  const { loss } = cut(data, CutOptions.parse({ targets: ["@CHN"] }));
  expect(loss).toBeCloseTo(0.79, 12);
  for (const name of ["cut", "chokepoints", "dependency", "risk"])
    expect(MEASURES).toHaveProperty(name);
});
