import { describe, expect, test } from "vitest";
import { CutResult } from "../../src/model/results.ts";
import { SensitivityResult } from "../../src/model/sensitivity.ts";
import { call, callJson } from "./call.ts";
import { workedExample } from "./worked-example.ts";

describe("sensitivity", () => {
  test("--json gives factors with muStar and sigma, or first and total", async () => {
    const argv = ["sensitivity", await workedExample(), "oxide@CHN"];
    const morris = SensitivityResult.parse(await callJson([...argv, "--top", "2"]));
    expect(morris.factors).toHaveLength(2);
    expect(Object.keys(morris.factors[0]!)).toEqual(["id", "muStar", "sigma", "standardError"]);
    const more = ["--method", "sobol", "--runs", "32", "--seed", "3", "--workers", "2"];
    const sobol = SensitivityResult.parse(await callJson([...argv, ...more]));
    expect(sobol).toMatchObject({ method: "sobol", runs: 32, seed: 3, total: 3 });
    for (const { id } of sobol.factors) expect(id).toMatch(/^(supply|mix|substitutability):/);
    expect(Object.keys(sobol.factors[0]!)).toContain("first");
  });

  test("for people: a table, and how often the score was computed", async () => {
    const { status, out, err } = await call(["sensitivity", await workedExample(), "@CHN"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("China: loss if it is cut 79 %; figures that move it (morris)");
    expect(out).toMatch(/supply:oxide +0\.\d{4} +0\.\d{4} +0\.\d{4}/);
    expect(out).toMatch(/the score was computed \d+ times\./);
    const none = await call(["sensitivity", await workedExample(), "@JPN", "--for", "missile"]);
    expect(none.status).toBe(0);
  });

  test("every fault is named at once", async () => {
    const wrong = ["--method", "guess", "--runs", "1", "--for", "ore"];
    const graph = await workedExample();
    const { status, out, err } = await call(["sensitivity", graph, "sand", ...wrong]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    for (const part of ["--method", "--runs", "--for", 'TARGET: "sand" is no product'])
      expect(err).toContain(part);
    const country = await call(["sensitivity", graph, "@CHN", "--score", "critical"]);
    expect(country.status).toBe(2);
    expect(country.err).toContain('TARGET: "@CHN" is no product');
  });

  test("what the point value rests on is listed as cut lists it", async () => {
    const graph = await workedExample();
    const of = async (...argv: string[]) =>
      SensitivityResult.parse(await callJson(["sensitivity", graph, ...argv])).certificate.assumed;
    const cut = CutResult.parse(await callJson(["cut", graph, "oxide@CHN"]));
    expect(await of("oxide@CHN")).toEqual(cut.certificate.assumed);
    expect(cut.certificate.assumed.length).toBeGreaterThan(0);
    expect(await of("@BRA")).toEqual([]);
    const critical = await of("missile", "--score", "critical");
    expect(critical.map(({ key }) => key)).toContain("missile|g1|magnet");
  });

  test("no figure that moves it: said, not a table of zeros alone", async () => {
    const { out } = await call(["sensitivity", await workedExample(), "@BRA", "--runs", "2"]);
    expect(out).toMatch(/No uncertain figure can move it|no figure moves this score/);
  });

  test("Sobol: both standard errors, a warning where they are too large", async () => {
    const argv = ["sensitivity", await workedExample(), "magnet", "--method", "sobol"];
    const { out } = await call([...argv, "--runs", "2"]);
    expect(out).toMatch(/Alone \(first\) +Standard error +With others \(total\) +Standard error/);
    expect(out).toMatch(
      /\d of \d figures have an index within two standard errors of 0: take more runs/,
    );
  });
});
