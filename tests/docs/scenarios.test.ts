import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  DemandShock,
  EmbargoShock,
  HaltShock,
  MOST_HORIZON_DAYS,
  MOST_PARTS,
  Response,
  Scenario,
} from "../../src/model/scenario.ts";
import { MOST_STEPS } from "../../src/model/simulation.ts";
import { checkScenario } from "../../src/scenarios/simulate/check-scenario.ts";
import { MOST_KEPT } from "../../src/scenarios/simulate/history.ts";
import { scenarioSchema } from "../../src/store/formats/scenario-schema.ts";
import { loadGraph } from "../../src/store/graphs.ts";

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8");
const page = read("scenarios.md");

test("the published schema is the one that scenarios are read by: npx tsx scripts/schemas.ts", () => {
  expect(read("schemas/linchpin-scenario-1.schema.json")).toBe(scenarioSchema());
});

test("the document on the page can be run on the graph that ships", async () => {
  const [, json = ""] = /```json\n([\s\S]+?)```/.exec(page) ?? [];
  expect(json).toBe(read("examples/gallium-ban.json"));
  expect(checkScenario(await loadGraph("us-sri"), Scenario.parse(JSON.parse(json)))).toEqual([]);
});

test("every field is on the page, and the limits are those of the program", () => {
  const shapes = [Scenario, HaltShock, EmbargoShock, DemandShock, ...Response.options];
  const skipped = new Set([
    "format",
    "kind",
    "id",
    "name",
    "nameJa",
    "description",
    "descriptionJa",
  ]);
  for (const { shape } of shapes)
    for (const field of Object.keys(shape))
      if (!skipped.has(field)) expect(page).toContain(`\`${field}\``);
  for (const limit of [MOST_HORIZON_DAYS, MOST_PARTS, MOST_STEPS, MOST_KEPT])
    expect(page).toContain(limit.toLocaleString("en-US"));
});

test("each uncertain number on the page is one", () => {
  const written = [...page.matchAll(/^\| `(\{.+?\})` \|/gm)].map(([, json = ""]) =>
    JSON.parse(json),
  );
  expect(written.length).toBe(6);
  for (const durationDays of written)
    Scenario.parse({
      format: "linchpin-scenario/1",
      shocks: [{ kind: "halt", durationDays }],
    });
});
