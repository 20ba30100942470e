import { describe, expect, test } from "vitest";
import { SimulateOptions, type SimulateResult } from "../../src/model/simulation.ts";
import { simulate } from "../../src/scenarios/simulate/simulate.ts";
import { readNetworkDocument } from "../../src/store/formats/network-document.ts";

/** Each response worked out by hand on one material m, bought by one sector s. */

interface Sketch {
  readonly supply?: Record<string, number>;
  readonly spare?: Record<string, number>;
  readonly cover?: number;
  readonly lag?: number;
  readonly useShare?: number;
  readonly tables?: object;
}

function network({ supply = { CHN: 1 }, spare, cover = 0, lag = 1, useShare, tables }: Sketch) {
  const link = { input: "m", coverDays: cover, lagDays: lag, ...(useShare ? { useShare } : {}) };
  return readNetworkDocument(
    JSON.stringify({
      format: "linchpin-network/1",
      home: ["USA"],
      adversary: ["CHN"],
      products: [
        { id: "m", kind: "material", supply, ...(spare ? { spare } : {}) },
        { id: "s", kind: "sector", supply: { USA: 1 }, importance: 1 },
      ],
      inputGroups: [{ product: "s", members: [link] }],
      ...tables,
    }),
    "hand.json",
  );
}

function run(sketch: Sketch, scenario: object, choices: object = {}): SimulateResult {
  const document = {
    format: "linchpin-scenario/1",
    horizonDays: 100,
    restartRatePerDay: 0,
    ...scenario,
  };
  return simulate(network(sketch), SimulateOptions.parse({ scenario: document, ...choices }));
}

const outputs = (result: SimulateResult) => result.sectors["s"]?.output ?? [];
const HALT = { kind: "halt", products: ["m"], countries: ["CHN"] };

describe("stock release", () => {
  const stocks = [
    { product: "m", country: "USA", holder: "government", days: 20 },
    { product: "m", country: "USA", holder: "industry", days: 5 },
    { product: "m", country: "DEU", holder: "government", days: 70 },
  ];
  const release = (more: object) => [{ kind: "stock-release", ...more }];

  test("as needed: every day of stock is a day survived; other countries' stocks stay theirs", () => {
    const all = run({ tables: { stocks } }, { shocks: [HALT], responses: release({}) });
    expect(all.sectors["s"]).toMatchObject({ timeToSurviveDays: 26, minOutput: 0 });
    expect(all.products["m"]?.publicStockDays?.slice(0, 3)).toEqual([25, 24, 23]);
    const one = release({ holder: "government" });
    expect(run({ tables: { stocks } }, { shocks: [HALT], responses: one }).firstHit).toEqual(["s"]);
    expect(
      run({ tables: { stocks } }, { shocks: [HALT], responses: one }).sectors["s"]
        ?.timeToSurviveDays,
    ).toBe(21);
  });

  test("from a day on, and no faster than its rate", () => {
    const late = release({ holder: "government", fromDay: 10 });
    const course = outputs(run({ tables: { stocks } }, { shocks: [HALT], responses: late }));
    expect([course[0], course[1], course[9], course[10], course[29], course[30]]).toEqual([
      1, 0, 0, 1, 1, 0,
    ]);
    const slow = release({ holder: "government", ratePerDay: 0.5 });
    const half = outputs(run({ tables: { stocks } }, { shocks: [HALT], responses: slow }));
    expect([half[1], half[40], half[41]]).toEqual([0.5, 0.5, 0]);
  });

  test("a stock that nobody needs is not drawn on", () => {
    const tables = {
      stocks: [...stocks, { product: "other", country: "USA", holder: "government", days: 30 }],
      products: [
        { id: "m", kind: "material", supply: { CHN: 1 } },
        { id: "other", kind: "material", supply: { USA: 1 } },
        { id: "part", kind: "component", supply: { USA: 1 } },
        { id: "s", kind: "sector", supply: { USA: 1 }, importance: 1 },
      ],
      inputGroups: [
        { product: "s", members: [{ input: "m" }] },
        { product: "part", members: [{ input: "other" }] },
      ],
    };
    const { products } = run({ tables }, { shocks: [HALT], responses: release({}) });
    expect(new Set(products["other"]?.publicStockDays)).toEqual(new Set([30]));
  });

  test("a stock in tonnes counts by home use; without it, it stays shut and says so", () => {
    const rows = [{ product: "m", country: "USA", holder: "government", quantity: 100 }];
    const reliance = [
      { product: "m", country: "USA", netImportReliance: 1, apparentConsumption: 1825 },
    ];
    const known = run(
      { tables: { stocks: rows, reliance } },
      { shocks: [HALT], responses: release({}) },
    );
    expect(known.sectors["s"]?.timeToSurviveDays).toBe(21); // 100 / (1825 / 365) = 20 days
    const unknown = run({ tables: { stocks: rows } }, { shocks: [HALT], responses: release({}) });
    expect(unknown.sectors["s"]?.timeToSurviveDays).toBe(1);
    expect(unknown.certificate.notes.join()).toContain("stocks stay shut");
  });
});

