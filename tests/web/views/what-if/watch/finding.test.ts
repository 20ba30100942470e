import { describe, expect, test } from "vitest";
import { endingOf, namedPart, worstOf } from "../../../../../web/views/what-if/watch/finding.ts";
import {
  endingTexts,
  findingSentences,
} from "../../../../../web/views/what-if/watch/finding-text.ts";
import { savedTexts } from "../../../../../web/views/what-if/watch/short/saved-texts.ts";
import { mostLost } from "../../../../../web/views/what-if/watch/use-watched.ts";
import { worstSentences } from "../../../../../web/views/what-if/watch/worst/worst-words.ts";
import { textsIn } from "../../../support/texts.ts";
import { answer, sector, shown } from "./answers.ts";

const a = answer({ cars: sector([1, 0.5, 0.2, 1]), ships: sector([1, 1, 0.5, 1]) });
const b = answer({ cars: sector([1, 1, 0.74, 1]), ships: sector([1, 1, 1, 1]) });
const calm = answer({ cars: sector([1, 1, 1, 1]), ships: sector([1, 1, 1, 1]) });

async function sentences(
  language: "en" | "ja",
  all: Parameters<typeof worstOf>[0],
  only: string | null = null,
) {
  const t = await textsOf(language);
  const nameOf = (id: string) => id;
  const told = findingSentences(worstOf(all, only), { t, language, nameOf, sector: only });
  return told.map(({ key, values }) => t(`watch:finding.${key}`, values).replaceAll(/<\/?1>/g, ""));
}

/** Texts of all namespaces, each named. */
const textsOf = async (language: "en" | "ja") => (await textsIn(language))("watch");

describe("the finding", () => {
  test("says the worst of each scenario, in both languages", async () => {
    const all = [shown("a", a), shown("b", b)];
    expect(await sentences("en", all)).toEqual([
      "A loses two thirds of what matters by day 2.",
      "B loses 13\u202f%.",
    ]);
    expect(await sentences("ja", all)).toEqual([
      "Aでは、2日目までに自国の重要分野の3分の2が失われる。",
      "Bでは13%。",
    ]);
  });

  test("of one sector names it; nothing lost is said in words", async () => {
    const all = [shown("a", calm), shown("b", b)];
    expect(await sentences("en", all, "cars")).toEqual([
      "A loses nothing of cars.",
      "B loses 26\u202f%.",
    ]);
  });

  test("next to nothing is not nothing", async () => {
    const faint = answer({ cars: sector([1, 0.9998, 1]) });
    expect(await sentences("en", [shown("a", faint), shown("b", calm)])).toEqual([
      "A loses next to nothing of what matters.",
      "B loses nothing.",
    ]);
    expect(await sentences("ja", [shown("a", faint), shown("b", faint)])).toEqual([
      "Aでは、自国の重要分野はほとんど失われない。",
      "Bではほとんど失われない。",
    ]);
  });

  test("without weights counts the sectors that run short and names the first", async () => {
    expect(await sentences("en", [shown("a", { ...a, loss: null })])).toEqual([
      "In A, 2 of 2 sectors run short, first cars on day 1.",
    ]);
    expect(await sentences("ja", [shown("a", { ...a, loss: null })])).toEqual([
      "Aでは、2分野のうち2分野が不足する。最初は1日目のcars。",
    ]);
  });

  test("without sectors says that nothing can be told, not that nothing is lost", async () => {
    const none = { ...answer({}), loss: null, lostDays: null };
    expect(await sentences("en", [shown("a", none)])).toEqual([
      "A: the data set names no sectors, so that no loss of what matters can be told.",
    ]);
    expect(mostLost(none)).toBeNull();
    expect(mostLost(a)).toBe("cars");
  });

  test("a part has a name only where it is near one", () => {
    expect([0.35, 0.333, 0.5, 0.25, 0.2, 0.1].map(namedPart)).toEqual([
      "third",
      "third",
      "half",
      "quarter",
      "fifth",
      "tenth",
    ]);
    expect([0.13, 0.23, 0.36, 0.45, 0.9, 0.02].map(namedPart)).toEqual(Array(6).fill(null));
  });
});

