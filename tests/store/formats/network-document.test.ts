import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataSet } from "../../../src/model/data-set.ts";
import { formatProblem, InvalidInputError } from "../../../src/model/errors.ts";
import { NetworkDocument } from "../../../src/model/network-document.ts";
import {
  checkNetworkDocument,
  readNetworkDocument,
  writeNetworkDocument,
} from "../../../src/store/formats/network-document.ts";
import { readPackage } from "../../../src/store/packages/read-package.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";
import { packageFolder } from "../package-folder.ts";

/** The worked example of the methods: ore, oxide, magnet, ferrite; missiles and electric cars. */
const EXAMPLE = {
  format: "linchpin-network/1",
  home: ["USA"],
  trusted: ["JPN"],
  adversary: ["CHN"],
  products: [
    { id: "ore", kind: "material", supply: { CHN: 0.7, USA: 0.12, AUS: 0.1, MMR: 0.08 } },
    { id: "oxide", kind: "material", supply: { CHN: 0.9, MYS: 0.08, USA: 0.02 } },
    { id: "magnet", supply: { CHN: 0.92, JPN: 0.07, DEU: 0.01 }, spare: { JPN: 0.5 } },
    {
      id: "ferrite",
      supply: { CHN: 0.6, JPN: 0.3, USA: 0.1 },
      nameEn: "Ferrite",
      nameJa: "フェライト",
    },
    { id: "missile", kind: "sector", importance: 0.6 },
    { id: "ev", kind: "sector", importance: 0.4 },
  ],
  inputGroups: [
    { product: "oxide", members: [{ input: "ore", lagDays: 14 }] },
    { product: "magnet", members: [{ input: "oxide", mix: 1, coverDays: 30, lagDays: 21 }] },
    { product: "missile", substitutability: 0.1, members: [{ input: "magnet", coverDays: 90 }] },
    {
      product: "ev",
      group: "motor",
      members: [
        { input: "magnet", mix: 0.8 },
        { input: "ferrite", mix: 0.2, headroom: 1, useShare: 0.3 },
      ],
    },
  ],
  valueShares: [
    { input: "ore", product: "oxide", share: 0.5 },
    { input: "ore", product: "ev", share: 0.01 },
  ],
};

type Json = Record<string, unknown>;

function read(document: unknown, file = "example.json"): DataSet {
  return readNetworkDocument(JSON.stringify(document), file);
}

/** Problems as people read them, with their pointers; warnings marked. */
function problems(change: Json): string[] {
  const { data, problems } = checkNetworkDocument(
    JSON.stringify({ ...EXAMPLE, ...change }),
    "n.json",
  );
  const errors = problems.filter(({ severity }) => severity !== "warning");
  expect(data === null).toBe(errors.length > 0);
  return problems.map((p) => `${p.severity === "warning" ? "~" : ""}${formatProblem(p)}`);
}