test("substitution grows to its target and never shrinks what there is", () => {
  const grow = (more: object) => ({
    shocks: [HALT],
    responses: [{ kind: "substitution", products: ["m"], toSubstitutability: 0.5, ...more }],
  });
  const course = outputs(run({}, grow({ fromDay: 10, rampDays: 4 })));
  expect(course.slice(9, 15).map((y) => Number(y.toFixed(9)))).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5,
  ]);
  expect(outputs(run({}, grow({ products: ["s"] })))[5]).toBe(0.5); // a sector: all that it needs
  expect(outputs(run({}, grow({ toSubstitutability: 0 })))[5]).toBe(0);
});

test("spare capacity works at once, unless a response says how it grows", () => {
  const sketch = { supply: { CHN: 0.5, JPN: 0.5 }, spare: { JPN: 1 } };
  expect(run(sketch, { shocks: [HALT] }).firstHit).toEqual([]);
  const grows = { kind: "spare-capacity", countries: ["JPN"], fromDay: 20 };
  const course = outputs(run(sketch, { shocks: [HALT], responses: [grows] }));
  expect([course[1], course[20], course[21]]).toEqual([0.5, 0.5, 1]);
  const less = { ...grows, fromDay: 0, toSpare: 0.4 };
  expect(outputs(run(sketch, { shocks: [HALT], responses: [less] }))[5]).toBeCloseTo(0.7, 12);
});

describe("projects", () => {
  const project = { id: "mine", product: "m", country: "AUS", gainShare: 0.3 };
  const opens = (more: object = {}) => [
    { kind: "project", projects: ["mine"], fromDay: 10, ...more },
  ];

  test("add to world output in one pool", () => {
    const tables = { projects: [project] };
    const course = outputs(run({ tables }, { shocks: [HALT], responses: opens() }));
    expect(course[10]).toBe(0);
    expect(course[11]).toBeCloseTo(0.3, 12);
    const byProduct = [{ kind: "project", products: ["m"], fromDay: 10 }];
    expect(outputs(run({ tables }, { shocks: [HALT], responses: byProduct }))[11]).toBe(course[11]);
  });

  test("a halt of their country hits them, too", () => {
    const tables = { projects: [{ ...project, country: "CHN" }] };
    expect(outputs(run({ tables }, { shocks: [HALT], responses: opens() }))[50]).toBe(0);
  });

  test("with regions a home project counts by the home's share of world use", () => {
    const tables = {
      projects: [{ ...project, country: "USA" }],
      supply: [{ product: "m", country: "CHN", quantity: 1000 }],
      reliance: [{ product: "m", country: "USA", netImportReliance: 1, apparentConsumption: 500 }],
    };
    const scenario = { regions: "blocs", shocks: [HALT], responses: opens() };
    expect(outputs(run({ tables }, scenario))[11]).toBeCloseTo(0.6, 12); // 0.3 / (500 / 1000)
    const home = { ...tables, projects: [{ ...project, country: "USA", gainBasis: "home" }] };
    expect(outputs(run({ tables: home }, scenario))[11]).toBeCloseTo(0.3, 12);
  });

  test("without a known gain, or cancelled, they add nothing and are named", () => {
    for (const change of [{ gainShare: null }, { state: "cancelled" }]) {
      const tables = { projects: [{ ...project, ...change }] };
      const result = run({ tables }, { shocks: [HALT], responses: opens() });
      expect(outputs(result)[50]).toBe(0);
      expect(result.certificate.notes.join()).toContain("add nothing: mine");
    }
  });
});

