import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countTexts,
  indexOfText,
  packTexts,
  textAt,
  unpackTexts,
} from "../../../src/engine/build/packed-texts.ts";

test("any texts come back as they were, on shared memory, found where they stand first", () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "a", "\0")));
  const property = fc.property(texts, fc.string(), (all, other) => {
    const packed = packTexts(all);
    expect(unpackTexts(packed)).toEqual(all);
    expect(countTexts(packed)).toBe(all.length);
    expect(packed.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const text of [...all, other]) expect(indexOfText(packed, text)).toBe(all.indexOf(text));
  });
  fc.assert(property);
});

test("more texts than there was room for, long ones among them; none at all", () => {
  const many = Array.from({ length: 3000 }, (_, i) => (i % 1000 === 7 ? "語".repeat(i) : `t${i}`));
  const packed = packTexts(many);
  expect(unpackTexts(packed)).toEqual(many);
  expect(unpackTexts(packed, 2)).toEqual(["t0", "t1"]);
  expect([countTexts(packTexts([])), textAt(packTexts([]), 0)]).toEqual([0, ""]);
});

test("a byte order mark belongs to its text", () => {
  expect(textAt(packTexts(["\ufeffa"]), 0)).toBe("\ufeffa");
});
