import { describe, expect, test } from "vitest";
import { hitColor } from "../../../../../web/views/what-if/watch/flow/flow-colors.ts";
import { flowLayout } from "../../../../../web/views/what-if/watch/flow/flow-layout.ts";
import { flowLinks } from "../../../../../web/views/what-if/watch/flow/flow-links.ts";
import { flowRows } from "../../../../../web/views/what-if/watch/flow/flow-rows.ts";
import {
  everHit,
  hitsOn,
  lossOn,
  widestDay,
  worstDay,
} from "../../../../../web/views/what-if/watch/flow/hits.ts";
import { lossStep } from "../../../../../web/views/what-if/watch/flow/loss-step.ts";
import { markFacts } from "../../../../../web/views/what-if/watch/flow/mark-facts.ts";
import { answer, product, sector, shown } from "./answers.ts";

const a = answer(
  { cars: sector([1, 0.5, 0.9]) },
  {
    products: {
      ore: product([0.2, 0.2, 1], {
        binding: ["embargo", "embargo", null],
        stockDays: [3, 0, 1],
      }),
      steel: product([1, 0.6, 0.9], { binding: [null, "ore", "ore"] }),
      wood: product([1, 0.98, 1]),
    },
  },
);
const b = answer(
  { cars: sector([1, 0.75, 1]) },
  {
    products: {
      ore: product([0.5, 0.5, 1]),
      steel: product([1, 0.5, 1]),
      wood: product([1, 1, 1]),
    },
  },
);
const both = [shown("a", a), shown("b", b)];
const IDS = ["ore", "steel", "cars"];

describe("what is hit", () => {
  test("is what ever loses more than 3 % in any scenario, with the most it loses", () => {
    expect([...everHit(both)].sort()).toEqual([
      ["cars", 0.5],
      ["ore", 0.8],
      ["steel", 0.5],
    ]);
  });

  test("the day on which most is lost, of all and of one sector", () => {
    expect([worstDay(a, null), worstDay(a, "cars"), worstDay({ ...a, loss: null }, null)]).toEqual([
      1, 1, 1,
    ]);
    expect(worstDay(answer({ cars: sector([1, 1]) }), null)).toBe(0);
  });

  test("the day on which two scenarios differ most", () => {
    expect(widestDay(a, b, null)).toBe(1);
    expect(widestDay(a, a, null)).toBe(0);
    const later = answer({ cars: sector([1, 1, 0.1]) });
    expect(widestDay(a, later, "cars")).toBe(2);
  });

  test("losses of a scenario on a day; a difference is B less A", () => {
    const now = hitsOn(both, "a", IDS, 1);
    expect(IDS.map((id) => now.get(id)?.loss)).toEqual([0.8, 0.4, 0.5]);
    const difference = hitsOn(both, "diff", IDS, 1);
    const told = IDS.map((id) => difference.get(id)!);
    expect(told[0]!.loss).toBeCloseTo(-0.3, 12);
    expect(told[1]!.loss).toBeCloseTo(0.1, 12);
    expect(told[2]!.loss).toBeCloseTo(-0.25, 12);
    expect(told.every(({ isDifference }) => isDifference)).toBe(true);
    expect(lossOn(a, "nobody", 1)).toBe(0);
  });

  test("the table sets the worst first and tells what B saves", () => {
    expect(flowRows(both, everHit(both), 1).map(({ id }) => id)).toEqual(["ore", "cars", "steel"]);
    const [ore] = flowRows(both, everHit(both), 1);
    expect(ore?.difference).toBeCloseTo(0.3, 12);
    expect(flowRows([both[0]!], everHit(both), 1)[0]?.difference).toBeNull();
  });
});

