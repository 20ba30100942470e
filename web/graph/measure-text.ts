import type { Measure } from "./label-text.ts";

export const LABEL_SIZE = 11.5;
const SLACK = 1.02;

/** Measures texts of the graph's labels as the browser will draw them. */
export function browserMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const known = new Map<string, number>();
  return (text, bold) => {
    const key = `${bold ? "b" : "r"}${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    if (!context) return text.length * LABEL_SIZE * 0.6;
    context.font = `${bold ? 700 : 400} ${LABEL_SIZE}px ${family}`;
    // Hinting and kerning on the screen may differ a little from the canvas.
    const measured = context.measureText(text).width * SLACK;
    known.set(key, measured);
    return measured;
  };
}
