import type { MeasureText } from "./wrap-words.ts";

/** Some programs that open the file lay out a little wider. */
const SLACK = 1.03;

/** Measures texts as a canvas of this browser draws them. */
export function canvasMeasure(family: string): MeasureText {
  const context = document.createElement("canvas").getContext("2d");
  return (text, size, bold) => {
    if (!context) return text.length * size * 0.6;
    context.font = `${bold ? 700 : 400} ${size}px ${family}`;
    return context.measureText(text).width * SLACK;
  };
}
