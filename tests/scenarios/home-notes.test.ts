import { expect, test } from "vitest";
import { Scenario } from "../../src/model/scenario.ts";
import { SimulateOptions } from "../../src/model/simulation.ts";
import { simulate } from "../../src/scenarios/simulate/simulate.ts";
import { loadGraph } from "../../src/store/graphs.ts";

async function notesOf(buyers: string[], home?: string[]): Promise<string> {
  const scenario = Scenario.parse({
    format: "linchpin-scenario/1",
    horizonDays: 10,
    shocks: [{ kind: "embargo", products: ["gallium-refined"], sellers: ["CHN"], buyers }],
  });
  const data = await loadGraph("us-sri");
  const options = SimulateOptions.parse(home ? { scenario, home } : { scenario });
  return simulate(data, options).certificate.notes.join("\n");
}

test("a home where none of the sectors is gets told so; the data's own home does not", async () => {
  expect(await notesOf(["JPN"], ["JPN"])).toContain("none in JPN: their links and stocks are not");
  expect(await notesOf(["USA"])).not.toContain("the sectors of this data set are in");
});

test("an embargo that spares the home is told, as `cut` tells it", async () => {
  expect(await notesOf(["JPN"])).toContain("the home is no buyer in an embargo here");
  expect(await notesOf(["USA", "JPN"])).not.toContain("the home is no buyer");
});
