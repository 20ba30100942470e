import { describe, expect, test } from "vitest";
import {
  figureScore,
  isScoreOpen,
  scoreText,
  shownScoreWord,
} from "../../../web/parts/score-text.ts";
import { toldStatus } from "../../../web/parts/supply-status.ts";
import { product } from "./support.ts";

const open = { score: 1, scoreLow: 0, scoreHigh: 1 };

describe("a score whose makers nobody states", () => {
  const products = new Map([
    ["dark", { supplyStatus: "missing" as const }],
    ["ore", { supplyStatus: "reported" as const }],
  ]);

  test("is open, as a product and as a maker's; a cut link and a country are not", () => {
    expect(["dark", "dark@CHN", "dark#firm"].map((id) => isScoreOpen(id, products))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["ore", "dark->ore", "@CHN", "none"].some((id) => isScoreOpen(id, products))).toBe(
      false,
    );
  });

  test("reads as both its ends, never as the upper one", () => {
    expect(scoreText(open, true, "en")).toBe("0.00 to 1.00");
    expect(scoreText(open, true, "ja")).toBe("0.00〜1.00");
    expect(scoreText(open, false, "en")).toBe("1.00");
    expect(scoreText({ score: 0, scoreLow: 0, scoreHigh: 0 }, true, "en")).toBe("0.00");
  });

  test("has a word only if both its ends have that word", () => {
    expect(shownScoreWord(open, true)).toBeNull();
    expect(shownScoreWord(open, false)).toBe("veryHigh");
    expect(shownScoreWord({ score: 0.5, scoreLow: 0.3, scoreHigh: 0.5 }, true)).toBe("veryHigh");
  });

  test("reads so in the lists of the graph, too", () => {
    const scores = {
      score: new Map([
        ["dark", 1],
        ["ore", 0.2],
      ]),
      openScore: new Map([["dark", open]]),
    };
    expect(figureScore(scores, "dark", "en")).toBe("0.00 to 1.00");
    expect(figureScore(scores, "ore", "en")).toBe("0.20");
    expect(figureScore(scores, "none", "en")).toBe("–");
  });
});

test("shares of which none says how it is backed are told as not stated, not as judgements", () => {
  const maker = (status: "reported" | "judgement" | null) => ({ country: "CHN", share: 1, status });
  const told = (
    supplyStatus: "judgement" | "missing" | "reported",
    makers: ReturnType<typeof maker>[],
  ) => toldStatus(product("ore", { supplyStatus, makers }));
  expect(told("judgement", [maker(null)])).toBe("unstated");
  expect(told("judgement", [maker("judgement")])).toBe("judgement");
  expect(told("missing", [maker(null)])).toBe("missing");
  expect(told("reported", [maker("reported")])).toBe("reported");
});
