import { expect, test } from "vitest";
import {
  conflictsOf,
  countOf,
  homeAlone,
  membersOf,
  toggle,
} from "../../../web/app/bars/country-choice.ts";

const country = (id: string, blocs: string[] = []) => ({
  id,
  nameEn: id,
  nameJa: id,
  blocs,
  governance: null,
});
const countries = [
  country("USA", ["MSP"]),
  country("JPN", ["MSP"]),
  country("CHN", ["COVERED"]),
  country("RUS", ["COVERED"]),
];
const usual = { home: ["USA"], trusted: ["MSP"], adversary: ["COVERED"] };

test("home among the trusted is no conflict: home wins", () => {
  expect(conflictsOf(usual, countries)).toEqual([]);
});

test("a conflict names the country and both sides, even inside a bloc", () => {
  expect(conflictsOf({ ...usual, trusted: ["MSP", "CHN"] }, countries)).toEqual([
    { country: "CHN", sides: ["trusted", "adversary"] },
  ]);
  expect(conflictsOf({ ...usual, home: ["RUS"] }, countries)).toEqual([
    { country: "RUS", sides: ["home", "adversary"] },
  ]);
});

test("a preset leaves the sides that were chosen, and no trace where it is the usual home", () => {
  const graph = { countries, defaults: usual };
  const chosen = { home: null, trusted: ["JPN", "USA"], adversary: null };
  expect(homeAlone("JPN", chosen, graph)).toEqual({
    home: ["JPN"],
    trusted: ["USA"],
    adversary: null,
  });
  expect(homeAlone("USA", { ...chosen, trusted: null }, graph)).toEqual({
    home: null,
    trusted: null,
    adversary: null,
  });
});

test("blocs count as their members", () => {
  expect(membersOf(["MSP"], countries)).toEqual(["USA", "JPN"]);
  expect(toggle(["USA"], "USA")).toEqual([]);
  expect(toggle(["USA"], "JPN")).toEqual(["USA", "JPN"]);
});

test("home is not counted among the trusted", () => {
  expect(countOf("trusted", usual, countries)).toBe(1);
  expect(countOf("home", usual, countries)).toBe(1);
  expect(countOf("adversary", usual, countries)).toBe(2);
});
