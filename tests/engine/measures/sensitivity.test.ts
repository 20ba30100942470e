import { describe, expect, test } from "vitest";
import { betaQuantile } from "../../../src/engine/kernels/incomplete-beta.ts";
import { sensitivity } from "../../../src/engine/measures/sensitivity.ts";
import { sensitivityStudy } from "../../../src/engine/measures/sensitivity-study.ts";
import { rowsHere } from "../../../src/engine/measures/study.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import {
  type MorrisFactor,
  SensitivityOptions,
  SensitivityResult,
  type SobolFactor,
} from "../../../src/model/sensitivity.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const ask = (data: DataSet, options: object) =>
  SensitivityResult.parse(sensitivity(data, SensitivityOptions.parse(options)));
const factor = <Of>(result: SensitivityResult, id: string) =>
  result.factors.find((each) => each.id === id) as Of;

/** Two sectors, each of one product; the second product is made abroad alone. */
function twoChains(): DataSet {
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "powder", kind: "material" },
        { id: "glue", kind: "material" },
        { id: "tools", kind: "sector" },
        { id: "toys", kind: "sector" },
      ],
      importance: [
        { set: "s", product: "tools", share: 0.75 },
        { set: "s", product: "toys", share: 0.25 },
      ],
      supply: [
        { product: "powder", country: "CHN", share: 0.6 },
        { product: "powder", country: "USA", share: 0.4 },
        { product: "glue", country: "CHN", share: 1 },
      ],
      inputs: [
        { product: "tools", group: "a", input: "powder", essentiality: 0.5 },
        { product: "toys", group: "b", input: "glue", essentiality: 0.4 },
        { product: "toys", group: "c", input: "powder", essentiality: 1, substitutability: 1 },
      ],
    },
  });
}

describe("factors", () => {
  test("are the figures on the way from the cut to a weighted sector, and no others", () => {
    const ids = (options: object) =>
      ask(twoChains(), options)
        .factors.map(({ id }) => id)
        .sort();
    expect(ids({ target: "powder" })).toEqual(["essentiality:tools|a", "supply:powder"]);
    expect(ids({ target: "glue" })).toEqual(["essentiality:toys|b"]);
    expect(ids({ target: "@CHN" })).toHaveLength(3);
    expect(ids({ target: "powder", for: "toys" })).toEqual(["supply:powder"]);
    expect(ids({ target: "glue->toys" })).toEqual(["essentiality:toys|b"]);
    expect(ids({ target: "powder", score: "critical" })).toEqual(["supply:powder"]);
    expect(ids({ target: "tools", score: "critical" })).toEqual([
      "essentiality:tools|a",
      "supply:powder",
    ]);
  });

  test("what is left out does not move the score: all figures drawn give the same spread", () => {
    const chosen = ask(magnetGraph(), { target: "oxide@CHN", method: "sobol", runs: 40 });
    expect(chosen.factors.map(({ id }) => id).sort()).toEqual([
      "mix:ev|motor",
      "substitutability:missile|magnet",
      "supply:oxide",
    ]);
  });

  test("where regions trade, the shares of every market on the way are factors", () => {
    const { factors } = ask(magnetGraph(), { target: "oxide@CHN", regions: "blocs", runs: 2 });
    expect(factors.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["supply:oxide", "supply:magnet"]),
    );
  });
});

describe("morris", () => {
  test("of a product of two figures: effects of full steps, worked from the quantiles", () => {
    // Score = 0.75 e with e ~ Beta(5, 5) alone where glue's sector is left out: one factor, exact.
    const result = ask(twoChains(), { target: "glue" });
    const level = (l: number) => betaQuantile((2 * l + 1) / 8, 4, 6); // essentiality 0.4, nu 10
    const steps = [level(2) - level(0), level(3) - level(1)].map((step) => 0.25 * step * 1.5);
    const found = factor<MorrisFactor>(result, "essentiality:toys|b");
    expect(found.muStar!).toBeGreaterThanOrEqual(Math.min(...steps) - 1e-12);
    expect(found.muStar!).toBeLessThanOrEqual(Math.max(...steps) + 1e-12);
    expect(result).toMatchObject({ runs: 20, evaluations: 40, point: 0.1, mean: null, total: 1 });
  });

  test("two factors that multiply have a spread; the larger effect comes first", () => {
    const { factors } = ask(twoChains(), { target: "powder", runs: 200 });
    const [first, second] = factors as MorrisFactor[];
    expect(first!.muStar!).toBeGreaterThan(second!.muStar!);
    expect(first!.sigma! > 0 && second!.sigma! > 0).toBe(true);
    expect(first!.standardError!).toBeLessThan(first!.muStar! / 5);
  });
});

