import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { WorstResult } from "../../src/model/worst.ts";
import { golden } from "../support/golden.ts";
import { ReferenceGraph, referenceDocument } from "../support/reference-document.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Worst sets of producers, enumerated by an independent program; asked through argv. */
const Golden = z.object({
  tolerance: z.number(),
  cases: z.array(
    z.object({
      id: z.string(),
      inputs: z.object({ graph: ReferenceGraph, home: z.string(), mode: z.string() }),
      expected: z.object({
        worst_case: z.record(
          z.string(),
          z.object({
            worst_loss: z.number(),
            number_of_optimal_sets: z.number(),
            one_optimal_set: z.array(z.tuple([z.string(), z.string()])),
          }),
        ),
        greedy_3_loss: z.number(),
      }),
    }),
  ),
});
const { cases } = golden("interdiction-shapley", Golden);

const inFolder = sharedFolder();

describe.each(cases.map((c) => [c.id, c] as const))("%s", (id, { inputs, expected }) => {
  const ask = async (k: string, ...options: string[]) => {
    const path = inFolder(`${id}.json`);
    await writeFile(path, JSON.stringify(referenceDocument(inputs.graph, [inputs.home])));
    const argv = ["worst", path, "-k", k, "--mode", inputs.mode, ...options];
    return WorstResult.parse(await callJson(argv));
  };

  test.each(Object.entries(expected.worst_case))("k = %s", async (k, case_) => {
    const found = await ask(k);
    expect(found.loss).toBeCloseTo(case_.worst_loss, 8);
    expect(found.bound).toBeCloseTo(case_.worst_loss, 8);
    expect(found).toMatchObject({
      by: "producer",
      proven: true,
      method: "enumeration",
      optimalSets: case_.number_of_optimal_sets,
    });
    const one = case_.one_optimal_set.map(([product, country]) => `${product}@${country}`).sort();
    if (case_.number_of_optimal_sets === 1) expect(found.targets).toEqual(one);
    if (k === "3") expect(found.greedyLoss).toBeCloseTo(expected.greedy_3_loss, 8);
  });

  test.each(Object.entries(expected.worst_case))("k = %s by a model", async (k, case_) => {
    const found = await ask(k, "--method", "milp");
    expect(found).toMatchObject({ method: "milp", proven: true });
    expect(found.loss).toBeCloseTo(case_.worst_loss, 8);
    expect(found.bound).toBeCloseTo(case_.worst_loss, 6);
  });
});
