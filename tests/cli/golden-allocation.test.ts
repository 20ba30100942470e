import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CutResult } from "../../src/model/results.ts";
import { golden } from "../support/golden.ts";
import { ReferenceGraph, referenceDocument } from "../support/reference-document.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

const inFolder = sharedFolder();

const { cases, tolerance } = golden(
  "allocation",
  z.object({
    tolerance: z.number(),
    cases: z.array(
      z.object({
        id: z.string(),
        inputs: z.object({
          graph: ReferenceGraph,
          cut: z.number(),
          countries: z.array(z.string()),
        }),
        expected: z.record(
          z.string(),
          z.object({
            loss_prorata: z.number(),
            loss_optimal_other_use_protected: z.number(),
            loss_optimal_other_use_sacrificed: z.number(),
          }),
        ),
      }),
    ),
  }),
);

const asked = cases.flatMap(({ id, inputs, expected }) =>
  inputs.countries.map((country) => [id, country, inputs, expected[country]!] as const),
);

describe("who gets what is left, solved by an independent program", () => {
  test.each(asked)("%s without %s", async (id, country, { graph, cut }, expected) => {
    const path = inFolder(`${id}.json`);
    await writeFile(path, JSON.stringify(referenceDocument(graph, ["USA"])));
    const lossOf = async (...options: string[]): Promise<number> => {
      const argv = ["cut", path, `@${country}`, "--size", String(cut), ...options];
      return CutResult.parse(await callJson(argv)).loss ?? Number.NaN;
    };
    const apart = (a: number, b: number) => Math.abs(a - b);
    const best = ["--rationing", "optimal", "--other-use"];
    expect(apart(await lossOf(), expected.loss_prorata)).toBeLessThanOrEqual(tolerance);
    expect(
      apart(await lossOf(...best, "protected"), expected.loss_optimal_other_use_protected),
    ).toBeLessThanOrEqual(tolerance);
    expect(
      apart(await lossOf(...best, "sacrificed"), expected.loss_optimal_other_use_sacrificed),
    ).toBeLessThanOrEqual(tolerance);
  });
});
