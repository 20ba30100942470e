import { writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { run } from "../../src/cli/program.ts";
import {
  ChokepointsResult,
  CutResult,
  DependencyResult,
  RiskResult,
} from "../../src/model/results.ts";
import { golden } from "../support/golden.ts";
import { ReferenceGraph, referenceDocument } from "../support/reference-document.ts";
import { sharedFolder } from "../support/temporary-folder.ts";

/** Reference cases with their sources, each asked as a user would ask: argv in, JSON out. */

const inFolder = sharedFolder();

async function save(name: string, document: object): Promise<string> {
  const path = inFolder(`${name}.json`);
  await writeFile(path, JSON.stringify(document));
  return path;
}

async function ask<T>(schema: z.ZodType<T>, ...argv: string[]): Promise<T> {
  let out = "";
  let err = "";
  const status = await run([...argv, "--json"], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: {},
  });
  expect(err).toBe("");
  expect(status).toBe(0);
  return schema.parse(JSON.parse(out));
}

const numbers = z.record(z.string(), z.number());
const byId = <T extends { id: string }>(items: readonly T[]) =>
  new Map(items.map((item) => [item.id, item]));

describe("hand-worked static cases", () => {
  const { cases } = golden(
    "static-hand-cases",
    z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({
            graph: ReferenceGraph,
            shock: z.array(z.object({ node: z.string(), country: z.string(), cut: z.number() })),
            mode: z.string(),
          }),
          expected: z.object({ loss: z.number(), output: numbers }),
        }),
      ),
    }),
  );

  test.each(cases.map((c) => [c.id, c] as const))("%s", async (id, { inputs, expected }) => {
    const targets = inputs.shock.map(({ node, country }) =>
      node === "*" ? `@${country}` : country === "*" ? node : `${node}@${country}`,
    );
    const path = await save(id, referenceDocument(inputs.graph, ["USA"]));
    const size = String(inputs.shock[0]!.cut);
    const options = ["--size", size, "--mode", inputs.mode, "--everywhere"];
    if (id.endsWith("renormalised")) options.push("--residual", "renormalise");
    const result = await ask(CutResult, "cut", path, ...targets, ...options);
    expect(result.loss).toBeCloseTo(expected.loss, 9);
    for (const [product, y] of Object.entries(expected.output)) {
      expect(result.output[product]).toBeCloseTo(y, 9);
    }
  });
});

describe("random networks, scored by an independent program", () => {
  const { cases } = golden(
    "scores-random",
    z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({ graph: ReferenceGraph, home: z.string() }),
          expected: z.object({
            country: numbers,
            country_rigid: numbers,
            node_outside_home: numbers,
            node_everywhere_including_home: numbers,
            node_country: numbers,
            critical_dependence: z.record(z.string(), numbers),
            additive_dependence: z.record(z.string(), numbers),
          }),
        }),
      ),
    }),
  );

  describe.each(cases.map((c) => [c.id, c] as const))("%s", (id, { inputs, expected }) => {
    const scores = async (...options: string[]) => {
      const path = await save(id, referenceDocument(inputs.graph, [inputs.home]));
      return byId((await ask(ChokepointsResult, "chokepoints", path, ...options)).items);
    };

    test("countries, pool and rigid", async () => {
      const items = await scores("--by", "country");
      for (const [country, score] of Object.entries(expected.country)) {
        expect(items.get(`@${country}`)?.score ?? 0).toBeCloseTo(score, 8);
        const rigid = expected.country_rigid[country]!;
        expect(items.get(`@${country}`)?.scoreRigid ?? 0).toBeCloseTo(rigid, 8);
      }
    });

    test("products outside home, and everywhere", async () => {
      const abroad = await scores();
      const everywhere = await scores("--everywhere");
      for (const [product, score] of Object.entries(expected.node_outside_home)) {
        expect(abroad.get(product)?.score).toBeCloseTo(score, 8);
        const whole = expected.node_everywhere_including_home[product]!;
        expect(everywhere.get(product)?.score).toBeCloseTo(whole, 8);
      }
    });

    test("producers", async () => {
      const items = await scores("--by", "producer");
      for (const [pair, score] of Object.entries(expected.node_country)) {
        expect(items.get(pair.replace("|", "@"))?.score).toBeCloseTo(score, 8);
      }
    });

    test("critical and look-through dependence on each country", async () => {
      const path = await save(id, referenceDocument(inputs.graph, [inputs.home]));
      const items = byId((await ask(DependencyResult, "dependency", path)).items);
      for (const [country, products] of Object.entries(expected.critical_dependence)) {
        for (const [product, delta] of Object.entries(products)) {
          const scored = items.get(product)?.byCountry[country]?.critical;
          expect(scored ?? 0).toBeCloseTo(delta, 8);
        }
      }
      for (const [product, countries] of Object.entries(expected.additive_dependence)) {
        for (const [country, d] of Object.entries(countries)) {
          const scored = items.get(product)?.byCountry[country]?.lookThrough;
          expect(scored ?? 0).toBeCloseTo(d, 8);
        }
      }
    });
  });
});

