import { expect, test } from "vitest";
import { z } from "zod";
import { faultsOf, jsonPointer, pointerProblems, showValue } from "../../src/model/zod-problems.ts";

const Schema = z.strictObject({
  share: z.number().min(0).max(1).nullable().default(null),
  above: z.number().gt(0).optional(),
  year: z.number().int().optional(),
  list: z.array(z.strictObject({ id: z.string().regex(/^x/, "an id that starts with x") })),
  kind: z.enum(["p", "q"]),
  measure: z.union([z.number(), z.enum(["world"])]).nullish(),
  supply: z.record(z.string().regex(/^[A-Z]{3}$/, "a country code"), z.number()).optional(),
  some: z.array(z.string()).min(1).optional(),
  members: z.array(z.string()).min(1, "at least one member").optional(),
});

function problems(value: unknown) {
  const result = Schema.safeParse(value);
  if (result.success) throw new TypeError("the value should be at fault");
  return pointerProblems(result.error, value);
}

test("each fault has a pointer, what is there and what was expected, all at once", () => {
  const value = {
    share: 1.4,
    above: 0,
    year: 1.5,
    list: [{ id: "y", extra: 1 }],
    kind: "w",
    measure: "k",
    supply: { aa: 1, USA: "x" },
    some: [],
    members: [],
  };
  expect(problems(value)).toEqual([
    { pointer: "/share", message: "is 1.4", expected: "at most 1" },
    { pointer: "/above", message: "is 0", expected: "more than 0" },
    { pointer: "/year", message: "is 1.5", expected: "a whole number" },
    { pointer: "/list/0/id", message: 'is "y"', expected: "an id that starts with x" },
    {
      pointer: "/list/0/extra",
      message: "is not a field of this format",
      expected: "no such field",
    },
    { pointer: "/kind", message: 'is "w"', expected: "one of p, q" },
    { pointer: "/measure", message: 'is "k"', expected: 'a number or "world"' },
    { pointer: "/supply/aa", message: 'key "aa" is not allowed', expected: "a country code" },
    { pointer: "/supply/USA", message: 'is "x"', expected: "a number" },
    { pointer: "/some", message: "is []", expected: "at least one entry" },
    { pointer: "/members", message: "is []", expected: "at least one member" },
  ]);
});

test("a missing field is missing, not undefined", () => {
  expect(problems({ list: 3 })).toEqual([
    { pointer: "/list", message: "is 3", expected: "a list" },
    { pointer: "/kind", message: "is missing", expected: "one of p, q" },
  ]);
});

test("a root of the wrong type has the empty pointer", () => {
  const result = Schema.safeParse([]);
  expect(result.success).toBe(false);
  if (!result.success) expect(faultsOf(result.error, [])[0]?.path).toEqual([]);
});

test("pointers escape ~ and /", () => {
  expect(jsonPointer(["a/b", "c~d", 0])).toBe("/a~1b/c~0d/0");
});

test("long values are cut", () => {
  expect(showValue("x".repeat(500)).length).toBe(60);
});

test("JSON that is nested deeper than any stack is shown short", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(400_000)}${"]".repeat(400_000)}`);
  expect(showValue(deep)).toBe(`${"[".repeat(57)}...`);
  expect(showValue({ a: [deep] })).toBe(`{"a":${"[".repeat(52)}...`);
  expect(problems({ list: deep, kind: "p" })[0]?.pointer).toBe("/list/0");
});
