import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ExposureResult } from "../../src/model/exposure.ts";
import { golden } from "../support/golden.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Time to survive and lost profit of reference networks, asked as a user would ask. */

const inFolder = sharedFolder();
const maybe = z.number().nullable();
const { cases, tolerance } = golden(
  "ttr-tts",
  z.object({
    tolerance: z.number(),
    cases: z.array(
      z.object({
        id: z.string(),
        inputs: z.record(z.string(), z.unknown()),
        expected: z.object({
          tts_without_disruption: maybe.optional(),
          by_node: z.record(
            z.string(),
            z.object({
              tts: maybe,
              lost_profit_ttr: z.record(z.string(), z.number()),
              rei_ttr5: z.number().optional(),
            }),
          ),
        }),
      }),
    ),
  }),
);

/** Within the tolerance, of the figure itself if that is above 1; null is null. */
function expectFigure(found: number | null | undefined, expected: number | null, where: string) {
  if (expected === null || typeof found !== "number") return expect(found, where).toBe(expected);
  const size = Math.max(1, Math.abs(expected));
  expect(Math.abs(found - expected), where).toBeLessThanOrEqual(tolerance * size);
}

describe.each(cases)("$id", ({ id, inputs, expected }) => {
  test("time to survive, lost profit and index of every supplier", async () => {
    const path = inFolder(`${id}.json`);
    const [first] = Object.values(expected.by_node);
    const timesToRecover = Object.keys(first?.lost_profit_ttr ?? {}).map(Number);
    const document = { format: "linchpin-plants/1", ...inputs, timesToRecover };
    await writeFile(path, JSON.stringify(document));
    const result = ExposureResult.parse(await callJson(["exposure", path]));
    expect(Object.keys(result.nodes).sort()).toEqual(Object.keys(expected.by_node).sort());
    for (const [node, figures] of Object.entries(expected.by_node)) {
      const item = result.nodes[node];
      expectFigure(item?.timeToSurvive, figures.tts, node);
      for (const [time, lost] of Object.entries(figures.lost_profit_ttr))
        expectFigure(item?.lostProfit[time], lost, `${node} ${time}`);
      const index = figures.rei_ttr5;
      if (index !== undefined) expectFigure(item?.riskExposureIndex[5], index, node);
    }
    const { tts_without_disruption: whole } = expected;
    if (whole !== undefined) expectFigure(result.timeToSurviveWithoutDisruption, whole, id);
  });
});