describe("reading", () => {
  test("the worked example becomes rows", () => {
    const { id, titleEn, defaults, tables, valueShares, warnings } = read(EXAMPLE);
    expect({ id, titleEn, defaults, warnings }).toEqual({
      id: "example",
      titleEn: "example",
      defaults: { home: ["USA"], trusted: ["JPN"], adversary: ["CHN"] },
      warnings: [],
    });
    expect(tables.products.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "ore material",
      "oxide material",
      "magnet component",
      "ferrite component",
      "missile sector",
      "ev sector",
    ]);
    expect(tables.supply).toHaveLength(13);
    expect(tables.supply[7]).toMatchObject({
      product: "magnet",
      country: "CHN",
      share: 0.92,
      spare: null,
    });
    expect(tables.supply[8]).toMatchObject({
      country: "JPN",
      basis: "production",
      share: 0.07,
      spare: 0.5,
    });
    expect(tables.importance).toMatchObject([
      { set: "default", product: "missile", share: 0.6 },
      { set: "default", product: "ev", share: 0.4 },
    ]);
    expect(valueShares).toEqual(EXAMPLE.valueShares);
  });

  test("what a member leaves out stays unknown; the group's defaults are essential, not substitutable", () => {
    const [ore] = read(EXAMPLE).tables.inputs;
    expect(ore).toMatchObject({
      ...{ product: "oxide", input: "ore", essentiality: 1, substitutability: 0, lagDays: 14 },
      ...{ mix: null, headroom: null, coverDays: null, useShare: null, valueShare: 0.5 },
    });
  });

  test("groups without a name are numbered by product, past names that are taken", () => {
    const inputGroups = [
      { product: "ev", members: [{ input: "magnet" }] },
      { product: "ev", group: "g1", members: [{ input: "ferrite" }] },
      { product: "ev", members: [{ input: "ore" }] },
      { product: "missile", members: [{ input: "ore" }] },
    ];
    const { inputs } = read({ ...EXAMPLE, inputGroups }).tables;
    expect(inputs.map(({ product, group }) => `${product} ${group}`)).toEqual([
      "ev g2",
      "ev g1",
      "ev g3",
      "missile g1",
    ]);
  });

  test("a supply table wins over the maps of the products that it names", () => {
    const supply = [
      { product: "ore", country: "AUS", share: 1, status: "reported", year: 2023 },
      { product: "ore", country: "CHN", share: 0.5, rival: true },
    ];
    const rows = read({ ...EXAMPLE, supply }).tables.supply;
    expect(rows.filter(({ product }) => product === "ore").map(({ country }) => country)).toEqual([
      "AUS",
      "CHN",
    ]);
    expect(rows.filter(({ product }) => product === "oxide")).toHaveLength(3);
  });

  test("an importance table stands beside the products' own and wins over it under its name", () => {
    const own = { set: "gdp", product: "ev", share: 3 };
    expect(read({ ...EXAMPLE, importance: [own] }).tables.importance).toHaveLength(3);
    const same = [{ set: "default", product: "ev", share: 1 }];
    expect(read({ ...EXAMPLE, importance: same }).tables.importance).toMatchObject(same);
  });

  test("shares in percent are read as such, with a warning", () => {
    const products = [{ id: "ore", kind: "material", supply: { CHN: 70, USA: 29 } }];
    const { data, problems } = checkNetworkDocument(
      JSON.stringify({ format: "linchpin-network/1", products, inputGroups: [] }),
      "n.json",
    );
    expect(data?.tables.supply.map(({ share }) => share)).toEqual([0.7, 0.29]);
    expect(problems).toMatchObject([{ pointer: "/products/0/supply", severity: "warning" }]);
  });

  test("countries carry governance and blocs; codes that they declare may be used", () => {
    const document = {
      format: "linchpin-network/1",
      home: ["PACT"],
      countries: [{ id: "ATLANTIS", governance: 9.5, blocs: ["PACT"] }],
      products: [{ id: "ore", supply: { ATLANTIS: 1 } }],
      inputGroups: [],
    };
    expect(read(document).tables.countries).toMatchObject([
      { iso3: "ATLANTIS", governance: 9.5, blocs: ["PACT"], nameEn: null },
    ]);
    expect(() => read({ ...document, countries: [], home: [] })).toThrow(InvalidInputError);
  });

  test("an empty network is a network", () => {
    const { data } = checkNetworkDocument(
      '{"format":"linchpin-network/1","products":[],"inputGroups":[]}',
      "empty.json",
    );
    expect(data?.tables.products).toEqual([]);
  });
});