describe("projects abroad and named twice", () => {
  const abroad = { id: "mine", product: "m", country: "DEU", gainShare: 0.3 };

  test.each(["blocs", "countries"])("what is made abroad stays there: %s", (regions) => {
    const tables = { trusted: ["DEU"], projects: [abroad] };
    const responses = [{ kind: "project", projects: ["mine"] }];
    expect(outputs(run({ tables }, { regions, shocks: [HALT], responses }))[50]).toBe(0);
  });

  test("a project is built once, however often it is named", () => {
    const tables = { projects: [abroad] };
    const responses = [
      { kind: "project", projects: ["mine"] },
      { kind: "project", products: ["m"] },
    ];
    expect(outputs(run({ tables }, { shocks: [HALT], responses }))[50]).toBeCloseTo(0.3, 12);
  });
});

test("diversion keeps exports at home, and the others miss them", () => {
  const tables = {
    reliance: [{ product: "m", country: "USA", netImportReliance: -0.5 }],
    sourcing: [
      { product: "m", market: "USA", supplier: "USA", share: 0.4 },
      { product: "m", market: "USA", supplier: "CHN", share: 0.6 },
    ],
  };
  const sketch = { supply: { USA: 0.5, CHN: 0.5 }, tables };
  const ban = { kind: "embargo", sellers: ["CHN"], buyers: ["USA"], fungibility: 0 };
  expect(outputs(run(sketch, { shocks: [ban] }))[5]).toBeCloseTo(0.4, 12);
  // Made at home: 1.5 of what the home uses; 0.4 of it is bought there, 1.1 is exported.
  const keep = (size: number) => [{ kind: "diversion", size, fromDay: 10 }];
  const some = outputs(run(sketch, { shocks: [ban], responses: keep(0.5) }));
  expect([some[10], some[11]].map((y) => Number(y?.toFixed(9)))).toEqual([0.4, 0.95]);
  const nobody = { ...sketch, tables: { sourcing: tables.sourcing } };
  const unknown = run(nobody, { shocks: [ban], responses: keep(1) });
  expect(outputs(unknown)[50]).toBeCloseTo(0.4, 12);
  expect(unknown.certificate.notes.join()).toContain("net import reliance is unknown: m");
  const importer = {
    ...sketch,
    tables: { ...tables, reliance: [{ product: "m", country: "USA", netImportReliance: 0.6 }] },
  };
  const none = run(importer, { shocks: [ban], responses: keep(1) });
  expect(outputs(none)[50]).toBeCloseTo(0.4, 12);
  expect(none.certificate.notes.join()).toContain("keeps no exports: m");
});

describe("demand", () => {
  const surge = { kind: "demand", products: ["m"], size: 0.5, durationDays: 20 };

  test("supply is shared out against the larger need; spare capacity meets it", () => {
    const course = outputs(run({}, { shocks: [surge] }));
    expect(course[1]).toBeCloseTo(1 / 1.5, 12);
    expect([course[0], course[21]]).toEqual([1, 1]);
    expect(run({ spare: { CHN: 0.5 } }, { shocks: [surge] }).firstHit).toEqual([]);
  });

  test("a user's larger need raises that of its inputs by its use share", () => {
    const ofSector = { ...surge, products: ["s"] };
    const both = run({ useShare: 0.5 }, { shocks: [ofSector] });
    expect(both.products["m"]?.minOutput).toBeCloseTo(1 / 1.25, 12);
    expect(both.sectors["s"]?.minOutput).toBeCloseTo(1 / 1.5, 12);
    const unknown = run({}, { shocks: [ofSector] });
    expect(unknown.products["m"]?.minOutput).toBe(1);
    expect(unknown.certificate.notes.join()).toContain("no use share");
  });

  test("two surges add up; a halt comes on top", () => {
    const more = run({}, { shocks: [surge, { ...surge, size: 0.25 }] });
    expect(outputs(more)[5]).toBeCloseTo(1 / 1.75, 12);
    const halved = run({}, { shocks: [surge, { ...HALT, size: 0.5 }] });
    expect(outputs(halved)[5]).toBeCloseTo(0.5 / 1.5, 12);
  });
});

