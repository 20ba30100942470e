import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { IoResult } from "../../src/model/input-output.ts";
import { golden } from "../support/golden.ts";
import { sharedFolder } from "../support/temporary-folder.ts";
import { callJson } from "./call.ts";

/** Reference cases of input-output analysis, each asked as a user would ask: argv in, JSON out. */

const inFolder = sharedFolder();

const Matrix = z.array(z.array(z.number()));

async function ask(table: object, ...options: string[]): Promise<IoResult> {
  const path = inFolder("table.json");
  await writeFile(path, JSON.stringify({ format: "linchpin-table/1", ...table }));
  return IoResult.parse(await callJson(["io", path, ...options]));
}

describe("random inter-country tables, computed by an independent program", () => {
  const { cases } = golden(
    "fpem-mrio",
    z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({
            labels: z.array(z.string()),
            Z: Matrix,
            final_demand: z.array(z.number()),
          }),
          expected: z.object({
            L: Matrix,
            FPEM: Matrix,
            FPEM_facevalue: Matrix,
            hidden_min: z.number(),
            value_added_origin_share: Matrix,
          }),
        }),
      ),
    }),
  );

  test.each(cases.map((c) => [c.id, c] as const))("%s", async (_, { inputs, expected }) => {
    const { labels, Z, final_demand: finalDemand } = inputs;
    const { items, leontiefInverse, certificate } = await ask(
      { labels, Z, finalDemand },
      "--matrices",
    );
    expect(items.map(({ id }) => id)).toEqual(labels);
    let least = Number.POSITIVE_INFINITY;
    for (const [j, { fpem, faceValue, hidden, valueAddedOrigin }] of items.entries()) {
      for (const [i, origin] of labels.entries()) {
        expect(leontiefInverse?.[i]?.[j]).toBeCloseTo(expected.L[i]![j]!, 8);
        expect(fpem[origin]).toBeCloseTo(expected.FPEM[i]![j]!, 8);
        expect(faceValue[origin]).toBeCloseTo(expected.FPEM_facevalue[i]![j]!, 8);
        expect(valueAddedOrigin[origin]).toBeCloseTo(expected.value_added_origin_share[i]![j]!, 8);
        least = Math.min(least, hidden[origin]!);
      }
    }
    expect(least).toBeCloseTo(expected.hidden_min, 8);
    expect(certificate).toMatchObject({ converged: true, origins: "label" });
  });
});

test("two sectors of a textbook: coefficients, inverse, output for a new demand", async () => {
  const { inputs, expected } = golden(
    "leontief-textbook",
    z.object({
      inputs: z.object({
        Z: Matrix,
        x: z.array(z.number()),
        new_final_demand: z.array(z.number()),
      }),
      expected: z.object({ A: Matrix, L: Matrix, x_new: z.array(z.number()) }),
    }),
  );
  const [a, b] = inputs.new_final_demand;
  const found = await ask(
    { labels: ["a", "b"], Z: inputs.Z, x: inputs.x },
    ...["--demand", `a=${a},b=${b}`, "--matrices"],
  );
  for (const i of [0, 1]) {
    for (const j of [0, 1]) {
      expect(found.technicalCoefficients?.[i]?.[j]).toBeCloseTo(expected.A[i]![j]!, 9);
      expect(found.leontiefInverse?.[i]?.[j]).toBeCloseTo(expected.L[i]![j]!, 9);
    }
  }
  expect(found.output?.["a"]).toBeCloseTo(expected.x_new[0]!, 6);
  expect(found.output?.["b"]).toBeCloseTo(expected.x_new[1]!, 6);
});

describe("Leontief solutions of random graphs", () => {
  const Case = z.object({
    n: z.number(),
    edges: z.array(z.tuple([z.number(), z.number(), z.number()])),
    expected: z.object({
      leontief: z.object({
        column_sums_scaled_to: z.number(),
        final_demand: z.array(z.number()),
        x: z.array(z.number()),
        price_dual_unit_value_added: z.array(z.number()),
      }),
    }),
  });
  const names = ["rand0-dag-10", "rand1-dag-20", "rand2-layer-15", "rand3-layer-24"];
  names.push("rand4-any-10", "rand5-any-18", "rand6-dag-30", "rand7-layer-30");

  test.each(names)("%s", async (name) => {
    const { n, edges, expected } = golden(`graphs/${name}`, Case);
    const { leontief } = expected;
    const labels = Array.from({ length: n }, (_, at) => `n${at}`);
    const flows = labels.map(() => new Array<number>(n).fill(0));
    const bought = new Array<number>(n).fill(0);
    for (const [, to, weight] of edges) bought[to]! += weight;
    // Any output will do: coefficients are what is scaled. 1000 each, so that x is not put in.
    const scale = 1000 * leontief.column_sums_scaled_to;
    for (const [from, to, weight] of edges) flows[from]![to]! += (scale * weight) / bought[to]!;
    const demand = leontief.final_demand.map((f, at) => `n${at}=${f}`).join(",");
    const x = labels.map(() => 1000);
    const { items, output } = await ask({ labels, Z: flows, x }, "--demand", demand);
    for (const [at, id] of labels.entries()) {
      expect(output?.[id]).toBeCloseTo(leontief.x[at]!, 6);
      const dual = leontief.price_dual_unit_value_added[at]!;
      expect(items[at]?.outputMultiplier).toBeCloseTo(dual, 6);
    }
  });
});
