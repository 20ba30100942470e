import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { spreadsheet } from "../../../web/parts/spreadsheet.ts";

const sheet = (rows: Parameters<typeof spreadsheet>[1], name = "Shares") => {
  const files = unzipSync(spreadsheet(name, rows));
  return { files, xml: strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array()) };
};

test("numbers stay numbers, texts stay texts, nothing stays empty", () => {
  const { xml } = sheet([
    ["product", "share", "rival"],
    ["gallium", 0.985, true],
    [null, null, null],
    ["", 0, false],
  ]);
  expect(xml).toContain('<c r="A1" s="1" t="inlineStr">');
  expect(xml).toContain('<c r="B2"><v>0.985</v></c>');
  expect(xml).toContain('<c r="C2" t="b"><v>1</v></c>');
  expect(xml).toContain('<row r="3"></row>');
  expect(xml).toContain('<row r="4"><c r="B4"><v>0</v></c>');
});

test("whatever stands in a cell, the document stays well formed", () => {
  const odd = `a < b & "c" > d ${String.fromCharCode(0, 7)} ${String.fromCharCode(0xd800)} 日本語 😀`;
  const { xml } = sheet([["x"], [odd]]);
  expect(xml).toContain("a &lt; b &amp; &quot;c&quot; &gt; d   日本語 😀");
});

test("columns are named past Z, and a name that a sheet cannot have is mended", () => {
  const { files, xml } = sheet([Array.from({ length: 28 }, (_, at) => at)], "a/b:c[d]");
  expect(xml).toContain('r="Z1"');
  expect(xml).toContain('r="AA1"');
  expect(xml).toContain('r="AB1"');
  expect(strFromU8(files["xl/workbook.xml"] ?? new Uint8Array())).toContain('name="a b c d "');
  expect(Object.keys(files).sort()).toEqual([
    ...["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml"],
    ...["xl/workbook.xml", "xl/worksheets/sheet1.xml"],
  ]);
});
