import { beforeAll, describe, expect, test } from "vitest";
import type { PresetScenario } from "../../src/model/data-set.ts";
import { loadGraph } from "../../src/store/graphs.ts";

/** The scenarios of us-sri as documents: what they say, not what comes of them. */

let presets: readonly PresetScenario[] = [];
beforeAll(async () => {
  presets = (await loadGraph("us-sri")).scenarios ?? [];
});

test("there are enough of them, and between them they show every kind of shock and response", () => {
  expect(presets.length).toBeGreaterThanOrEqual(20);
  const kinds = presets.flatMap(({ shocks, responses }) => [...shocks, ...responses]);
  expect([...new Set(kinds.map(({ kind }) => kind))].sort()).toEqual([
    "demand",
    "embargo",
    "halt",
    "project",
    "rationing",
    "spare-capacity",
    "stock-release",
    "substitution",
  ]);
});

test("names and texts are their own, in both languages", () => {
  for (const field of ["name", "nameJa", "description", "descriptionJa"] as const) {
    const texts = presets.map((preset) => preset[field]);
    expect(new Set(texts).size).toBe(presets.length);
  }
  for (const { id, nameJa = "", descriptionJa = "" } of presets) {
    const isJapanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
    expect([id, isJapanese.test(nameJa), isJapanese.test(descriptionJa)]).toEqual([id, true, true]);
  }
});

test("stocks and ways that nobody states are the same in all, and say where they come from", () => {
  const [first] = presets;
  for (const { unstatedCoverDays, unstatedLagDays, restartRatePerDay, parameters } of presets) {
    expect(unstatedCoverDays).toEqual(first?.unstatedCoverDays);
    expect(unstatedLagDays).toEqual(first?.unstatedLagDays);
    expect(restartRatePerDay).toBe(first?.restartRatePerDay);
    const defaults = parameters.filter(({ name }) => /unstated|restart/.test(name));
    expect(defaults.map(({ status }) => status)).toEqual([
      "estimated",
      "reported",
      "judgement",
      "estimated",
      "judgement",
    ]);
  }
});

describe("every document", () => {
  test("chooses a fungibility for each of its bans, and regions to ban between", () => {
    for (const { id, regions, shocks } of presets) {
      const bans = shocks.filter((shock) => shock.kind === "embargo");
      const chosen = bans.every(({ fungibility }) => fungibility !== undefined);
      expect([id, chosen, bans.length === 0 || regions !== "world"]).toEqual([id, true, true]);
    }
  });

  test("has reasons of its own beside those that all share", () => {
    for (const { id, parameters, sources } of presets) {
      const own = parameters.filter(({ name }) => !/unstated|restart/.test(name));
      expect([id, own.length > 0, sources.length > 1]).toEqual([id, true, true]);
      for (const { detail, nameJa } of own) {
        expect([id, detail.length > 20, nameJa !== undefined]).toEqual([id, true, true]);
      }
    }
  });
});
