import fc from "fast-check";
import { expect, test } from "vitest";
import type { LegendPart } from "../../../../web/parts/save-picture/legend-part.ts";
import { pictureSheet, type Sheet } from "../../../../web/parts/save-picture/picture-sheet.ts";
import { wrapWords } from "../../../../web/parts/save-picture/wrap-words.ts";
import { element, escapeXml } from "../../../../web/parts/save-picture/xml.ts";

/** Every letter as wide as half its size. */
const measure = (text: string, size: number) => [...text].length * size * 0.5;
const look = { theme: "light" as const, token: (name: string) => `#${name}` };

const sheetOf = (fields: Partial<Sheet> = {}) =>
  pictureSheet({
    drawing: { width: 800, height: 300, body: '<circle id="mark" r="4"/>' },
    look,
    finding: "Steel & iron stop first",
    legend: [],
    foot: ["Home: Japan", "Data: made up, version 1"],
    measure,
    ...fields,
  });

test("a text is safe inside an attribute and an element", () => {
  expect(escapeXml('a < b & "c" > d')).toBe("a &lt; b &amp; &quot;c&quot; &gt; d");
  expect(escapeXml("a\u0000b\u000bc\n")).toBe("abc\n");
  expect(element("a", { x: 1.006, y: null, name: 'say "x"' })).toBe(
    '<a x="1.01" name="say &quot;x&quot;"/>',
  );
});

test("lines hold the whole text and no line is too wide but for a single word", () => {
  const words = fc.array(fc.constantFrom("a", "tin", "gallium", "半導体", "、", "in 2024"));
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 200 }), (parts, width) => {
      const text = parts.join(" ");
      const lines = wrapWords(text, { width, size: 10, measure });
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const line of lines) {
        const body = line.replace(/[、\s]+$/, ""); // a comma may hang over: it begins no line
        const isOne = !/\S\s\S/.test(body) && !/[\u3000-\u9fff]{2}/.test(body);
        expect(measure(body, 10) <= width || isOne).toBe(true);
      }
    }),
  );
});

test("Japanese breaks between letters, never before a comma", () => {
  expect(wrapWords("半導体、電池", { width: 15, size: 10, measure })).toEqual(["半導体、", "電池"]);
});

test("a sheet holds finding, drawing, legend and foot, one under the other", () => {
  const legend: LegendPart[] = [
    { text: "Colour: made abroad", ramp: ["d0", "d1", "d2"] },
    { text: "Size: what breaks", radii: [4, 8] },
    { text: "no figure", mark: { shape: "circle", dashed: true } },
    { text: "what stops first", line: { token: "loss" } },
  ];
  const { svg, width, height } = sheetOf({ legend });
  expect(width).toBe(840);
  expect(svg).toContain("Steel &amp; iron stop first");
  expect(svg).toContain('<circle id="mark" r="4"/>');
  for (const { text } of legend) expect(svg).toContain(`>${text}</text>`);
  for (const token of ["d0", "d1", "d2", "loss", "bg", "ink"]) expect(svg).toContain(`#${token}`);
  expect(svg.indexOf("Steel")).toBeLessThan(svg.indexOf('id="mark"'));
  expect(svg.indexOf('id="mark"')).toBeLessThan(svg.indexOf("Colour"));
  expect(svg.indexOf("Colour")).toBeLessThan(svg.indexOf("Home: Japan"));
  const bottoms = [...svg.matchAll(/<text x="20" y="(\d+)"/g)].map((match) => Number(match[1]));
  expect(Math.max(...bottoms)).toBeLessThan(height);
});

test("a narrow drawing still has room for its words; many legend parts take more rows", () => {
  const parts = Array.from({ length: 9 }, (_, at) => ({ text: `part ${at} of a long legend` }));
  const one = sheetOf({ drawing: { width: 100, height: 50, body: "" }, legend: parts.slice(0, 2) });
  const many = sheetOf({ drawing: { width: 100, height: 50, body: "" }, legend: parts });
  expect(one.width).toBe(640);
  expect(many.height).toBeGreaterThan(one.height + 34);
});

test("what foot and finding say cannot break out of the drawing", () => {
  const { svg } = sheetOf({ finding: "<script>", foot: ["</svg><b>"] });
  expect(svg).not.toContain("<script>");
  expect(svg.match(/<\/svg>/g)).toHaveLength(1);
});
