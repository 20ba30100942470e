import { expect, test } from "vitest";
import type { ReportDocument } from "../../../../src/store/formats/report/document.ts";
import { reportHtml } from "../../../../src/store/formats/report/html.ts";
import { reportMarkdown } from "../../../../src/store/formats/report/markdown.ts";
import { listed } from "../../../../src/store/formats/report/writer.ts";

const source = {
  ...{ id: "s", citation: "A table", publisher: null, year: 2024 },
  ...{ url: "https://example.org/a?b=1&c=2", licence: "CC0", accessed: null, grade: "A" as const },
};
const document: ReportDocument = {
  title: "Ore",
  kind: "product",
  answer: "**All stops** [1]",
  sections: [
    {
      id: "one",
      title: "One",
      blocks: [
        {
          type: "bars",
          measure: "share",
          caption: "Makers",
          bars: [
            { label: "China", share: 0.6, role: "adversary", note: "adversary [1]" },
            { label: "Chile", share: null, role: "neutral", note: "withheld" },
            { label: "Others", share: 0.4, role: "unknown", note: "country not named" },
          ],
        },
        {
          type: "lines",
          caption: "Price",
          unit: "amount",
          lines: [
            {
              name: "ore",
              points: [
                { year: 2023, amount: 1 },
                { year: 2024, amount: 3 },
              ],
            },
          ],
        },
        {
          type: "flow",
          caption: "Links",
          inputs: [],
          subject: "Ore",
          users: [{ name: "Tools", force: 0.5 }],
        },
      ],
    },
  ],
  sources: [source],
  foot: "foot",
};

test("marks lead to sources, links are escaped, charts have words", () => {
  const html = reportHtml(document);
  expect(html).toContain('<a href="#source-1" aria-label="source 1">[1]</a>');
  expect(html).toContain(
    '<li id="source-1">A table. 2024; <a href="https://example.org/a?b=1&amp;c=2"',
  );
  expect(html).toContain('role="img" aria-label="Price. ore 2023: 1, 2024: 3"');
  expect(html).toContain('aria-label="Needed by Tools 50 %."');
  expect(html).toContain("not stated");
  expect(html).toContain('class="hatch"');
  expect(html.match(/<(\w+)/g)?.length).toBeGreaterThan(50);
});

test("every element that is opened is closed", () => {
  const html = reportHtml(document);
  for (const tag of ["section", "table", "tbody", "svg", "figure", "ul", "ol", "li", "td", "th"]) {
    const opened = html.match(new RegExp(`<${tag}[ >]`, "g"))?.length ?? 0;
    const closed = html.match(new RegExp(`</${tag}>`, "g"))?.length ?? 0;
    expect([tag, opened]).toEqual([tag, closed]);
  }
});

test("Markdown keeps every figure of a chart", () => {
  const text = reportMarkdown(document);
  expect(text).toContain("| China | 60 % | ████████████████████ | adversary [1] |");
  expect(text).toContain("| Chile | not stated |");
  expect(text).toContain("| ore | 1 | 3 |");
  expect(text).toContain("> **Ore** → Tools (50 %)");
  expect(text).toContain(
    "1. A table. 2024; <https://example.org/a?b=1&c=2>; licence: CC0; grade A.",
  );
});

test("lists in words", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
});
