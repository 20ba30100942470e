import fc from "fast-check";
import { expect, test } from "vitest";
import { type WrapOptions, wrapLabel } from "../../../web/graph/label-text.ts";

const measure = (text: string) =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2000 ? 6 : 11.5), 0);
const en: WrapOptions = {
  language: "en",
  maxChars: 20,
  maxWidth: 150,
  maxLines: 2,
  bold: false,
  measure,
};
const ja: WrapOptions = { ...en, language: "ja", maxChars: 9, maxWidth: 130 };

test("a short name is one line", () => {
  expect(wrapLabel("Gallium, refined", en)).toEqual(["Gallium, refined"]);
  expect(wrapLabel("蛍石", ja)).toEqual(["蛍石"]);
});

test("a long one breaks between words, as evenly as it can", () => {
  expect(wrapLabel("Package substrates for CPUs and GPUs", en)).toEqual([
    "Package substrates",
    "for CPUs and GPUs",
  ]);
});

test("Japanese breaks before a bracket or after a middle dot, not inside katakana", () => {
  expect(wrapLabel("金属シリコン（精製）", { ...ja, maxWidth: 110 })).toEqual([
    "金属シリコン",
    "（精製）",
  ]);
  expect(wrapLabel("パワー・アナログ半導体", ja)).toEqual(["パワー・", "アナログ半導体"]);
  expect(wrapLabel("サイバーセキュリティ", ja)).toEqual(["サイバーセキュリティ"]);
});

test("only what does not fit in two full lines is shortened", () => {
  const [first = "", second = ""] = wrapLabel("Castings and forgings, aerospace and naval", {
    ...en,
    maxWidth: 90,
  });
  expect(first).not.toContain("…");
  expect(second.endsWith("…")).toBe(true);
});

test("a third line comes before a name is cut off", () => {
  const options = { ...en, maxWidth: 90, maxLines: 3 as const };
  expect(wrapLabel("Castings and forgings, industrial", options)).toEqual([
    "Castings and",
    "forgings,",
    "industrial",
  ]);
  expect(wrapLabel("Gallium, refined", options)).toEqual(["Gallium,", "refined"]);
});

test("no line is wider than its room and no word is lost", () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,9}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(name, fc.integer({ min: 60, max: 260 }), fc.boolean(), (text, maxWidth, one) => {
      const lines = wrapLabel(text, { ...en, maxWidth, maxLines: one ? 1 : 2 });
      expect(lines.length).toBeLessThanOrEqual(one ? 1 : 2);
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(maxWidth);
      if (!lines.join("").includes("…")) expect(lines.join(" ")).toBe(text);
    }),
  );
});

test("no Japanese line begins with a closing mark or ends with an opening one", () => {
  const name = fc.string({
    unit: fc.constantFrom(..."鉱石半導体ガリウム、。）」・ー（「"),
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(name, fc.constantFrom(1 as const, 2 as const, 3 as const), (text, maxLines) => {
      fc.pre(!/[、。）」・ー（「]{3}/.test(text));
      const lines = wrapLabel(text, { ...ja, maxLines });
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。）」・ー]/);
    }),
  );
  expect(
    wrapLabel("後工程（組立・検査、全体）、車載", { ...ja, maxWidth: 100, maxLines: 3 }),
  ).not.toContain("、");
});
