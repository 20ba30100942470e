import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ShapleyResult } from "../../src/model/shapley.ts";
import { golden } from "../support/golden.ts";
import { ReferenceGraph, referenceDocument } from "../support/reference-document.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Shapley shares of countries, enumerated by an independent program; asked through argv. */
const Golden = z.object({
  tolerance: z.number(),
  cases: z.array(
    z.object({
      id: z.string(),
      inputs: z.object({ graph: ReferenceGraph, home: z.string(), mode: z.string() }),
      expected: z.object({
        shapley_countries: z.record(z.string(), z.number()),
        grand_coalition_loss: z.number(),
      }),
    }),
  ),
});
const { cases } = golden("interdiction-shapley", Golden);

const inFolder = sharedFolder();

describe.each(cases.map((c) => [c.id, c] as const))("%s", (id, { inputs, expected }) => {
  const save = async () => {
    const path = inFolder(`${id}.json`);
    await writeFile(path, JSON.stringify(referenceDocument(inputs.graph, [inputs.home])));
    return path;
  };
  const targets = Object.keys(expected.shapley_countries).map((country) => `@${country}`);
  const ask = async (...options: string[]) => {
    const argv = ["shapley", await save(), ...targets, "--mode", inputs.mode, ...options];
    return ShapleyResult.parse(await callJson(argv));
  };

  test("shares of countries and their sum", async () => {
    const { loss, shares, standardError, permutations } = await ask();
    expect(loss).toBeCloseTo(expected.grand_coalition_loss, 8);
    for (const [country, share] of Object.entries(expected.shapley_countries))
      expect(shares[`@${country}`]).toBeCloseTo(share, 8);
    expect([standardError, permutations]).toEqual([0, null]);
    const sum = Object.values(shares).reduce((total: number, part) => total + (part ?? 0), 0);
    expect(sum).toBeCloseTo(loss ?? Number.NaN, 9);
  });

  test("producers are more than 12: drawn, and still the whole loss", async () => {
    const producers = inputs.graph.nodes.flatMap(({ id: node, layer, shares = {} }) =>
      layer === "sector"
        ? []
        : Object.keys(shares)
            .filter((country) => country !== inputs.home)
            .map((country) => `${node}@${country}`),
    );
    expect(producers.length).toBeGreaterThan(12);
    const argv = ["shapley", await save(), ...producers, "--mode", inputs.mode];
    const drawn = ShapleyResult.parse(await callJson(argv));
    expect(drawn.permutations).toBe(2000);
    expect(drawn.loss).toBeCloseTo(expected.grand_coalition_loss, 8);
    const sum = Object.values(drawn.shares).reduce((total: number, part) => total + (part ?? 0), 0);
    expect(sum).toBeCloseTo(drawn.loss ?? Number.NaN, 9);
    expect(drawn.standardError).toBeGreaterThan(0);
    expect(drawn.standardError).toBeLessThan(0.01);
    const same = await callJson([...argv, "--seed", "1"]);
    expect(same).toEqual(drawn);
  });
});
