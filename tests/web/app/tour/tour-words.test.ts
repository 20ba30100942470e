import { expect, test } from "vitest";
import {
  courseFacts,
  goalFacts,
  makerFacts,
  type RankFacts,
  rankFacts,
} from "../../../../web/app/tour/tour-facts.ts";
import type { TourStepKind } from "../../../../web/app/tour/tour-plan.ts";
import { tourText } from "../../../../web/app/tour/tour-words.ts";
import type { TourFacts } from "../../../../web/app/tour/use-tour-facts.ts";
import type { Names } from "../../../../web/parts/names.ts";
import { textsIn } from "../../support/texts.ts";

const KINDS: readonly TourStepKind[] = ["graph", "maker", "path", "score", "rank", "cut", "source"];

const item: RankFacts["item"] = {
  id: "gallium",
  place: 80,
  score: 0.086,
  scoreRigid: 0.1,
  scoreLow: 0.06,
  scoreHigh: 0.11,
  losses: { defence: 0.38, ai: 0.06 },
  path: ["gallium", "radar", "defence"],
  structure: {} as RankFacts["item"]["structure"],
};

const facts: TourFacts = {
  product: "gallium",
  maker: { country: "CHN", share: 0.9901, status: "estimated", year: 2025, source: "USGS" },
  rank: { item, place: 80, total: 306, first: { ...item, id: "wafer", score: 0.53 } },
  goal: { sector: "ai", path: ["gallium", "chip", "ai"], loss: 0.06 },
  course: { first: { sector: "defence", day: 41 }, worst: { loss: 0.086, day: 706 } },
};

const names = {
  product: (id: string) => `[${id}]`,
  countryInSentence: (code: string) => `(${code})`,
  products: new Map([
    ["gallium", { kind: "material" }],
    ["defence", { kind: "sector" }],
  ]),
} as unknown as Names;

async function words(language: "en" | "ja") {
  const texts = await textsIn(language);
  const tour = texts("tour");
  return { names, language, home: "<home>", scope: "<scope>", t: tour };
}

test.each(["en", "ja"] as const)(
  "every step is told whole in %s, from the facts",
  async (language) => {
    const said = await words(language);
    for (const kind of KINDS) {
      const text = tourText(kind, facts, said);
      expect(text, kind).not.toBeNull();
      expect(text, kind).not.toMatch(/\{\{|undefined|tour[:.]|null/);
    }
    const share = language === "ja" ? "99%" : "99\u202f%";
    expect(tourText("maker", facts, said)).toContain(share);
    expect(tourText("path", facts, said)).toContain("[gallium] → [radar] → [defence]");
    expect(tourText("path", facts, said)).toContain("[chip] → [ai]");
    expect(tourText("score", facts, said)).toContain("0.06");
    expect(tourText("cut", facts, said)).toContain("706");
  },
);

test("a text waits for its facts, and what is not known is said so", async () => {
  const said = await words("en");
  const none: TourFacts = {
    product: "gallium",
    maker: undefined,
    rank: undefined,
    goal: undefined,
    course: undefined,
  };
  for (const kind of KINDS.filter((one) => one !== "graph"))
    expect(tourText(kind, none, said), kind).toBeNull();
  const empty: TourFacts = {
    ...none,
    maker: null,
    rank: null,
    goal: null,
    course: { first: null, worst: null },
  };
  expect(tourText("maker", empty, said)).toMatch(/No figure/);
  expect(tourText("path", empty, said)).toMatch(/Nothing stops/);
  expect(tourText("cut", empty, said)).toMatch(/no sector runs short/);
  const sure = {
    ...facts,
    rank: { ...facts.rank!, item: { ...item, scoreLow: 0.1, scoreHigh: 0.1 } },
  };
  expect(tourText("score", sure, said)).toMatch(/are the same/);
  const lead = { ...facts, rank: { ...facts.rank!, first: item } };
  expect(tourText("rank", lead, said)).not.toContain("leads");
});

test("facts are read off the answers as they are", () => {
  const ranking = { items: [{ ...item, id: "wafer" }, item], total: 9 } as unknown as Parameters<
    typeof rankFacts
  >[0];
  expect(rankFacts(ranking, "gallium")).toMatchObject({ place: 2, total: 9 });
  expect(rankFacts(ranking, "none")).toBeNull();
  const cut = {
    sectors: { ai: 0.06, idle: 0 },
    paths: { ai: ["gallium", "ai"] },
  } as unknown as Parameters<typeof goalFacts>[0];
  expect(goalFacts(cut, "ai")).toEqual({ sector: "ai", path: ["gallium", "ai"], loss: 0.06 });
  expect(goalFacts(cut, "idle")).toBeNull();
  expect(goalFacts(cut, null)).toBeNull();
  const course = {
    days: [0, 1, 2, 3],
    loss: [0, 0.1, 0.20995, 0.21],
    firstHit: ["defence"],
    sectors: { defence: { timeToSurviveDays: 1 } },
  } as unknown as Parameters<typeof courseFacts>[0];
  expect(courseFacts(course)).toEqual({
    first: { sector: "defence", day: 1 },
    worst: { loss: 0.21, day: 3 },
  });
  expect(courseFacts({ ...course, loss: null, firstHit: [] })).toEqual({
    first: null,
    worst: null,
  });
  const evidence = { year: 2024, rival: false, source: { publisher: "USGS", citation: "MCS" } };
  const detail = {
    makers: {
      basis: "production",
      year: 2025,
      status: "reported",
      makers: [
        { country: "UNK", share: 0.5, status: null },
        { country: "CHN", share: 0.4, status: null },
      ],
    },
    supply: [
      { country: "CHN", basis: "production", evidence },
      { country: "CHN", basis: "production", evidence: { ...evidence, year: 2025 } },
      { country: "CHN", basis: "production", evidence: { ...evidence, year: 2026, rival: true } },
    ],
  } as unknown as Parameters<typeof makerFacts>[0];
  expect(makerFacts(detail)).toEqual({
    country: "CHN",
    share: 0.4,
    status: "reported",
    year: 2025,
    source: "USGS",
  });
  expect(makerFacts({ ...detail, makers: { ...detail.makers, makers: [] } })).toBeNull();
});
