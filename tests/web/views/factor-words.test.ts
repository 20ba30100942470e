import { expect, test } from "vitest";
import type { InputOverview } from "../../../src/api/contract/operations.ts";
import type { Language } from "../../../web/parts/format.ts";
import type { Names } from "../../../web/parts/names.ts";
import { factorParts, factorWords, strongest } from "../../../web/views/panel/factor-words.ts";
import { canReport, reportName } from "../../../web/views/panel/report-name.ts";
import { textsIn } from "../support/texts.ts";

const NAMES = { product: (id: string) => id.toUpperCase() } as Names;
const KINDS = [
  ...["supply", "sourcing", "spare"].map((kind) => `${kind}:chips`),
  ...["essentiality", "substitutability", "mix", "headroom"].map((kind) => `${kind}:chips|gas`),
];

function input(from: string, group: string): InputOverview {
  const strength = { essentiality: 1, substitutability: 0, mix: 1, headroom: 0 };
  return { input: from, product: "chips", group, ...strength };
}

async function words(id: string, inputs: InputOverview[], language: Language = "en") {
  const t = (await textsIn(language))("panel");
  return factorWords(id, { inputs, names: NAMES, language, t });
}

test("the id of a figure is taken apart, whatever its group is called", () => {
  expect(factorParts("supply:gallium-refined")).toEqual({
    kind: "supply",
    product: "gallium-refined",
    group: null,
  });
  expect(factorParts("mix:optical|light source: a|b")).toEqual({
    kind: "mix",
    product: "optical",
    group: "light source: a|b",
  });
});

test("a figure is told by the names of its product and its inputs", async () => {
  expect(await words("supply:chips", [])).toBe("Who makes CHIPS");
  const gases = ["neon", "argon", "xenon", "krypton"].map((id) => input(id, "gas"));
  const others = [input("wafers", "wafers")];
  expect(await words("essentiality:chips|gas", [...gases.slice(0, 1), ...others])).toBe(
    "How vital to CHIPS: NEON",
  );
  expect(await words("mix:chips|gas", gases.slice(0, 2))).toContain("NEON and ARGON");
  expect(await words("mix:chips|gas", gases)).toContain("NEON, ARGON and 2 more");
  expect(await words("mix:chips|gas", gases, "ja")).toBe("CHIPSでのNEON、ARGONほか2件の配分");
  expect(await words("mix:chips|gone", gases)).toContain("gone");
});

test("every kind of figure has words in both languages, without a gap", async () => {
  for (const language of ["en", "ja"] as const) {
    const told = await Promise.all(KINDS.map((id) => words(id, [input("neon", "gas")], language)));
    expect(new Set(told).size).toBe(KINDS.length);
    for (const [at, text] of told.entries()) {
      expect(text).not.toBe(KINDS[at]);
      expect(text).toContain("CHIPS");
      expect(text).not.toMatch(/[{}]/);
    }
  }
  expect(await words("other:chips", [])).toBe("Other:chips");
});

test("figures that move nothing are no answer to what would move a score", () => {
  const factor = (id: string, muStar: number | null, standardError: number | null = 0.001) => ({
    ...{ id, muStar, sigma: 0 },
    standardError,
  });
  const factors = [factor("a", 0.02), factor("b", 0.01, null), factor("c", 0), factor("d", null)];
  expect(strongest({ factors })).toEqual([
    { id: "a", effect: 0.02, error: 0.001 },
    { id: "b", effect: 0.01, error: 0 },
  ]);
  expect(strongest({ factors: [] })).toEqual([]);
});

test("dossiers are of products and countries, and their files named after them", () => {
  const kinds = ["product", "country", "producer", "firm", "input", "product-firm"] as const;
  expect(kinds.filter((kind) => canReport({ kind }))).toEqual(["product", "country"]);
  expect(reportName("us-sri", "@CHN")).toBe("linchpin-us-sri-CHN.html");
  expect(reportName("eu-crm", "gallium-refined")).toBe("linchpin-eu-crm-gallium-refined.html");
});
