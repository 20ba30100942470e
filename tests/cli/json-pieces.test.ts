import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPieces } from "../../src/cli/json-pieces.ts";
import { figuresByName, figuresToWrite } from "../../src/engine/measures/figures-by-name.ts";
import { namesOf } from "../../src/engine/measures/links.ts";

const inOne = (result: unknown) => `${JSON.stringify(result, null, 2)}\n`;
const written = (result: object) => [...jsonPieces(result)].join("");

test("pieces are the bytes of JSON.stringify", () => {
  const any = fc.dictionary(fc.string(), fc.anything({ withBigInt: false, withMap: false }));
  fc.assert(
    fc.property(any, (result) => {
      expect(written(result)).toBe(inOne(result));
    }),
  );
  expect(written({})).toBe(inOne({}));
  expect(written({ gone: undefined, "a\nb": "c\nd" })).toBe(inOne({ "a\nb": "c\nd" }));
});

test("figures that come one by one are written as an object of them would be", () => {
  const name = fc.oneof(
    fc.constantFrom("0", "00", "-0", "-1", "1.5", "1e3", "10", "9", "4294967294", "4294967295"),
    fc.constantFrom("", " ", "__proto__", "constructor", 'a"b', "\u2028", "\ud800"),
    fc.nat().map(String),
    fc.string(),
  );
  const figure = fc.oneof(fc.double(), fc.boolean(), fc.string(), fc.constantFrom(null, undefined));
  const nodes = fc.uniqueArray(fc.tuple(name, figure), { selector: ([name]) => name });
  fc.assert(
    fc.property(nodes, (named) => {
      const names = namesOf(named.map(([name]) => name));
      const values = named.map(([, value]) => value);
      const numbers = Float64Array.from(named, (_, u) => (u % 3 === 0 ? Number.NaN : u));
      const answer = { formula: "", values, hubs: numbers, standardErrors: numbers };
      const { figures } = figuresByName(names, answer, { top: undefined });
      const around = { first: [1, { a: [] }], rest: { b: null } };
      const result = { first: around.first, ...figuresToWrite(names, answer), rest: around.rest };
      expect(written(result)).toBe(inOne({ first: around.first, ...figures, rest: around.rest }));
    }),
  );
});

test("no piece is much longer than the others", () => {
  const names = namesOf(Array.from({ length: 50_000 }, (_, u) => `node ${u}`));
  const answer = { formula: "", values: new Float64Array(50_000) };
  const lengths = [...jsonPieces(figuresToWrite(names, answer))].map((piece) => piece.length);
  expect(lengths.length).toBeGreaterThan(10);
  expect(Math.max(...lengths)).toBeLessThan(1 << 17);
});