describe("faults are named with a JSON pointer", () => {
  test("all at once, over schema and meaning", () => {
    expect(
      problems({
        products: [...EXAMPLE.products, { id: "a b/c", kind: "thing", supply: { cn: "x" } }],
        inputGroups: [{ product: "ev", members: [] }],
        extra: 1,
      }),
    ).toEqual([
      "n.json:/products/6/id is \"a b/c\", expected an id of letters, digits, '.', '_', '-', '・', 'ー' and spaces between them",
      'n.json:/products/6/kind is "thing", expected one of material, component, sector',
      'n.json:/products/6/supply/cn key "cn" is not allowed, expected a country code such as CHN (ISO 3166-1 alpha-3) or a bloc',
      "n.json:/inputGroups/0/members is [], expected at least one member",
      "n.json:/extra is not a field of this format, expected no such field",
    ]);
  });

  test("faults of the format hide none of meaning; places are those of the document as given", () => {
    const products = [
      { id: "bad", kind: "thing", importance: 1 },
      { id: 7 },
      { id: "m", supply: { CHN: 1.5 } },
      { id: "n", supply: { CHN: 0.8, AUS: 0.23 } },
      { id: "p", supply: { CHN: "x" }, spare: { CHN: 1 } },
      { id: "s", kind: "sector", importance: 1 },
    ];
    const inputGroups = [
      { product: "s", members: [] },
      {
        product: "s",
        members: [
          { input: "m", mix: "x" },
          { input: "n", mix: 0.5 },
        ],
      },
      { product: "s", members: [3, { input: "zz" }, { input: "bad" }] },
    ];
    const valueShares = [
      { input: "bad", product: "s", share: 2 },
      { input: "tin", product: "bad", share: 0.5 },
    ];
    const change = { products, inputGroups, valueShares, home: ["usa", "QQQ"], trusted: [] };
    expect(problems(change).map((text) => text.replace(/, expected.*/, "").slice(7))).toEqual([
      '/home/0 is "usa"',
      '/products/0/kind is "thing"',
      "/products/1/id is 7",
      '/products/4/supply/CHN is "x"',
      "/inputGroups/0/members is []",
      '/inputGroups/1/members/0/mix is "x"',
      "/inputGroups/2/members/0 is 3",
      "/valueShares/0/share is 2",
      "/products/2/supply/CHN is 1.5",
      '/valueShares/1/input unknown product "tin"',
      '/inputGroups/2/members/1/input unknown product "zz"',
      "/products/3/supply/AUS shares of n (production) sum to 1.03",
      '/home/1 "QQQ" is no country code',
    ]);
  });

  test("a table that is no list leaves the others to be checked, without faults of its absence", () => {
    const { format, inputGroups, home } = EXAMPLE;
    const found = (document: object) =>
      checkNetworkDocument(JSON.stringify(document), "n.json").problems.map(formatProblem);
    expect(found({ format, inputGroups, home, products: {} })).toEqual([
      "n.json:/products is {}, expected a list",
    ]);
    expect(found({ format, products: [{ id: "ore", supply: { AUS: 2 } }], home: 1 })).toEqual([
      "n.json:/home is 1, expected a list",
      "n.json:/inputGroups is missing, expected a list",
      "n.json:/products/0/supply/AUS is 2, expected a share 0..1",
    ]);
    const countries = [{ id: "PACT!" }];
    const supply = { ATLANTIS: 1 };
    expect(found({ format, inputGroups: [], countries, products: [{ id: "a", supply }] })).toEqual([
      'n.json:/countries/0/id is "PACT!", expected a country code such as CHN (ISO 3166-1 alpha-3) or a bloc',
    ]);
  });

  test("no document, however odd, makes the reader break", () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom("ore", "CHN", -1, 0.5, null, [], {}));
    const entry = fc.oneof(
      odd,
      fc.dictionary(
        fc.constantFrom(
          "id",
          "kind",
          "supply",
          "spare",
          "product",
          "members",
          "input",
          "__proto__",
        ),
        fc.oneof(
          odd,
          fc.array(odd, { maxLength: 2 }),
          fc.dictionary(fc.constantFrom("CHN", "x"), odd),
        ),
      ),
    );
    const field = fc.constantFrom(
      ...[
        "products",
        "inputGroups",
        "valueShares",
        "home",
        "countries",
        "supply",
        "projects",
        "id",
      ],
    );
    const document = fc.dictionary(field, fc.oneof(odd, fc.array(entry, { maxLength: 3 })));
    fc.assert(
      fc.property(document, (fields) => {
        const text = JSON.stringify({ ...fields, format: "linchpin-network/1" });
        const { data, problems: found } = checkNetworkDocument(text, "n.json");
        expect(data === null).toBe(found.some(({ severity }) => severity !== "warning"));
      }),
      { numRuns: 300 },
    );
  });

  test("shares over 1, sums over 1.02, spare capacity of nobody, bad countries", () => {
    const products = [
      { id: "a", supply: { CHN: 1.4 } },
      { id: "b", supply: { CHN: 0.7, USA: 0.4 } },
      { id: "c", supply: { CHN: 0.7 }, spare: { JPN: 1 } },
      { id: "d", supply: { QQQ: 0.7 } },
    ];
    expect(problems({ products, inputGroups: [], valueShares: [] })).toEqual([
      "n.json:/products/0/supply/CHN is 1.4, expected a share 0..1",
      "n.json:/products/2/spare/JPN JPN has spare capacity but makes nothing, expected a share of JPN in supply",
      'n.json:/products/3/supply/QQQ "QQQ" is no country code, expected ISO 3166-1 alpha-3, OTH or UNK',
      "n.json:/products/1/supply/USA shares of b (production) sum to 1.1, expected at most 1.02",
    ]);
  });

  test("unknown and repeated ids, mixes, value shares", () => {
    const found = problems({
      products: [...EXAMPLE.products, { id: "ore" }],
      inputGroups: [
        { product: "ev", members: [{ input: "magnets" }, { input: "ore", mix: 2 }] },
        { product: "evs", members: [{ input: "ore", mix: 0.5 }] },
      ],
      valueShares: [
        { input: "ore", product: "ev", share: 0.6 },
        { input: "ore", product: "ev", share: 0.6 },
        { input: "tin", product: "ev", share: 0.1 },
      ],
    });
    for (const text of [
      "n.json:/products/6/id id ore stands twice",
      'n.json:/inputGroups/0/members/0/input unknown product "magnets"',
      "n.json:/inputGroups/0/members/1/mix is 2",
      'n.json:/inputGroups/1/product unknown product "evs"',
      "n.json:/inputGroups/1/members/0/mix mixes of group g1 of evs sum to 0.5, expected 1",
      "n.json:/valueShares/1 ore -> ev stands twice",
      "n.json:/valueShares/2/share value shares of ev sum to 1.3",
      'n.json:/valueShares/2/input unknown product "tin"',
    ]) {
      expect(
        found.some((one) => one.startsWith(text)),
        text,
      ).toBe(true);
    }
  });

  test("a cycle in which nobody adds value, unless somebody buys outside of it", () => {
    const cycle = [
      { input: "ore", product: "oxide", share: 1 },
      { input: "oxide", product: "ore", share: 1 },
    ];
    expect(problems({ valueShares: cycle })).toEqual([
      "n.json:/valueShares/0/share no value is added anywhere in ore -> oxide -> ore, expected value shares that sum to less than 1 for at least one product of a cycle",
    ]);
    expect(problems({ valueShares: [{ input: "ore", product: "ore", share: 1 }] })).toHaveLength(1);
    const [first] = cycle;
    const open = [first, { input: "oxide", product: "ore", share: 0.9 }];
    expect(problems({ valueShares: open })).toEqual([]);
    const outside = [...open, { input: "magnet", product: "ore", share: 0.1 }];
    expect(problems({ valueShares: outside })).toEqual([]);
  });

  test("a self loop and parallel edges are warnings", () => {
    const inputGroups = [
      {
        product: "ev",
        members: [
          { input: "ore", mix: 0.5 },
          { input: "ore", mix: 0.5 },
        ],
      },
      { product: "ore", members: [{ input: "ore" }] },
    ];
    expect(problems({ inputGroups }).every((text) => text.startsWith("~"))).toBe(true);
    const { inputs } = read({ ...EXAMPLE, inputGroups }).tables;
    expect(inputs).toMatchObject([{ product: "ev", input: "ore", mix: 1 }, { product: "ore" }]);
  });

  test("importance of what is no sector; none of it is none", () => {
    const products = [
      { id: "a", importance: 1 },
      { id: "b", importance: 0 },
    ];
    expect(problems({ products, inputGroups: [], valueShares: [] })).toEqual([
      "n.json:/products/0/kind a is a component, expected a product of kind sector",
    ]);
  });

  test("a country on two sides", () => {
    expect(problems({ adversary: ["USA"] })).toEqual([
      "n.json:/adversary USA is both home and adversary, expected each country in one of these sets",
    ]);
    expect(problems({ home: ["QQQ"] })[0]).toContain('n.json:/home/0 "QQQ" is no country code');
  });

  test("not JSON, not an object, another format", () => {
    const first = (text: string) => checkNetworkDocument(text, "n.json").problems[0];
    expect(first('{"a": 1,\n\n ]')).toMatchObject({ file: "n.json", line: 3 });
    expect(first('{"a": 1,\n')).toMatchObject({ file: "n.json", line: 2 });
    expect(first("source,target\na,b\n")).toMatchObject({ line: 1 });
    expect(first("[]")).toMatchObject({ message: "is no JSON object" });
    expect(first("{}")).toMatchObject({ pointer: "/format", message: "is missing" });
    expect(first('{"format":"linchpin-scenario/1","shocks":[]}')).toEqual({
      file: "n.json",
      pointer: "/format",
      message: 'is "linchpin-scenario/1"',
      expected: '"linchpin-network/1"',
    });
  });

  test("readNetworkDocument throws them all", () => {
    expect(() => read({ ...EXAMPLE, home: ["usa"] })).toThrow(
      expect.objectContaining({ code: "invalid_data", details: expect.arrayContaining([]) }),
    );
  });
});

