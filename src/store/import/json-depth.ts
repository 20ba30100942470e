import type { Problem } from "../../model/errors.ts";

/** Deeper than any format that is read. */
const MOST_LEVELS = 100;

/** Refuses JSON that is nested deeper than any format, before it is parsed; null: it is not. */
export function jsonDepthProblem(text: string, file: string): Problem | null {
  let depth = 0;
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (end < 0) return null; // cut off: the parser says where
      at = end;
    } else if (character === "\n") line++;
    else if (character === "]" || character === "}") depth--;
    else if ((character === "[" || character === "{") && ++depth > MOST_LEVELS) {
      const message = "is nested too deep";
      return { file, line, message, expected: `at most ${MOST_LEVELS} levels` };
    }
  }
  return null;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}
