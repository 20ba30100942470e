import { expect, test } from "vitest";
import { linkWidth, restLinks } from "../../../web/graph/rest-links.ts";
import { input } from "./network.ts";

const everywhere = () => true;

test("each product shows the input that would stop it first, and what it can hardly do without", () => {
  const inputs = [
    input("a", "use", { essentiality: 0.5 }),
    input("b", "use", { essentiality: 0.3 }),
    input("c", "use", { essentiality: 0.9 }),
    input("d", "other", { essentiality: 0.2 }),
    input("e", "use", { essentiality: 1, substitutability: 0.5 }),
  ];
  expect([...restLinks(inputs, new Map(), everywhere)].sort()).toEqual([2, 3]);
});

test("links of folded products wait, and no product fans out over the picture", () => {
  const inputs = Array.from({ length: 20 }, (_, place) => input("power", `use${place}`));
  expect(restLinks(inputs, new Map(), everywhere).size).toBe(4);
  expect(restLinks(inputs, new Map(), (id) => id !== "power").size).toBe(0);
});

test("at most 80 are drawn, the strongest first", () => {
  const inputs = Array.from({ length: 200 }, (_, place) => input(`in${place}`, `use${place}`));
  const score = new Map(inputs.map(({ input: id }, place) => [id, place / 200]));
  const shown = restLinks(inputs, score, everywhere);
  expect(shown.size).toBe(80);
  expect(Math.min(...shown)).toBe(120);
});

test("width follows essentiality from 0.6 to 1.5 pixels", () => {
  expect(linkWidth(0)).toBeCloseTo(0.6);
  expect(linkWidth(1)).toBeCloseTo(1.5);
});
