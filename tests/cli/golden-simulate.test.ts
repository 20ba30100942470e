import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SimulateResult } from "../../src/model/simulation.ts";
import { golden } from "../support/golden.ts";
import { ReferenceGraph, referenceDocument } from "../support/reference-document.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Reference cases of the time model, each asked as a user would ask: argv in, JSON out. */

const inFolder = sharedFolder();

const Expected = z.object({
  sectors: z.record(
    z.string(),
    z.object({
      tts_days: z.number().nullable(),
      ttr_days: z.number().nullable(),
      min_output: z.number(),
      lost_days: z.number(),
    }),
  ),
  weighted_lost_days: z.number(),
  weighted_loss_first_last_day: z.array(z.number()).optional(),
  weighted_loss_every_10_days: z.array(z.number()).optional(),
});
type Expected = z.infer<typeof Expected>;

async function simulated(
  name: string,
  graph: ReferenceGraph,
  scenario: object,
): Promise<SimulateResult> {
  const [graphFile, scenarioFile] = [inFolder(`${name}.json`), inFolder(`${name}-scenario.json`)];
  await writeFile(graphFile, JSON.stringify(referenceDocument(graph, ["USA"])));
  const document = { format: "linchpin-scenario/1", restartRatePerDay: 0, ...scenario };
  await writeFile(scenarioFile, JSON.stringify(document));
  return SimulateResult.parse(await callJson(["simulate", graphFile, scenarioFile]));
}

const DIGITS = 7;

function expectCourse(result: SimulateResult, expected: Expected): void {
  for (const [id, { tts_days, ttr_days, min_output, lost_days }] of Object.entries(
    expected.sectors,
  )) {
    const sector = result.sectors[id];
    expect([id, sector?.timeToSurviveDays, sector?.timeToRecoverDays]).toEqual([
      id,
      tts_days,
      ttr_days,
    ]);
    expect(sector?.minOutput).toBeCloseTo(min_output, DIGITS);
    expect(sector?.lostDays).toBeCloseTo(lost_days, DIGITS);
  }
  expect(result.lostDays).toBeCloseTo(expected.weighted_lost_days, DIGITS);
  const [first, last] = expected.weighted_loss_first_last_day ?? [];
  if (first !== undefined) expect(result.loss?.[0]).toBeCloseTo(first, DIGITS);
  if (last !== undefined) expect(result.loss?.at(-1)).toBeCloseTo(last, DIGITS);
  expected.weighted_loss_every_10_days?.forEach((loss, at) => {
    expect(result.loss?.[at * 10]).toBeCloseTo(loss, DIGITS);
  });
}

describe("dynamics", () => {
  const { cases } = golden(
    "dynamics",
    z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({
            graph: ReferenceGraph,
            shock: z.array(
              z.object({
                node: z.string(),
                country: z.string(),
                cut: z.number(),
                start: z.number(),
                duration: z.number(),
                ramp: z.number().default(0),
              }),
            ),
            horizon_days: z.number(),
          }),
          expected: Expected,
        }),
      ),
    }),
  );
  test.each(cases)("$id", async ({ id, inputs, expected }) => {
    const shocks = inputs.shock.map(({ node, country, cut, start, duration, ramp }) => ({
      kind: "halt",
      products: node === "*" ? "*" : [node],
      countries: [country],
      size: cut,
      startDay: start,
      durationDays: duration,
      rampDays: ramp,
    }));
    const scenario = { shocks, horizonDays: inputs.horizon_days };
    expectCourse(await simulated(id, inputs.graph, scenario), expected);
  });
});

test("worked example: a year without China, with stocks and lags", async () => {
  const { inputs, expected } = golden(
    "worked-example",
    z.object({
      inputs: z.object({ graph: ReferenceGraph }),
      expected: z.object({ dynamic_365_days: Expected }),
    }),
  );
  const scenario = { shocks: [{ kind: "halt", countries: ["CHN"], durationDays: 365 }] };
  const result = await simulated("worked", inputs.graph, scenario);
  expectCourse(result, expected.dynamic_365_days);
  expect(result.firstHit).toEqual(["ev"]);
  expect(result.sectors["missile"]?.path).toEqual(["magnet", "missile"]);
  expect(result.emptied.at(-1)).toEqual({
    input: "magnet",
    product: "missile",
    coverDays: 90,
    emptyDay: 131, // as its time to survive
  });
});
