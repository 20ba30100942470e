import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInputError } from "../../src/model/errors.ts";
import { formatTarget, parseTarget, readTarget } from "../../src/model/target.ts";

test.each([
  ["gallium-refined", { kind: "product", product: "gallium-refined" }],
  ["gallium-refined@CHN", { kind: "producer", product: "gallium-refined", country: "CHN" }],
  ["@CHN", { kind: "country", country: "CHN" }],
  ["euv-scanners#asml", { kind: "product-firm", product: "euv-scanners", firm: "asml" }],
  ["#asml", { kind: "firm", firm: "asml" }],
  ["ore->metal", { kind: "input", input: "ore", product: "metal" }],
  [" ore -> metal ", { kind: "input", input: "ore", product: "metal" }],
  ["鉱石@JPN", { kind: "producer", product: "鉱石", country: "JPN" }],
])("%s is read", (text, target) => {
  expect(parseTarget(text)).toEqual(target);
});

test.each(["", " ", "@", "#", "x@", "x#", "->", "a->", "->b", "a@B@C", "a#b#c"])(
  "%j has none of the forms",
  (text) => {
    expect(readTarget(text)).toBeNull();
    expect(() => parseTarget(text)).toThrow(InvalidInputError);
  },
);

test("what is written is read back", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z]$/);
  const target = fc.oneof(
    fc.record({ kind: fc.constant("product" as const), product: name }),
    fc.record({ kind: fc.constant("producer" as const), product: name, country: name }),
    fc.record({ kind: fc.constant("country" as const), country: name }),
    fc.record({ kind: fc.constant("product-firm" as const), product: name, firm: name }),
    fc.record({ kind: fc.constant("firm" as const), firm: name }),
    fc.record({ kind: fc.constant("input" as const), input: name, product: name }),
  );
  fc.assert(
    fc.property(target, (of) => {
      expect(parseTarget(formatTarget(of))).toEqual(of);
    }),
  );
});