describe("sobol", () => {
  test("of a product of independent figures: the closed form", () => {
    // Score = 0.75 X Y, X ~ Beta(6, 4), Y ~ Beta(5, 5), as powder of toys can be replaced.
    const result = ask(twoChains(), { target: "powder", method: "sobol", runs: 6000 });
    const [mx, vx, my, vy] = [0.6, 0.24 / 11, 0.5, 0.25 / 11];
    const variance = (vx + mx ** 2) * (vy + my ** 2) - (mx * my) ** 2;
    expect(result.variance! / (0.75 ** 2 * variance)).toBeCloseTo(1, 1);
    expect(Math.abs(result.mean! - 0.75 * mx * my)).toBeLessThan(0.005);
    const share = factor<SobolFactor>(result, "supply:powder");
    const essentiality = factor<SobolFactor>(result, "essentiality:tools|a");
    const exact = { share: (vx * my ** 2) / variance, essentiality: (vy * mx ** 2) / variance };
    const both = (vx * vy) / variance;
    expect(Math.abs(share.first! - exact.share)).toBeLessThan(0.05);
    expect(Math.abs(essentiality.first! - exact.essentiality)).toBeLessThan(0.05);
    expect(Math.abs(share.total! - exact.share - both)).toBeLessThan(0.05);
    expect(Math.abs(essentiality.total! - exact.essentiality - both)).toBeLessThan(0.05);
    expect(Math.abs(share.first! - exact.share)).toBeLessThan(5 * share.firstStandardError!);
  });

  test("one factor explains everything: first = total = 1", () => {
    const result = ask(twoChains(), { target: "glue", method: "sobol", runs: 3000 });
    const [only] = result.factors as SobolFactor[];
    expect(Math.abs(only!.first! - 1)).toBeLessThan(0.1);
    expect(Math.abs(only!.total! - 1)).toBeLessThan(0.1);
    expect(result.evaluations).toBe(9000);
  });

  test("figures that cannot move the score: indices null, variance 0", () => {
    const { tables, defaults } = twoChains();
    const supply = tables.supply.map((row) => ({ ...row, spare: 1e6 }));
    const spared = dataSet({ defaults, tables: { ...tables, supply } });
    const result = ask(spared, { target: "powder@CHN", method: "sobol", runs: 50, for: "tools" });
    // Home's powder can always cover all.
    expect(result).toMatchObject({ point: 0, variance: 0, total: 2 });
    for (const each of result.factors as SobolFactor[])
      expect([each.first, each.total]).toEqual([null, null]);
    const certain = ask(spared, { target: "@JPN", method: "sobol" });
    expect(certain).toMatchObject({ factors: [], point: 0, variance: 0, evaluations: 0 });
    expect(certain.certificate.notes).toContain("no uncertain figure can move this score");
  });
});

describe("draws", () => {
  test("seeds reproduce; rows do not depend on how they are cut into blocks", () => {
    for (const method of ["morris", "sobol"]) {
      const options = SensitivityOptions.parse({ target: "oxide@CHN", method, runs: 30, seed: 4 });
      expect(ask(magnetGraph(), options)).toEqual(ask(magnetGraph(), options));
      const study = sensitivityStudy(magnetGraph(), options)!;
      const whole = study.compute(0, 30).values;
      const parts = [study.compute(20, 30), study.compute(0, 20)].map(({ values }) => values);
      expect([...parts[1]!, ...parts[0]!]).toEqual([...whole]);
      expect(rowsHere(study)!.values).toEqual(whole);
    }
  });

  test("a figure that is no factor changes no Sobol index of the others", () => {
    const { tables, defaults } = twoChains();
    const products = [{ id: "stranger", kind: "material" }, ...tables.products];
    const shares = [
      { product: "stranger", country: "CHN", share: 0.5 },
      { product: "stranger", country: "USA", share: 0.5 },
    ];
    const supply = [...shares, ...tables.supply];
    const more = dataSet({ defaults, tables: { ...tables, products, supply } });
    const options = { target: "powder", method: "sobol", runs: 50 };
    expect(ask(more, options).factors).toEqual(ask(twoChains(), options).factors);
  });

  test("spares and headrooms are drawn around what is stated, in every sample anew", () => {
    const options = { target: "magnet@CHN", capacitySpread: 0.3, runs: 60 };
    for (const method of ["morris", "sobol"]) {
      const { factors } = ask(magnetGraph(), { ...options, method });
      expect(factors.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["spare:magnet", "headroom:ev|motor", "supply:magnet"]),
      );
    }
  });
});

describe("what cannot be asked", () => {
  const refused = (options: object) => () => ask(twoChains(), options);

  test("unknown targets and sectors, a critical score of anything but a product", () => {
    expect(refused({ target: "sand" })).toThrow(InvalidInputError);
    expect(refused({ target: "powder", for: "powder" })).toThrow(InvalidInputError);
    expect(refused({ target: "@CHN", score: "critical" })).toThrow(/is no product/);
    try {
      refused({ target: "sand" })();
    } catch (error) {
      expect((error as InvalidInputError).details[0]?.pointer).toBe("/target");
    }
  });

  test("more evaluations than anybody would wait for", () => {
    const options = SensitivityOptions.parse({
      target: "@CHN",
      method: "sobol",
      runs: 100_000,
    });
    const study = (runs: number) => () =>
      rowsHere(sensitivityStudy(magnetGraph(), { ...options, runs }));
    expect(study(10_000_000)).toThrow(LimitError);
    expect(study(10_000_000)).toThrow(/too many/);
  });

  test("without weighted sectors there is no score and there are no factors", () => {
    const { tables, defaults } = twoChains();
    const bare = dataSet({ defaults, tables: { ...tables, importance: [] } });
    expect(ask(bare, { target: "powder" })).toMatchObject({ point: null, factors: [] });
  });
});

test("effects that are all 0: the certificate says that no figure moves the score", () => {
  const options = SensitivityOptions.parse({ target: "powder", runs: 3 });
  const rows = rowsHere(sensitivityStudy(twoChains(), options))!;
  const still = { ...rows, values: new Float64Array(rows.values.length).fill(0.3) };
  const { factors, certificate } = sensitivity(twoChains(), options, still);
  expect(factors.every((each) => "muStar" in each && each.muStar === 0)).toBe(true);
  expect(certificate.notes).toContain("no figure moves this score: every effect is 0");
  const moved = sensitivity(twoChains(), options, rows);
  expect(moved.certificate.notes.join()).not.toContain("every effect is 0");
});