const unit = fc.nat({ max: 16 }).map((k) => k / 16);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const id = fc.constantFrom("a", "b", "c", "s");
const country = fc.constantFrom("USA", "CHN", "JPN", "OTH");
const days = fc.nat({ max: 400 });

/** Documents without a fault: every field of the format now and then, every optional one left out. */
const documents = fc
  .record(
    {
      id: fc.constant("graph"),
      titleEn: fc.string({ minLength: 1 }),
      titleJa: fc.constant("題"),
      home: fc.constant(["USA"]),
      adversary: fc.constant(["CHN"]),
      supplies: fc.array(fc.uniqueArray(country, { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
      shares: fc.array(
        unit.map((share) => share / 3),
        { minLength: 12, maxLength: 12 },
      ),
      spare: fc.boolean(),
      table: fc.boolean(),
      weight: maybe(unit),
      set: maybe(unit),
      groups: fc.uniqueArray(
        fc.record({
          product: id,
          group: maybe(fc.constantFrom("g1", "motor")),
          essentiality: maybe(unit),
          substitutability: maybe(fc.option(unit)),
          inputs: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
          withMix: fc.boolean(),
          member: fc.record(
            {
              headroom: unit,
              coverDays: days,
              lagDays: days,
              useShare: unit,
              status: fc.constantFrom("reported", "judgement"),
              year: fc.integer({ min: 2000, max: 2026 }),
            },
            { requiredKeys: [] },
          ),
        }),
        { selector: ({ product, group }) => `${product} ${group}`, maxLength: 6 },
      ),
      valueShares: maybe(
        fc.uniqueArray(
          fc.record({ input: id, product: id, share: unit.map((share) => share / 4) }),
          { selector: (v) => `${v.input}|${v.product}`, maxLength: 4 },
        ),
      ),
      stocks: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  .map(({ supplies, shares, spare, table, weight, set, groups, stocks, valueShares, ...rest }) => {
    const maps = supplies.map((countries, at) =>
      Object.fromEntries(countries.map((code, k) => [code, shares[at * 3 + k] ?? null])),
    );
    const kinds = ["material", "component", "component", "sector"];
    return {
      format: "linchpin-network/1",
      ...rest,
      products: ["a", "b", "c", "s"].map((product, at) => ({
        id: product,
        kind: kinds[at],
        supply: maps[at],
        ...(spare
          ? { spare: Object.fromEntries(Object.keys(maps[at] ?? {}).map((c) => [c, 0.25])) }
          : {}),
        ...(product === "s" && weight !== undefined ? { importance: weight } : {}),
      })),
      inputGroups: groups.map(({ inputs, withMix, member, ...group }) => ({
        ...group,
        members: inputs.map((input) => ({
          input,
          ...(withMix ? { mix: 1 / inputs.length } : {}),
          ...member,
        })),
      })),
      ...(valueShares ? { valueShares } : {}),
      ...(table
        ? {
            supply: [
              { product: "b", country: "DEU", basis: "capacity", share: 0.5, low: 0.4, high: 0.6 },
            ],
          }
        : {}),
      ...(set === undefined ? {} : { importance: [{ set: "gdp", product: "s", share: set }] }),
      ...(stocks
        ? {
            stocks: [{ product: "a", country: "USA", holder: "government", days: 30 }],
            trade: [{ product: "a", reporter: "USA", partner: "CHN", flow: "import", quantity: 2 }],
            tradeParameters: [{ product: "a", country: "CHN", scope: "world", value: 1.1 }],
            projects: [{ id: "p", product: "a", country: "USA", gainShare: 0.1, field: "mining" }],
          }
        : {}),
    };
  });

describe("round trips", () => {
  test("read(write(data)) equals data, and the document is valid", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const data = read(document);
        const written = writeNetworkDocument(data);
        expect(NetworkDocument.safeParse(written).success).toBe(true);
        const again = read(written, "another-name.json");
        expect({ ...again, warnings: data.warnings }).toEqual(data);
        expect(writeNetworkDocument(again)).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  test("the worked example", () => {
    const data = read(EXAMPLE);
    expect(read(writeNetworkDocument(data))).toEqual(data);
  });

  test("maps stay maps: a plain document is written as plainly", () => {
    const written = writeNetworkDocument(read(EXAMPLE));
    expect(written.supply).toBeUndefined();
    expect(written.products[2]).toEqual({
      ...EXAMPLE.products[2],
      kind: "component",
    });
    expect(written.products[4]).toEqual({ id: "missile", kind: "sector", importance: 0.6 });
  });

  test("a data package keeps all but sources, reasons and evidence", async () => {
    const { data } = await readPackage(await packageFolder());
    if (!data) throw new TypeError("the package should be good");
    const again = read(writeNetworkDocument(data));
    const without = (rows: readonly object[]) =>
      rows.map((row) => ({ ...row, source: null, detail: null }));
    for (const table of ["supply", "inputs", "importance"] as const) {
      expect(without(again.tables[table])).toEqual(without(data.tables[table]));
    }
    expect(again.tables.products).toEqual(data.tables.products);
    expect(again.valueShares).toEqual(data.valueShares);
    expect(again.defaults).toEqual(data.defaults);
    expect(again.titleJa).toBe(data.titleJa);
    expect(JSON.stringify(writeNetworkDocument(data))).not.toContain("nothing else is an ore");
  });

  test("value shares that no row of inputs has are kept", () => {
    const data = magnetGraph();
    expect(read(writeNetworkDocument(data)).valueShares).toEqual(data.valueShares);
  });
});

test("what is nested deeper than any stack is a fault like any other", () => {
  const deep = `${"[".repeat(400_000)}${"]".repeat(400_000)}`;
  const pointers = (text: string) =>
    checkNetworkDocument(text, "deep.json").problems.map(({ pointer }) => pointer);
  expect(pointers(deep)).toEqual([""]);
  expect(pointers(`{"format": ${deep}}`)).toEqual(["/format"]);
  const whole = JSON.stringify({ ...EXAMPLE, home: "DEEP", zone: "DEEP" });
  expect(pointers(whole.replaceAll('"DEEP"', deep))).toEqual(["/home/0", "/zone"]);
});
