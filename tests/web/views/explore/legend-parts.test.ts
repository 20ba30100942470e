import { expect, test } from "vitest";
import { legendSizes } from "../../../../web/views/explore/legend-parts.ts";

type Ranked = Parameters<typeof legendSizes>[0];
const ranked = (...scores: number[]) =>
  legendSizes({ ranking: { items: scores.map((score) => ({ score })) } } as unknown as Ranked, 28);

test("three sizes stand for the largest score, a third and a twelfth of it", () => {
  const { scores, radii } = ranked(0.36, 0.1);
  expect(scores.map((score) => score.toFixed(2))).toEqual(["0.03", "0.12", "0.36"]);
  expect(radii).toHaveLength(3);
});

test("sizes that read the same are one, and without any score there is none", () => {
  expect(ranked(0.012).scores).toEqual([0.004, 0.012]);
  expect(ranked(0.004).scores).toEqual([0.004]);
  expect(ranked(0)).toEqual({ scores: [], radii: [] });
  expect(ranked()).toEqual({ scores: [], radii: [] });
});
