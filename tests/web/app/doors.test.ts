import { expect, test } from "vitest";
import { firstPreset, worstCountry } from "../../../web/app/first-visit/doors.ts";

type Items = Parameters<typeof worstCountry>[0];
type Countries = Parameters<typeof firstPreset>[2];

const items = [
  { id: "@CHN", score: 0.4, scoreRigid: 0.5 },
  { id: "@TWN", score: 0.2, scoreRigid: 0.2 },
] as unknown as Items;
const countries = new Map([
  ["CHN", { nameEn: "China" }],
  ["TWN", { nameEn: "Taiwan" }],
]) as unknown as Countries;
const preset = (id: string, name: string, description = "") => ({
  ...({} as Parameters<typeof firstPreset>[0][number]),
  id,
  name,
  description,
});

test("the first preset names those who could hurt most; of equals the first stands", () => {
  const presets = [
    preset("neon", "War stops neon"),
    preset("metals", "China bars metals"),
    preset("strait", "Strait closed", "Taiwan ships nothing, China sells nothing"),
    preset("again", "China and Taiwan"),
  ];
  expect(firstPreset(presets, items, countries)?.id).toBe("strait");
  expect(firstPreset(presets.slice(0, 1), items, countries)?.id).toBe("neon");
  expect(firstPreset([], items, countries)).toBeUndefined();
});

test("the worst country leads its ranking; without one there is none", () => {
  expect(worstCountry(items)).toEqual({ country: "CHN", score: 0.4, scoreRigid: 0.5 });
  expect(worstCountry([])).toBeUndefined();
});