describe("several shocks on one place", () => {
  test("of overlapping halts the larger counts while both last", () => {
    const shocks = [
      { ...HALT, size: 0.5, durationDays: 30 },
      { ...HALT, size: 0.8, startDay: 10, durationDays: 10 },
    ];
    const course = outputs(run({}, { shocks })).map((y) => Number(y.toFixed(9)));
    expect([course[10], course[11], course[20], course[21], course[31]]).toEqual([
      0.5, 0.2, 0.2, 0.5, 1,
    ]);
  });

  test("two bans on different buyers make regions of their own", () => {
    const shocks = [
      { kind: "embargo", sellers: ["CHN"], buyers: ["USA"], size: 0.5, fungibility: 0 },
      { kind: "embargo", sellers: ["CHN"], buyers: ["USA", "JPN"], size: 0.7, fungibility: 0 },
      { kind: "embargo", sellers: ["CHN"], buyers: ["JPN"], size: 1, fungibility: 0 },
    ];
    const result = run({ supply: { CHN: 0.8, JPN: 0.2 } }, { shocks });
    expect(outputs(result)[5]).toBeCloseTo(1 - 0.8 * 0.7, 12);
    expect(result.certificate.regions).toBe("blocs");
  });

  test("without fungibility both ends are shown", () => {
    const shocks = [{ kind: "embargo", sellers: ["CHN"] }];
    const result = run({}, { shocks });
    expect([result.lostDays, result.rerouted?.lostDays]).toEqual([99, 0]);
    expect(result.rerouted?.sectors["s"]).toMatchObject({ minOutput: 1, timeToSurviveDays: null });
    expect(result.products["m"]?.binding.at(-1)).toBe("embargo");
  });
});

test("a loop that fell restarts at its rate once nothing is cut, and stays down without", () => {
  const loop = readNetworkDocument(
    JSON.stringify({
      format: "linchpin-network/1",
      home: ["USA"],
      products: [
        { id: "a", kind: "component", supply: { CHN: 1 } },
        { id: "b", kind: "component", supply: { CHN: 1 } },
        { id: "s", kind: "sector", supply: { USA: 1 }, importance: 1 },
      ],
      inputGroups: [
        { product: "a", members: [{ input: "b" }] },
        { product: "b", members: [{ input: "a" }] },
        { product: "s", members: [{ input: "a" }] },
      ],
    }),
    "loop.json",
  );
  const course = (restartRatePerDay: number) => {
    const shocks = [{ kind: "halt", products: ["a"], durationDays: 10 }];
    const document = { format: "linchpin-scenario/1", restartRatePerDay, shocks };
    return simulate(loop, SimulateOptions.parse({ scenario: document })).sectors["s"];
  };
  expect(course(0)).toMatchObject({ timeToRecoverDays: null, minOutput: 0 });
  expect(course(0)?.output.at(-1)).toBe(0);
  const back = course(0.05);
  expect(back?.output.at(-1)).toBe(1);
  expect(back?.output[11]).toBeCloseTo(0.1, 12); // a and s each regain 0.05 on the first days
});

test("a released stock lasts as many normal uses as it holds, under a surge, too", () => {
  const tables = { stocks: [{ product: "m", country: "USA", holder: "state", days: 6 }] };
  const shocks = [
    { ...HALT, size: 0.5 },
    { kind: "demand", products: ["s"], size: 1 },
  ];
  // s wants twice as much of m and gets half of that: a normal use a day is missing, for 6 days.
  const sketch = { useShare: 1e-12, tables };
  const responses = [{ kind: "stock-release" }];
  const course = run(sketch, { shocks, responses }).products["m"];
  const left = course?.publicStockDays?.slice(0, 9).map((days) => Number(days.toFixed(6)));
  expect(left).toEqual([6, 5, 4, 3, 2, 1, 0, 0, 0]);
});

test("nothing falls between two steps, and lost days end with the horizon", () => {
  const within = { ...HALT, size: 0.6, startDay: 7, durationDays: 3 };
  const halt = run({}, { horizonDays: 40, stepDays: 5, shocks: [within] });
  expect(halt.products["m"]?.lostDays).toBeCloseTo(1.8, 12);
  const shorter = run({}, { horizonDays: 10, stepDays: 3, shocks: [{ ...HALT, size: 0.6 }] });
  expect(shorter.products["m"]?.lostDays).toBeCloseTo(6, 12);
  expect(shorter.sectors["s"]?.lostDays).toBeCloseTo(0.6 * 7, 12);
});