describe("links of the flow", () => {
  const links = [
    { from: "ore", to: "steel", hold: 1 },
    { from: "ore", to: "cars", hold: 0.05 },
    { from: "steel", to: "cars", hold: 1 },
    { from: "wood", to: "cars", hold: 1 },
  ];

  test("are those that pass the loss on, the strongest on top and widest", () => {
    const drawn = flowLinks(links, hitsOn(both, "a", [...IDS, "wood"], 1));
    expect(drawn.map(({ from, to }) => `${from} ${to}`)).toEqual(["steel cars", "ore steel"]);
    expect(drawn[1]!.width).toBeGreaterThan(drawn[0]!.width);
  });

  test("of a difference join only what changes the same way", () => {
    const drawn = flowLinks(links, hitsOn(both, "diff", [...IDS, "wood"], 1));
    expect(drawn.map(({ from, to }) => `${from} ${to}`)).toEqual([]);
  });
});

describe("colours", () => {
  test("the ramp begins at 2 %, and ends at three quarters", () => {
    expect([0.019, 0.02, 0.1, 0.25, 0.5, 0.75, 1].map(lossStep)).toEqual([null, 0, 1, 2, 3, 4, 4]);
  });

  test("what B saves is blue, what it loses more is loss", () => {
    expect(hitColor({ loss: -0.3, isDifference: true })).toContain("var(--b)");
    expect(hitColor({ loss: 0.3, isDifference: true })).toBe("var(--l2)");
    expect(hitColor({ loss: 0.001, isDifference: false })).toBe("var(--bg)");
  });
});

describe("places", () => {
  const items = Array.from({ length: 200 }, (_, at) => ({
    id: `p${at}`,
    tier: at % 2 === 0 ? ("mined" as const) : ("parts" as const),
    lane: "any",
    rank: at,
  }));
  const frame = { width: 760, height: 400 };

  test("up to 60 all have a mark of their own; beyond, the least hit of a tier fold", () => {
    const few = new Map(items.slice(0, 60).map(({ id }) => [id, 0.5]));
    expect(flowLayout({ items, links: [] }, few, frame).layout.folds).toEqual([]);
    const all = new Map(items.map(({ id }, at) => [id, at / 200]));
    const { layout, height } = flowLayout({ items, links: [] }, all, frame);
    const folded = layout.folds.flatMap(({ ids }) => ids);
    const shownMarks = [...layout.places.values()].filter(({ fold }) => fold === null);
    expect(folded.length + shownMarks.length).toBe(200);
    expect(shownMarks).toHaveLength(60);
    expect(folded).toContain("p0");
    expect(folded).not.toContain("p199");
    expect(height).toBe(31 * 34);
  });

  test("sectors never fold; beside many of them the other tiers keep three and their fold", () => {
    const sectors = items.map((item) => ({ ...item, id: `s${item.id}`, tier: "sectors" as const }));
    const both = [...items, ...sectors.slice(0, 70)];
    const peaks = new Map(both.map(({ id }) => [id, 0.5]));
    const { layout } = flowLayout({ items: both, links: [] }, peaks, { width: 760, height: 3000 });
    const shownMarks = [...layout.places.values()].filter(({ fold }) => fold === null);
    expect(shownMarks.filter(({ tier }) => tier === "sectors")).toHaveLength(70);
    expect(shownMarks.filter(({ tier }) => tier === "mined")).toHaveLength(3);
  });

  test("do not depend on the day, only on what is ever hit", () => {
    const peaks = new Map(items.slice(0, 20).map(({ id }) => [id, 0.5]));
    const [one, two] = [1, 2].map(
      () => flowLayout({ items, links: [] }, peaks, frame).layout.places,
    );
    expect([...one!]).toEqual([...two!]);
    for (const { x, y } of one!.values()) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeLessThan(400);
    }
  });
});

test("a mark tells what holds it back that day and what is left in stock", () => {
  expect(markFacts(a, "ore", 1)).toEqual({
    ...{ held: { kind: "embargo" }, path: [], stock: 0, publicStock: null },
  });
  expect(markFacts(a, "steel", 2).held).toEqual({ kind: "input", input: "ore" });
  expect(markFacts(a, "wood", 0)).toMatchObject({ held: null, stock: null });
  const hit = answer({ cars: sector([0.5], ["ore", "cars"]) });
  expect(markFacts(hit, "cars", 0)).toMatchObject({ path: ["ore", "cars"], stock: undefined });
  expect(markFacts(a, "nobody", 0).stock).toBeUndefined();
});
