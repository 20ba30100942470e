import { strToU8, zipSync } from "fflate";

export type SheetCell = string | number | boolean | null;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The type of a spreadsheet file. */
export const SPREADSHEET_TYPE = `${TYPE}.sheet`;

/** The longest text that a cell takes. */
const MOST_CHARACTERS = 32_767;

/**
 * A spreadsheet (XLSX, ECMA-376) of one sheet with a bold first line that stays in view. Made in this
 * thread: the page allows no scripts but its own, which those of zip libraries that run aside are not.
 * @param rows the first one names the columns; `null`: an empty cell
 */
export function spreadsheet(
  name: string,
  rows: readonly (readonly SheetCell[])[],
): Uint8Array<ArrayBuffer> {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
      `<sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/styles.xml":
      `<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts>` +
      '<fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
      '<cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml":
      `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<sheetData>${rows.map(rowXml).join("")}</sheetData></worksheet>`,
  };
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(HEAD + xml)]);
  return zipSync(Object.fromEntries(files));
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONS}">${links.join("")}</Relationships>`;
}

function rowXml(cells: readonly SheetCell[], row: number): string {
  const xml = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, row === 0));
  return `<row r="${row + 1}">${xml.join("")}</row>`;
}

function cellXml(cell: SheetCell, place: string, isHead: boolean): string {
  if (cell === null || cell === "") return "";
  const style = isHead ? ' s="1"' : "";
  if (typeof cell === "number" && Number.isFinite(cell)) {
    return `<c r="${place}"${style}><v>${cell}</v></c>`;
  }
  if (typeof cell === "boolean") return `<c r="${place}"${style} t="b"><v>${Number(cell)}</v></c>`;
  const text = escaped(String(cell).slice(0, MOST_CHARACTERS));
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Name of a column: A, B, ..., Z, AA, ... */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31) || "Sheet1";
}

/** Text as XML takes it: characters that it has no room for are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
