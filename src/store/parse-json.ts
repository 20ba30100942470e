import type { Problem } from "../model/errors.ts";

/** Parses JSON; a fault is a problem with its line. */
export function parseJson(
  text: string,
  file: string,
): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOf(message, text);
    return {
      problem: {
        file,
        ...(line === null ? {} : { line }),
        message: `is no JSON: ${message}`,
        expected: "one JSON document",
      },
    };
  }
}

/** The engine names a position, or the end of the input; people want a line. */
function lineOf(message: string, text: string): number | null {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split("\n").length;
  return /end of/i.test(message) ? text.split("\n").length : null;
}
