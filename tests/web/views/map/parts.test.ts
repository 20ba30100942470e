import { describe, expect, test } from "vitest";
import type { ChokepointItem, ProductDetail } from "../../../../src/api/contract/operations.ts";
import { arcsOf } from "../../../../web/views/map/arcs.ts";
import { type Flow, flowsTo } from "../../../../web/views/map/flows.ts";
import { governanceSources } from "../../../../web/views/map/governance-sources.ts";
import { helpAgainst } from "../../../../web/views/map/help.ts";
import { type Hold, holdsByCountry, holdsStateOf } from "../../../../web/views/map/holds.ts";
import { nextSpot } from "../../../../web/views/map/next-spot.ts";
import { type Project, projectsOf } from "../../../../web/views/map/projects.ts";
import {
  carriedOver,
  countryOf,
  productOf,
  selectionOf,
} from "../../../../web/views/map/selection.ts";
import {
  nextTableOrder,
  readTableOrder,
  sortTable,
  type TableRow,
  writeTableOrder,
} from "../../../../web/views/map/table-rows.ts";
import { smallGraph } from "../../parts/support.ts";

type Sourcing = ProductDetail["sourcing"][number];

function bought(
  supplier: string,
  share: number | null,
  over: Partial<Sourcing["evidence"]> = {},
): Sourcing {
  const evidence = {
    ...{ status: "reported", low: null, high: null, year: 2025, source: null, detail: null },
    ...{ rival: false, beside: [], ...over },
  } as Sourcing["evidence"];
  return { market: "USA", supplier, share, evidence };
}

