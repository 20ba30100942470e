import { describe, expect, test } from "vitest";
import { call } from "./call.ts";
import { workedExample } from "./worked-example.ts";

/** Bad use says what is wrong on stderr, prints nothing on stdout, and exits with 2. */
async function badUse(...argv: string[]): Promise<string> {
  const { status, out, err } = await call(argv);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  return err;
}

describe("bad use", () => {
  test("unknown commands and options, missing and surplus arguments", async () => {
    expect(await badUse("frob")).toContain("unknown command 'frob'");
    expect(await badUse("cut")).toContain("missing required argument 'GRAPH'");
    expect(await badUse("cut", "g")).toContain("missing required argument 'TARGET'");
    expect(await badUse("validate", "g", "h")).toContain("too many arguments");
    expect(await badUse("risk", "g", "--frob")).toContain("unknown option '--frob'");
    expect(await badUse("risk", "g", "--home")).toContain("argument missing");
    expect(await badUse()).toContain("Usage: linchpin");
  });

  test("all options at fault at once, each by its name", async () => {
    const err = await badUse(
      ...["cut", await workedExample(), "@CHN", "--size", "1.5", "--as-of", "x", "--mode", "fast"],
      ...["--home", "usa", "--residual", "drop", "--regions", "all", "--basis", "trade"],
    );
    for (const text of [
      "--size: is 1.5, expected at most 1",
      '--as-of: is "x", expected a number',
      '--mode: is "fast", expected one of pool, rigid',
      '--home: is "usa", expected a country code such as CHN',
      '--residual: is "drop", expected one of unknown, renormalise',
      '--regions: is "all", expected one of world, blocs, countries',
      '--basis: is "trade", expected one of world_production, home_sourcing',
    ]) {
      expect(err).toContain(text);
    }
  });

  test("options that only the graph can refuse", async () => {
    const graph = await workedExample();
    expect(await badUse("cut", graph, "tungsten")).toContain('TARGET: "tungsten"');
    expect(await badUse("cut", graph, "magnet@QQQ")).toContain("QQQ");
    expect(await badUse("cut", graph, "magnet->ore")).toContain("magnet is no input of ore");
    expect(await badUse("cut", graph, "a@b@c")).toContain("product@COUNTRY");
    const home = await badUse("cut", graph, "ore", "--home", "QQQ");
    expect(home).toContain("--home");
    expect(home).not.toContain("OTH"); // which would be refused, too
    expect(await badUse("cut", graph, "ore", "--home", "USA", "--adversary", "USA")).toContain(
      "--adversary: USA is both home and adversary",
    );
    expect(await badUse("cut", graph, "ore", "--importance", "gdp")).toContain("--importance");
    expect(await badUse("chokepoints", graph, "--for", "magnet")).toContain("--for");
    expect(await badUse("chokepoints", graph, "--by", "planet")).toContain('--by: is "planet"');
    expect(await badUse("chokepoints", graph, "--top", "0")).toContain("--top: is 0");
    expect(await badUse("dependency", graph, "nothing")).toContain("nothing");
    expect(await badUse("dependency", graph, "--on", "QQQ")).toContain("QQQ");
    expect(await badUse("cut", graph, "ore", "--fungibility", "0.5")).toContain("--fungibility");
  });

  test("no option hides another: what the schema and what the graph refuses, at once", async () => {
    const graph = await workedExample();
    const cut = await badUse("cut", graph, "nope", "--home", "QQQ", "--size", "2");
    for (const text of ["--size: is 2", '--home: "QQQ"', 'TARGET: "nope"']) {
      expect(cut).toContain(text);
    }
    const sides = await badUse("risk", graph, "--home", "QQQ", "--trusted", "ZZZ");
    expect(sides).toContain('--home: "QQQ"');
    expect(sides).toContain('--trusted: "ZZZ"');
    const dependency = await badUse("dependency", graph, "nope", "--on", "QQQ");
    expect(dependency).toContain('PRODUCT: "nope"');
    expect(dependency).toContain('--on: "QQQ"');
  });

  test("a graph that is not there", async () => {
    for (const command of ["validate", "coverage", "risk", "dependency", "chokepoints", "export"]) {
      expect(await badUse(command, "no-such-graph")).toContain(
        'GRAPH: there is no graph "no-such-graph", expected a folder, a file, or one of',
      );
    }
  });

  test("with --json, too, stdout stays empty", async () => {
    expect(await badUse("cut", "no-such-graph", "x", "--json")).toContain("no-such-graph");
  });
});

describe("help", () => {
  test("--help and --version print on stdout and exit with 0", async () => {
    const help = await call(["--help"]);
    expect(help).toMatchObject({ status: 0, err: "" });
    for (const name of ["validate", "coverage", "cut", "chokepoints", "dependency", "risk"]) {
      expect(help.out).toContain(`  ${name} `);
    }
    expect((await call(["cut", "--help"])).out).toContain("--fungibility");
    expect((await call(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