test("steps of a week: lags are rounded, lost days stay days", () => {
  const scenario = { horizonDays: 98, stepDays: 7, shocks: [{ ...HALT, durationDays: 28 }] };
  const result = run({ cover: 14, lag: 7 }, scenario);
  expect(result.days.slice(0, 3)).toEqual([0, 7, 14]);
  expect(result.sectors["s"]).toMatchObject({
    timeToSurviveDays: 21,
    timeToRecoverDays: 35,
    lostDays: 14,
  });
});

test("prices are an estimate beside the quantities; an unknown elasticity gives none", () => {
  const elasticity = (measure: string, value: number) => ({ product: "m", measure, value });
  const indicators = [elasticity("supply_elasticity", 0.1), elasticity("demand_elasticity", 0.3)];
  const scenario = { shocks: [{ ...HALT, size: 0.5 }] };
  const priced = run({ tables: { indicators } }, scenario, { prices: true });
  expect(priced.products["m"]?.priceMultiple?.[3]).toBeCloseTo(0.5 ** -2.5, 12);
  expect(priced.lostDays).toBe(run({}, scenario).lostDays);
  expect(run({}, scenario, { prices: true }).products["m"]?.priceMultiple).toBeNull();
  expect(run({ tables: { indicators } }, scenario).products["m"]?.priceMultiple).toBeNull();
});

test("what data do not state, the scenario may, by the kind of user", () => {
  const data = readNetworkDocument(
    JSON.stringify({
      format: "linchpin-network/1",
      home: ["USA"],
      products: [
        { id: "m", kind: "material", supply: { CHN: 1 } },
        { id: "s", kind: "sector", supply: { USA: 1 }, importance: 1 },
      ],
      inputGroups: [{ product: "s", members: [{ input: "m" }] }],
    }),
    "bare.json",
  );
  const first = (more: object) =>
    simulate(
      data,
      SimulateOptions.parse({
        scenario: { format: "linchpin-scenario/1", shocks: [HALT], ...more },
      }),
    ).sectors["s"]?.timeToSurviveDays;
  expect(first({})).toBe(1);
  expect(first({ unstatedCoverDays: 30, unstatedLagDays: 5 })).toBe(35);
  expect(first({ unstatedCoverDays: { sector: 7, material: 90 } })).toBe(8);
});

describe("what cannot be run is refused before anything runs", () => {
  const faults = (scenario: object, choices: object = {}) => {
    try {
      run({}, scenario, choices);
    } catch (error) {
      return (error as { details: { pointer: string; expected: string }[] }).details.map(
        ({ pointer }) => pointer,
      );
    }
    return null;
  };

  test.each([
    [{ shocks: [{ ...HALT, products: ["m", "gold"] }] }, ["/scenario/shocks/0/products/1"]],
    [{ shocks: [{ ...HALT, countries: ["XXX"] }] }, ["/scenario/shocks/0/countries/0"]],
    [{ shocks: [{ ...HALT, firms: ["acme"] }] }, ["/scenario/shocks/0/firms/0"]],
    [{ shocks: [{ ...HALT, startDay: 100 }] }, ["/scenario/shocks/0/startDay"]],
    [{ shocks: [{ kind: "embargo" }] }, ["/scenario/shocks/0"]],
    [{ regions: "world", shocks: [{ kind: "embargo", sellers: ["CHN"] }] }, ["/scenario/regions"]],
    [{ stepDays: 101, shocks: [] }, ["/scenario/stepDays"]],
    [{ importanceSet: "none", shocks: [] }, ["/scenario/importanceSet"]],
    [
      { shocks: [], responses: [{ kind: "project", projects: ["x"] }, { kind: "project" }] },
      ["/scenario/responses/0/projects/0", "/scenario/responses/1"],
    ],
    [
      { shocks: [], responses: [{ kind: "stock-release", holder: "nobody" }] },
      ["/scenario/responses/0/holder"],
    ],
    [{ shocks: [], regions: "world", responses: [{ kind: "diversion" }] }, ["/scenario/regions"]],
  ])("%j", (scenario, expected) => {
    expect(faults(scenario)).toEqual(expected);
  });

  test("more steps than anybody would wait for", () => {
    expect(faults({ horizonDays: 18_263, shocks: [HALT] }, { runs: 100_000 })).toEqual(["/runs"]);
  });
});