describe("the end", () => {
  const falling = answer({ cars: sector([1, 0.8, 0.6]) });
  const level = answer({ cars: sector([1, 0.6, 0.6]) });
  const rising = answer({ cars: sector([0.5, 0.6, 0.7]) });

  test("is told where output still falls or is not back, once for all that end alike", async () => {
    const words = { t: await textsOf("en"), language: "en", sector: null } as const;
    const all = [shown("a", falling), shown("b", level), shown("c", rising), shown("d", a)];
    expect(endingTexts(all, words)).toEqual([
      "Output in A still falls on the last day, day 2.",
      "Output in B and C has not come back by the last day, day 2.",
    ]);
    expect(endingTexts([shown("a", calm)], words)).toEqual([]);
    const ja = { t: await textsOf("ja"), language: "ja", sector: "cars" } as const;
    expect(endingTexts([shown("a", level)], ja)).toEqual([
      "Aの生産は、最終日(2日目)になっても元に戻らない。",
    ]);
  });

  test("of what adds up to nothing is not told", () => {
    expect(endingOf({ ...falling, loss: null }, null)).toBeNull();
    expect(endingOf(falling, "ships")).toBeNull();
    expect(endingOf(falling, null)).toEqual({ kind: "falling", lastDay: 2 });
  });
});

describe("what B saves", () => {
  const none = { lostShare: null, lostDays: null, points: null, laterDays: null };

  test("in signs and units, in both languages; unknown is a dash", async () => {
    const [en, ja] = await Promise.all([textsOf("en"), textsOf("ja")]);
    const saved = { lostShare: 0.68, lostDays: 57, points: 0.22, laterDays: 41 };
    expect(savedTexts(saved, { t: en, language: "en" })).toEqual({
      lostDays: "−68\u202f%",
      points: "+22.0 points",
      laterDays: "+41 days",
    });
    expect(savedTexts(saved, { t: ja, language: "ja" })).toEqual({
      lostDays: "−68%",
      points: "+22.0ポイント",
      laterDays: "+41日",
    });
    expect(savedTexts(none, { t: en, language: "en" })).toEqual({
      lostDays: "–",
      points: "–",
      laterDays: "–",
    });
  });

  test("worse has the other sign", async () => {
    const t = await textsOf("en");
    const worse = { lostShare: -0.5, lostDays: -3, points: -0.01, laterDays: -1 };
    expect(savedTexts(worse, { t, language: "en" })).toEqual({
      lostDays: "+50\u202f%",
      points: "−1.0 points",
      laterDays: "−1 day",
    });
  });
});

describe("the worst cuts in words", () => {
  const found = {
    targets: ["x@CHN", "y"],
    loss: 0.39,
    bound: 0.39,
    proven: true,
    greedyLoss: 0.36,
    method: "enumeration",
    candidates: 1234,
  } as unknown as Parameters<typeof worstSentences>[0];
  const words = async () => ({
    t: await textsOf("en"),
    language: "en" as const,
    targetName: (target: string) => target,
    whole: "what matters",
  });

  test("what they stop, that it is proven, and what greedy picking finds", async () => {
    expect(worstSentences(found, await words())).toEqual([
      "These 2 cuts stop 39\u202f% of what matters.",
      "Proven: no others cost more. All sets were tried.",
      "Picking the worst one by one gives 36\u202f%: 3.0 points less.",
      "1,234 targets could be cut.",
    ]);
  });

  test("what is not proven has its bound; none is said in words", async () => {
    const open = { ...found, proven: false, bound: 0.44, greedyLoss: 0.39 };
    const told = worstSentences(open, await words());
    expect(told[1]).toContain("no others can cost more than 44\u202f%");
    expect(told[2]).toBe("Picking the worst one by one gives as much.");
    expect(worstSentences({ ...found, targets: [], loss: 0 }, await words())).toEqual([
      "No cut stops anything that matters.",
    ]);
  });

  test("with protection: what to protect, what is left, and what cannot be helped", async () => {
    const held = {
      ...found,
      protect: ["z", "w"],
      floor: 0.3,
      unprotected: { ...found, loss: 0.6 },
    } as unknown as typeof found;
    const told = worstSentences(held, await words());
    expect(told[0]).toBe("Protect: z and w.");
    expect(told).toContain("With nothing protected the worst cuts stop 60\u202f%.");
    expect(told).toContain("However as many are protected, 30\u202f% can still be stopped.");
  });
});
