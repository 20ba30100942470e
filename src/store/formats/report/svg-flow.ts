import { percent } from "../../../model/words/numbers.ts";
import type { Block, FlowBox } from "./document.ts";
import { escaped, rich } from "./html-text.ts";

type Flow = Extract<Block, { type: "flow" }>;

const WIDTH = 680;
const BOX = 190;
const ROW = 46;
const BOX_HEIGHT = 38;
const LETTERS = 28;

/** What a product needs to its left, who needs it to its right; wider lines bind harder. */
export function flowSvg({ caption, inputs, subject, users }: Flow): string {
  const rows = Math.max(inputs.length, users.length, 1);
  const height = rows * ROW + 8;
  const middle = (WIDTH - BOX) / 2;
  const centre = height / 2;
  const top = (count: number, at: number) => centre - (count * ROW) / 2 + at * ROW + ROW / 2;
  const left = inputs.map((box, at) => {
    const y = top(inputs.length, at);
    return curve(BOX, y, middle, centre, box.force) + boxSvg(0, y, box, "input");
  });
  const right = users.map((box, at) => {
    const y = top(users.length, at);
    return (
      curve(middle + BOX, centre, WIDTH - BOX, y, box.force) + boxSvg(WIDTH - BOX, y, box, "user")
    );
  });
  const own = boxSvg(middle, centre, { name: subject, force: null }, "subject");
  const said = (boxes: readonly FlowBox[]) =>
    boxes
      .map(({ name, force }) => (force === null ? name : `${name} ${percent(force)}`))
      .join(", ");
  const label = `${inputs.length > 0 ? `${subject} needs ${said(inputs)}. ` : ""}${users.length > 0 ? `Needed by ${said(users)}.` : ""}`;
  return (
    `<figure><svg class="flow" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(label)}">` +
    `${left.join("")}${right.join("")}${own}</svg><figcaption>${rich(caption)}</figcaption></figure>`
  );
}

function curve(x1: number, y1: number, x2: number, y2: number, force: number | null): string {
  const bend = (x1 + x2) / 2;
  const width = (0.8 + 3.2 * (force ?? 0)).toFixed(1);
  return `<path d="M${x1} ${y1.toFixed(1)}C${bend} ${y1.toFixed(1)} ${bend} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}" stroke-width="${width}" class="link"/>`;
}

function boxSvg(x: number, y: number, { name, force }: FlowBox, kind: string): string {
  const lines = wrapped(name);
  const words = force === null ? lines : [...lines.slice(0, -1), lines.at(-1) ?? ""];
  const first = y + 4 - ((words.length - 1) * 14) / 2;
  const room = force === null ? BOX : BOX - 46;
  const texts = words.map(
    (line, at) =>
      `<text x="${x + 8}" y="${(first + at * 14).toFixed(1)}"${line.length * 6.4 > room ? ` textLength="${room - 14}" lengthAdjust="spacingAndGlyphs"` : ""}>${escaped(line)}</text>`,
  );
  const figure =
    force === null
      ? ""
      : `<text x="${x + BOX - 8}" y="${(y + 4).toFixed(1)}" text-anchor="end" class="force">${escaped(percent(force))}</text>`;
  return `<rect x="${x + 0.5}" y="${(y - BOX_HEIGHT / 2).toFixed(1)}" width="${BOX - 1}" height="${BOX_HEIGHT}" rx="7" class="${kind}"/>${texts.join("")}${figure}`;
}

/** Two lines at most, broken between words. */
function wrapped(name: string): string[] {
  const [first = "", ...words] = name.split(" ");
  const lines = [first];
  for (const word of words) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= LETTERS - 8 || lines.length === 2) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.map((line) => (line.length > LETTERS ? `${line.slice(0, LETTERS - 1)}…` : line));
}
