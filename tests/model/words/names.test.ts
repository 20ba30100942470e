import { expect, test } from "vitest";
import { Names } from "../../../src/model/words/names.ts";
import { dataSet } from "../../support/data-set.ts";

const names = new Names(
  dataSet({
    tables: {
      products: [
        { id: "ai-compute", kind: "component", nameEn: "AI compute" },
        { id: "accelerators", kind: "component", nameEn: "Accelerators" },
        { id: "logic", kind: "component", nameEn: "Leading-edge logic" },
        { id: "plain", kind: "component" },
      ],
      countries: [
        { iso3: "TWN", nameEn: "Taiwan", blocs: ["ASIA"] },
        { iso3: "KOR", nameEn: "South Korea", blocs: ["ASIA"] },
        { iso3: "JPN", nameEn: "Japan", blocs: ["REST"] },
      ],
      supply: [
        { product: "logic", country: "TWN", share: 0.9 },
        { product: "logic", country: "KOR", quantity: 7 },
        { product: "logic", country: "JPN", share: 0 },
        { product: "plain", country: "JPN", share: 1 },
      ],
      firms: [
        { product: "logic", firm: "tsmc", share: 0.8 },
        { product: "plain", firm: "acme", plantCountry: "USA", share: 0.1 },
      ],
      firmsIndex: [{ id: "tsmc", nameEn: "TSMC" }],
    },
  }),
);

const PATH = ["logic", "accelerators", "ai-compute"];

test("a path is read from what stops up to what was cut, and who made it", () => {
  expect(names.path(PATH, 0.71, ["logic@TWN"])).toBe(
    "AI compute −71 %: Accelerators ← Leading-edge logic ← Taiwan",
  );
  expect(names.path(PATH, 0.71, ["logic"])).toBe(
    "AI compute −71 %: Accelerators ← Leading-edge logic",
  );
  expect(names.path(PATH, null, ["@TWN", "@KOR"])).toBe(
    "AI compute: Accelerators ← Leading-edge logic ← Taiwan and South Korea",
  );
  expect(names.path(PATH, 0.71, ["logic#tsmc", "plain@KOR"])).toContain("logic ← TSMC");
  expect(names.path(["ai-compute"], 0.0001, [])).toBe("AI compute below 0.1 %");
  expect(names.path([], 0.5, [])).toBe("");
});

test("only those who make the first product end a path", () => {
  expect(names.path(PATH, null, ["@JPN", "@TWN", "@USA"])).toContain("logic ← Taiwan");
  expect(names.path(PATH, null, ["@JPN", "@USA", "#acme"])).toBe(
    "AI compute: Accelerators ← Leading-edge logic",
  );
  expect(names.path(PATH, null, ["@ASIA", "@REST"])).toContain("logic ← ASIA");
  expect(names.path(["plain", "logic"], null, ["@USA", "#tsmc", "@JPN", "#acme"])).toBe(
    "Leading-edge logic: plain ← USA, Japan and acme",
  );
});

test("targets in words; what has no name goes by its id", () => {
  expect(
    ["logic", "logic@TWN", "@TWN", "@XKX", "@UNK", "logic#tsmc", "#tsmc", "#acme", "plain"].map(
      (id) => names.target(id),
    ),
  ).toEqual([
    "Leading-edge logic",
    "Leading-edge logic in Taiwan",
    "Taiwan",
    "XKX",
    "unknown",
    "Leading-edge logic by TSMC",
    "TSMC",
    "acme",
    "plain",
  ]);
  expect(names.target("logic->accelerators")).toBe("Accelerators ← Leading-edge logic");
});

test("what stands behind a loss, and countries in a sentence", () => {
  expect(names.path(PATH, 0.71, ["logic"], "(not counted)")).toBe(
    "AI compute −71 % (not counted): Accelerators ← Leading-edge logic",
  );
  expect(names.path(["ai-compute"], 0.9999, [])).toBe("AI compute above 99.9 %");
  expect([names.countryInSentence("EU"), names.countryInSentence("TWN")]).toEqual([
    ...["the European Union", "Taiwan"],
  ]);
});
