import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { sharedFolder } from "../support/temporary-folder.ts";
import { UNKNOWN_MAKERS } from "../support/unknown-makers.ts";
import { call } from "./call.ts";

const MAGNETS = "docs/examples/magnets.json";
const inFolder = sharedFolder();

async function told(scenario: object, graph: object | string = MAGNETS) {
  const file = inFolder("scenario.json");
  await writeFile(file, JSON.stringify({ format: "linchpin-scenario/1", ...scenario }));
  if (typeof graph === "string") return call(["simulate", graph, file]);
  await writeFile(inFolder("graph.json"), JSON.stringify(graph));
  return call(["simulate", inFolder("graph.json"), file]);
}

test("makers of unknown country are told of, not counted as safe", async () => {
  const { out } = await told({ shocks: [{ kind: "halt", countries: ["CHN"] }] }, UNKNOWN_MAKERS);
  expect(out).toContain("No sector falls short as far as makers are known: of 3 of the 3 products");
  expect(out).toContain("3 of 3 products on the way to the sectors have makers of unknown country");
  expect(out).not.toContain("No sector falls short.");
});

test("a graph without sectors says so", async () => {
  const graph = {
    ...{ format: "linchpin-network/1", home: ["USA"], inputGroups: [] },
    products: [{ id: "a", kind: "material", supply: { CHN: 1 } }],
  };
  const { out } = await told({ shocks: [{ kind: "halt", countries: ["CHN"] }] }, graph);
  expect(out).toContain("There is no sector in this graph.");
});

test("shocks and releases that find nothing are named by their places", async () => {
  const { out, err } = await told({
    stepDays: 7,
    regions: "blocs",
    shocks: [
      { kind: "halt", products: ["ore"], countries: ["FJI"] },
      { kind: "halt", countries: ["CHN"], durationDays: 0 },
      { kind: "embargo", sellers: ["FJI"], buyers: ["USA"] },
    ],
    responses: [{ kind: "stock-release" }],
  });
  expect(err).toBe("");
  expect(out).toContain("Note: /shocks/0 meets no producer");
  expect(out).toContain("Note: /shocks/1 lasts no day");
  expect(out).toContain("Note: /shocks/2 meets no sale");
  expect(out).toContain("Note: /responses/0 meets no stock");
});

test("a ban of sellers on themselves is refused", async () => {
  const { status, err } = await told({
    shocks: [{ kind: "embargo", sellers: ["CHN", "JPN"], buyers: ["JPN", "CHN"] }],
  });
  expect(status).toBe(2);
  expect(err).toContain("/shocks/0");
});

test("the restart is told of only where a shock ends within the horizon", async () => {
  const endless = await told({ shocks: [{ kind: "halt", countries: ["CHN"] }] });
  expect(endless.out).not.toContain("by itself");
  expect(endless.out).toContain("state no time on the way: 1 day stands in");
  const ends = await told({ shocks: [{ kind: "halt", countries: ["CHN"], durationDays: 30 }] });
  expect(ends.out).toContain("every plant regains 1 % of normal output a day by itself");
});

test("sectors that hardly lose anything stand in one line", async () => {
  const slight = await told({ shocks: [{ kind: "halt", countries: ["CHN"], size: 0.001 }] });
  expect(slight.out).toContain("No sector loses 0.5 % of normal or more on any day.");
  expect(slight.out).toContain("1 short by less than 0.5 % of normal at the worst: Missiles");
});
