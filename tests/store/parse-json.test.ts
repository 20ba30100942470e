import { expect, test } from "vitest";
import { parseJson } from "../../src/store/parse-json.ts";

/** Line of the fault; null for a good document. */
function faultLine(text: string): number | null | undefined {
  const parsed = parseJson(text, "a.json");
  return "problem" in parsed ? parsed.problem.line : null;
}

test("good JSON is its value, a byte order mark or not", () => {
  expect(parseJson("\uFEFF[1]", "a.json")).toEqual({ value: [1] });
});

test("a fault has the line on which it stands", () => {
  expect(faultLine('{"a": 1,\n"b": ]\n}')).toBe(2);
  expect(faultLine('{"a": 1,\n"b": 2,\n}')).toBe(3);
  expect(faultLine('{"a": 1\n"b": 2\n}')).toBe(2);
  expect(faultLine("[\n\n\n'x']")).toBe(4);
  expect(faultLine('["a\nb"]')).toBe(1);
  expect(faultLine(`[\n${"1,\n".repeat(5000)}x]`)).toBe(5002);
});

test("a document that is cut off ends at its last line", () => {
  expect(faultLine('{"a": 1,\n"b": ')).toBe(2);
  expect(faultLine('{"a": 1,\n"b": "te')).toBe(2);
  expect(faultLine("")).toBe(1);
});