test("the worked example of docs/methods", async () => {
  const { inputs, expected } = golden(
    "worked-example",
    z.object({
      inputs: z.object({ graph: ReferenceGraph, home: z.array(z.string()) }),
      expected: z.object({
        output_under_china_cut_pool: numbers,
        loss_country_CHN_pool: z.number(),
        loss_country_CHN_rigid: z.number(),
        additive_dependence_on_CHN: numbers,
        C_node_country_CHN: numbers,
      }),
    }),
  );
  const path = await save("worked", referenceDocument(inputs.graph, inputs.home));
  const cut = await ask(CutResult, "cut", path, "@CHN");
  expect(cut.loss).toBeCloseTo(expected.loss_country_CHN_pool, 9);
  expect(cut.lossRigid).toBeCloseTo(expected.loss_country_CHN_rigid, 9);
  for (const [product, y] of Object.entries(expected.output_under_china_cut_pool)) {
    expect(cut.output[product]).toBeCloseTo(y, 9);
  }
  const scores = byId(
    (await ask(ChokepointsResult, "chokepoints", path, "--by", "producer")).items,
  );
  for (const [product, score] of Object.entries(expected.C_node_country_CHN)) {
    expect(scores.get(`${product}@CHN`)?.score).toBeCloseTo(score, 9);
  }
  const depends = byId((await ask(DependencyResult, "dependency", path, "--on", "CHN")).items);
  for (const [product, d] of Object.entries(expected.additive_dependence_on_CHN)) {
    expect(depends.get(product)?.lookThrough).toBeCloseTo(d, 9);
  }
});

describe("HHI of 20 raw materials, published inputs and outputs (CRM 2020)", () => {
  const Producers = z.array(z.tuple([z.string(), z.number(), z.number()]));
  const { cases } = golden(
    "hhi-crm2020",
    z.object({
      cases: z.array(
        z.object({
          id: z.string(),
          inputs: z.object({ producers_percent_wgiRank: Producers, listed_slots: z.number() }),
          expected: z.object({
            hhi_of_renormalised_shares: z.number(),
            hhi_normalised_N10_published: z.number(),
          }),
        }),
      ),
    }),
  );
  // The source names countries in words; any code that is told apart does for a sum of squares.
  const codes = [
    "CHN",
    "RUS",
    "TJK",
    "BOL",
    "AUS",
    "TUR",
    "ZAF",
    "KAZ",
    "IND",
    "MAR",
    "USA",
    "BRA",
  ];

  test.each(cases.map((c) => [c.id, c] as const))("%s", async (id, { inputs, expected }) => {
    const supply = Object.fromEntries(
      inputs.producers_percent_wgiRank.map(([, percent], at) => [codes[at]!, percent / 100]),
    );
    const sum = Object.values(supply).reduce((total, share) => total + share, 0);
    // Published shares of some materials sum to more than a package allows; scale, as the source does.
    const scaled = Object.fromEntries(
      Object.entries(supply).map(([code, share]) => [code, sum > 1.02 ? share / sum : share]),
    );
    const path = await save(`hhi-${id.replace(/\W+/g, "-")}`, {
      format: "linchpin-network/1",
      home: ["USA"],
      products: [{ id: "x", kind: "material", supply: scaled }],
      inputGroups: [],
    });
    const { items } = await ask(RiskResult, "risk", path, "--residual", "renormalise");
    const { hhi } = items[0]!;
    expect(hhi).toBeCloseTo(expected.hhi_of_renormalised_shares, 9);
    const n = inputs.listed_slots;
    expect((hhi! - 1 / n) / (1 - 1 / n)).toBeCloseTo(expected.hhi_normalised_N10_published, 6);
  });
});