describe("where home buys", () => {
  test("the newest figure in use of each supplier counts, largest first, nobody last", () => {
    const flows = flowsTo(
      [
        bought("OTH", 0.5),
        bought("JPN", 0.2, { year: 2020 }),
        bought("JPN", 0.3),
        bought("CHN", 0.4),
        bought("CHN", 0.9, { rival: true }),
        bought("DEU", 0),
        { ...bought("AUS", 1), market: "EU" },
      ],
      new Set(["USA"]),
    );
    expect(flows.map(({ supplier, share }) => [supplier, share])).toEqual([
      ["CHN", 0.4],
      ["JPN", 0.3],
      ["OTH", 0.5],
    ]);
  });

  test("arcs lead to home; what is withheld, made at home or has no place has none", () => {
    const flow = (supplier: string, share: number | null) =>
      ({ ...bought(supplier, share) }) as Flow;
    const spots: Record<string, { x: number; y: number }> = {
      USA: { x: 500, y: 100 },
      CHN: { x: 100, y: 100 },
      JPN: { x: 200, y: 100 },
    };
    const flows = [flow("CHN", 1), flow("JPN", null), flow("USA", 0.3), flow("OTH", 0.2)];
    const arcs = arcsOf({ flows, home: new Set(["USA"]) }, (code) => spots[code] ?? null);
    expect(arcs.map(({ supplier, width }) => [supplier, width])).toEqual([["CHN", 10]]);
    const numbers = (arcs[0]?.path ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
    const [fromX = 0, , , overY = 0, toX = 0] = numbers;
    expect(fromX).toBeGreaterThan(100);
    expect(toX).toBeLessThan(500);
    expect(overY).toBeLessThan(100); // it bends upwards
  });

  test("a group of countries buys in its middle", () => {
    const flows = [{ ...bought("CHN", 0.5), market: "EU" }];
    const spots: Record<string, { x: number; y: number }> = {
      CHN: { x: 300, y: 0 },
      DEU: { x: 0, y: 0 },
      FRA: { x: 0, y: 200 },
    };
    const [arc] = arcsOf({ flows, home: new Set(["DEU", "FRA"]) }, (code) => spots[code] ?? null);
    expect(arc?.path).toBeDefined();
  });
});

describe("holds and help", () => {
  const hold = (id: string, score: number) => ({ id, score }) as ChokepointItem;
  const holds = holdsByCountry(
    [
      hold("magnets-ndfeb@CHN", 0.2),
      hold("rare-earths-mined@CHN", 0.1),
      hold("magnets-ndfeb@JPN", 0),
    ],
    smallGraph.products,
  );

  test("a country holds by what it makes that would be missed, with its share", () => {
    expect([...holds.keys()]).toEqual(["CHN"]);
    expect(holds.get("CHN")?.map(({ product, share }) => [product, share])).toEqual([
      ["magnets-ndfeb", 0.94],
      ["rare-earths-mined", 0.69],
    ]);
  });

  test("nothing is said of holds while they are computed, after a failure, or of another question", () => {
    const data = { by: "producer" };
    const here = { data, isPlaceholderData: false, isError: false };
    expect(holdsStateOf(here)).toBe("here");
    expect(holdsStateOf({ ...here, isPlaceholderData: true })).toBe("awaited");
    expect(holdsStateOf({ ...here, data: { by: "country" } })).toBe("awaited");
    expect(holdsStateOf({ ...here, data: undefined })).toBe("awaited");
    expect(holdsStateOf({ ...here, data: undefined, isError: true })).toBe("failed");
    expect(holdsStateOf({ ...here, isError: true })).toBe("here");
  });

  const project = (country: string, over: Partial<Project> = {}): Project => ({
    ...{ name: `in ${country}`, product: "magnets-ndfeb", country, type: "capacity" },
    ...{ state: "planned", gainShare: null, gainBasis: "world", startYear: null, ...over },
  });

  test("help are projects elsewhere that are not called off; what they add is stated or unknown", () => {
    const help = helpAgainst(
      "CHN",
      holds.get("CHN") ?? [],
      [
        project("USA", { gainShare: 0.03, startYear: 2028 }),
        project("USA"),
        project("AUS", { gainShare: 0.01, startYear: 2027 }),
        project("CHN", { gainShare: 0.5 }),
        project("JPN", { state: "cancelled" }),
        project("USA", { type: "stockpile" }),
      ],
      new Set(["USA"]),
    );
    expect(help).toHaveLength(1);
    expect(help[0]).toMatchObject({
      ...{ product: "magnets-ndfeb", atHome: 2, elsewhere: 1, firstYear: 2027 },
    });
    expect(help[0]?.gainShare).toBeCloseTo(0.04);
    const open = helpAgainst("CHN", holds.get("CHN") ?? [], [project("USA")], new Set(["USA"]));
    expect(open[0]?.gainShare).toBeNull();
  });

  test("projects are read from the rows of the list of figures; rivals are left out", () => {
    const row = { id: "x", name: "Mine", product: "ore", country: "AUS", gainShare: 0.1 };
    expect(
      projectsOf([
        { row, rival: false },
        { row, rival: true },
      ]),
    ).toEqual([
      {
        ...{ name: "Mine", product: "ore", country: "AUS", type: "capacity", state: null },
        ...{ gainShare: 0.1, gainBasis: "world", startYear: null },
      },
    ]);
  });

  test("governance is cited by the source of the score, not by those of groups", () => {
    const cited = governanceSources({
      items: [
        { value: 2, sources: ["wgi"], row: { blocs: [] } },
        { value: 3, sources: ["wgi", "msp"], row: { blocs: ["MSP"] } },
      ],
      sources: [
        { id: "wgi", citation: "World Bank" },
        { id: "msp", citation: "State" },
      ],
    });
    expect(cited).toEqual(["World Bank"]);
  });
});

describe("selection", () => {
  const holds = new Map([["CHN", [{ product: "magnets" } as Hold]]]);

  test("a country alone, or its part of the product that is shown", () => {
    expect(selectionOf("CHN", null)).toBe("@CHN");
    expect(selectionOf("CHN", "gallium")).toBe("gallium@CHN");
    expect([countryOf("gallium@CHN"), productOf("gallium@CHN")]).toEqual(["CHN", "gallium"]);
    expect([countryOf("#asml"), productOf("#asml")]).toEqual([null, null]);
  });

  test("stays on the country when the measure changes", () => {
    expect(carriedOver("gallium@CHN", false, holds)).toBe("@CHN");
    expect(carriedOver("@CHN", true, holds)).toBe("magnets@CHN");
    expect(carriedOver("@JPN", true, holds)).toBe("@JPN");
    expect(carriedOver("gallium", false, holds)).toBe("gallium");
    expect(carriedOver(null, true, holds)).toBeNull();
  });
});

test("arrows go to the nearest country that way", () => {
  const spots = [
    { code: "CHN", x: 100, y: 100 },
    { code: "KOR", x: 130, y: 95 },
    { code: "JPN", x: 150, y: 100 },
    { code: "AUS", x: 130, y: 250 },
  ];
  const go = (key: string, from: number | null) =>
    nextSpot(key, from === null ? null : (spots[from] ?? null), spots)?.code;
  expect(go("ArrowRight", null)).toBe("CHN");
  expect(go("ArrowRight", 0)).toBe("KOR");
  expect(go("ArrowLeft", 2)).toBe("KOR");
  expect(go("ArrowDown", 0)).toBe("AUS");
  expect(go("ArrowLeft", 0)).toBeUndefined();
  expect([go("Home", 3), go("End", 0), go("x", 0)]).toEqual(["CHN", "AUS", undefined]);
});

describe("the table", () => {
  const row = (code: string, figure: number | null, governance: number | null) =>
    ({ code, name: code, figure, governance, loss: null, made: 1 }) as TableRow;
  const rows = [row("B", 0.2, 5), row("A", 0.1, null), row("C", null, 7)];
  const codes = (order: string | null) =>
    sortTable(rows, readTableOrder(order), "en").map(({ code }) => code);

  test("is sorted by any column; without a figure comes last either way", () => {
    expect(codes(null)).toEqual(["B", "A", "C"]);
    expect(codes("score")).toEqual(["A", "B", "C"]);
    expect(codes("name")).toEqual(["A", "B", "C"]);
    expect(codes("-governance")).toEqual(["C", "B", "A"]);
    expect(codes("nonsense")).toEqual(["B", "A", "C"]);
  });

  test("keeps its order in the address", () => {
    const falling = { column: "score", isFalling: true } as const;
    expect(writeTableOrder(falling)).toBeNull();
    expect(readTableOrder(writeTableOrder({ column: "made", isFalling: true }))).toEqual({
      column: "made",
      isFalling: true,
    });
    expect(nextTableOrder(falling, "score")).toEqual({ column: "score", isFalling: false });
    expect(nextTableOrder(falling, "name")).toEqual({ column: "name", isFalling: false });
  });
});
