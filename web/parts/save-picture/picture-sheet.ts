import { type LegendPart, legendSign } from "./legend-part.ts";
import type { Look } from "./look.ts";
import { type MeasureText, wrapWords } from "./wrap-words.ts";
import { element, escapeXml } from "./xml.ts";

/** A drawing without frame: the children of an SVG, and the room they take. */
export interface PictureBody {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** Everything that stands on a saved picture. */
export interface Sheet {
  readonly drawing: PictureBody;
  readonly look: Look;
  /** The main finding in one sentence. */
  readonly finding: string;
  readonly legend: readonly LegendPart[];
  /** Home, scope, data version, sources: one line or more each. */
  readonly foot: readonly string[];
  readonly measure: MeasureText;
}

const PAD = 20;
const LEAST_WIDTH = 600;
const FINDING = { size: 18, line: 26 };
const LEGEND = { size: 12, line: 34, gap: 7, between: 26 };
const FOOT = { size: 11, line: 15 };

/** A saved picture: the finding above, the drawing, the legend in words, and a foot line. */
export function pictureSheet(sheet: Sheet): PictureBody & { readonly svg: string } {
  const { drawing, look, finding, foot, measure } = sheet;
  const width = Math.max(LEAST_WIDTH, Math.ceil(drawing.width)) + 2 * PAD;
  const room = width - 2 * PAD;
  const title = wrapWords(finding, { width: room, size: FINDING.size, bold: true, measure });
  const drawingTop = PAD + title.length * FINDING.line + 8;
  const legendTop = drawingTop + Math.ceil(drawing.height) + 8;
  const legend = legendRows(sheet, room);
  const footTop = legendTop + legend.height + 6;
  const footLines = foot.flatMap((line) =>
    wrapWords(line, { width: room, size: FOOT.size, measure }),
  );
  const height = footTop + 10 + footLines.length * FOOT.line + PAD;
  const body = [
    element("rect", { width, height, fill: look.token("bg") }),
    ...title.map((line, place) =>
      textAt(line, PAD, PAD + place * FINDING.line + 18, look.token("ink"), {
        "font-size": FINDING.size,
        "font-weight": 700,
      }),
    ),
    element(
      "g",
      { class: "drawing", transform: `translate(${PAD} ${drawingTop})` },
      drawing.body || " ",
    ),
    element("g", { class: "legend", transform: `translate(${PAD} ${legendTop})` }, legend.body),
    element("path", { d: `M${PAD} ${footTop}H${width - PAD}`, stroke: look.token("line") }),
    element(
      "g",
      { class: "foot" },
      footLines
        .map((line, place) =>
          textAt(line, PAD, footTop + 20 + place * FOOT.line, look.token("ink3"), {
            "font-size": FOOT.size,
          }),
        )
        .join(""),
    ),
  ].join("");
  const svg = element(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", width, height },
      ...{ viewBox: `0 0 ${width} ${height}`, "font-family": look.token("font") },
      role: "img",
    },
    `<title>${escapeXml(finding)}</title>${body}`,
  );
  return { width, height, body, svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` };
}

function textAt(
  text: string,
  x: number,
  y: number,
  fill: string,
  more: Readonly<Record<string, string | number>>,
): string {
  return element("text", { x, y, fill, ...more }, escapeXml(text));
}

/** The legend in as many rows as it takes; the height of all. */
function legendRows({ legend, look, measure }: Sheet, room: number) {
  let [x, row] = [0, 0];
  const parts = legend.map((part) => {
    const sign = legendSign(part, look.token);
    const gap = sign.width > 0 ? LEGEND.gap : 0;
    const width = sign.width + gap + measure(part.text, LEGEND.size, false);
    if (x > 0 && x + width > room) [x, row] = [0, row + 1];
    const middle = row * LEGEND.line + LEGEND.line / 2;
    const drawn =
      element("g", { transform: `translate(${x} ${middle})` }, sign.body || " ") +
      textAt(part.text, x + sign.width + gap, middle + 4, look.token("ink2"), {
        "font-size": LEGEND.size,
      });
    x += width + LEGEND.between;
    return drawn;
  });
  return { body: parts.join("") || " ", height: legend.length > 0 ? (row + 1) * LEGEND.line : 0 };
}
