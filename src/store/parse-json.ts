import type { Problem } from "../model/errors.ts";

/** Beyond this a fault is not searched for; its line stays unknown. */
const LARGEST_SEARCHED = 4_000_000;

/** Parses JSON; a fault is a problem with its line. */
export function parseJson(
  text: string,
  file: string,
): { readonly value: unknown } | { readonly problem: Problem } {
  const json = text.replace(/^\uFEFF/, "");
  const parsed = attempt(json);
  if ("value" in parsed) return parsed;
  const at = faultPosition(parsed.fault, json);
  return {
    problem: {
      file,
      ...(at === null ? {} : { line: json.slice(0, at).split("\n").length }),
      message: `is no JSON: ${parsed.fault}`,
      expected: "one JSON document",
    },
  };
}

function attempt(json: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** The engine names a position for some faults only; for others the shortest faulty start is it. */
function faultPosition(fault: string, json: string): number | null {
  const named = position(fault);
  if (named !== null) return named;
  if (endsEarly(fault, json.length)) return json.length;
  if (json.length > LARGEST_SEARCHED) return null;
  let sound = 0;
  let faulty = json.length;
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    const start = attempt(json.slice(0, middle));
    if ("value" in start || endsEarly(start.fault, middle)) sound = middle;
    else faulty = middle;
  }
  return faulty;
}

function position(fault: string): number | null {
  const digits = /position (\d+)/.exec(fault)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** A document that merely stops too soon. */
function endsEarly(fault: string, length: number): boolean {
  return /end of JSON input|Unterminated string/.test(fault) || position(fault) === length;
}
