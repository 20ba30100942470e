import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { SweepResult } from "../../src/model/sweep.ts";
import { golden } from "../support/golden.ts";
import { ReferenceGraph, referenceDocument } from "../support/reference-document.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Scores of an independent program are what a permanent halt comes down to in time. */

const numbers = z.record(z.string(), z.number());
const inFolder = sharedFolder();
const { cases } = golden(
  "scores-random",
  z.object({
    cases: z.array(
      z.object({
        id: z.string(),
        inputs: z.object({ graph: ReferenceGraph, home: z.string() }),
        expected: z.object({
          country: numbers,
          node_outside_home: numbers,
          node_everywhere_including_home: numbers,
          node_country: numbers,
        }),
      }),
    ),
  }),
);

describe.each(cases.map((c) => [c.id, c] as const))("%s", (id, { inputs, expected }) => {
  const depths = async (...argv: string[]) => {
    const path = inFolder(`${id}.json`);
    await writeFile(path, JSON.stringify(referenceDocument(inputs.graph, [inputs.home])));
    const options = [...argv, "--horizon-days", "5000", "--step-days", "5"];
    const { items } = SweepResult.parse(await callJson(["sweep", path, ...options]));
    return new Map(items.map((item) => [item.id, 1 - item.minOutput]));
  };

  test.each([
    ["country", [], expected.country, (key: string) => `@${key}`],
    ["product", [], expected.node_outside_home, (key: string) => key],
    ["product", ["--everywhere"], expected.node_everywhere_including_home, (key: string) => key],
    ["producer", [], expected.node_country, (key: string) => key.replace("|", "@")],
  ] as const)("by %s %s", async (by, options, scores, target) => {
    const found = await depths("--by", by, ...options);
    for (const [key, score] of Object.entries(scores)) {
      expect(found.get(target(key)) ?? 0).toBeCloseTo(score, 7);
    }
  });
});
