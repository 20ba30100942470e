import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type EsriItem, EsriResult } from "../../src/model/esri.ts";
import { golden } from "../support/golden.ts";
import { callJson } from "./call.ts";
import { firmFiles } from "./firm-network-files.ts";

/** Published cases of the systemic risk index, asked as a user would ask: CSV and argv in, JSON out. */

async function ask(...argv: string[]) {
  const { items, certificate } = EsriResult.parse(await callJson(["esri", ...argv]));
  const found = new Map(items.map((item) => [item.id, item]));
  const of = (field: "esri" | "down" | "up" | "steps") => (id: string) => found.get(id)?.[field];
  return {
    items,
    certificate,
    esri: of("esri"),
    down: of("down"),
    up: of("up"),
    steps: of("steps"),
  };
}

const numbers = z.array(z.number());

describe("authors' code (Diem et al. 2022, 2024)", () => {
  const { cases, tolerance } = golden(
    "esri-diem",
    z.object({
      tolerance: z.number(),
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({
            n: z.number(),
            sector_of_firm: numbers,
            edges_supplier_buyer_value: z.array(numbers),
            essentiality_supplierSector_by_buyerSector: z.array(numbers),
            replaceability_by_market_share: z.boolean(),
            eps: z.number(),
          }),
          expected: z.object({
            ESRI: numbers,
            ESRI_downstream: numbers,
            ESRI_upstream: numbers,
            steps: numbers,
            h_loss_downstream_firm_by_scenario: z.array(numbers).nullish(),
          }),
        }),
      ),
    }),
  );

  test.each(cases)("$id", async ({ inputs, expected }) => {
    const types = inputs.essentiality_supplierSector_by_buyerSector;
    const { edges, nodes, essentiality } = await firmFiles({
      edges: [["source", "target", "weight"], ...inputs.edges_supplier_buyer_value],
      nodes: [["id", "industry"], ...inputs.sector_of_firm.map((sector, i) => [i + 1, sector])],
      essentiality: [
        ["supplier_industry", "buyer_industry", "type"],
        ...types.flatMap((row, k) => row.map((type, l) => [k + 1, l + 1, type])),
      ],
    });
    const argv = [edges, "--nodes", nodes, "--essentiality", essentiality];
    argv.push("--tolerance", String(inputs.eps), "--losses");
    if (!inputs.replaceability_by_market_share) argv.push("--no-replaceability");
    const found = await ask(...argv);
    expect(found.items).toHaveLength(inputs.n);
    const losses = new Map(found.items.map((item) => [item.id, item.losses]));
    for (let i = 0; i < inputs.n; i++) {
      const id = String(i + 1);
      const near = (figure: number | undefined, by: number | undefined) =>
        expect(Math.abs((figure ?? Number.NaN) - (by ?? Number.NaN))).toBeLessThan(tolerance);
      near(found.esri(id), expected.ESRI[i]);
      near(found.down(id), expected.ESRI_downstream[i]);
      near(found.up(id), expected.ESRI_upstream[i]);
      expect(found.steps(id)).toBe(expected.steps[i]);
      for (const [j, row] of expected.h_loss_downstream_firm_by_scenario?.entries() ?? [])
        near(losses.get(id)?.[String(j + 1)]?.down ?? 0, row[i]);
    }
    expect(found.certificate.iterations).toBe(Math.max(...expected.steps));
    expect(found.certificate.lastChange).toBeLessThanOrEqual(inputs.eps);
    expect(found.certificate.converged).toBe(true);
    expect(found.items).toEqual(found.items.toSorted(byRank));
  });
});

function byRank(a: EsriItem, b: EsriItem): number {
  return b.esri - a.esri || (a.id < b.id ? -1 : 1);
}

test("the thirteen firms of vitelot/Economic-Systemic-Risk, types on the links", async () => {
  const { inputs, expected, tolerance } = golden(
    "esri-toy-julia",
    z.object({
      tolerance: z.number(),
      inputs: z.object({
        edges: z.array(z.array(z.union([z.string(), z.number()]))),
        sector: z.record(z.string(), z.number()),
        eps: z.number(),
      }),
      expected: z.object({ ESRI: z.record(z.string(), z.number()) }),
    }),
  );
  const { edges, nodes } = await firmFiles({
    edges: [["src", "dst", "weight", "type"], ...inputs.edges],
    nodes: [["id", "industry"], ...Object.entries(inputs.sector)],
  });
  const { items, esri } = await ask(edges, "--nodes", nodes, "--tolerance", String(inputs.eps));
  expect(items).toHaveLength(13);
  for (const [id, index] of Object.entries(expected.ESRI))
    expect(Math.abs((esri(id) ?? Number.NaN) - index)).toBeLessThan(tolerance);
});
