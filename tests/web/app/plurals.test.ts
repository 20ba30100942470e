import { expect, test } from "vitest";
import { textsIn } from "../support/texts.ts";

const en = await textsIn("en");
const ja = await textsIn("ja");

test("one of a thing is told in the singular, in a data set as small as can be", () => {
  const data = en("data");
  expect(data("finding.supply", { count: 1, known: "0", all: "1" })).toBe(
    "0 of 1 product has a figure.",
  );
  const products = data("coverage.products", { count: 1, all: "1" });
  expect(data("coverage.clause", { count: 1, products, without: "1" })).toBe(
    "1 product; 1 has no share by country yet.",
  );
  expect(en("chokepoints")("caption", { count: 1 })).toBe("Chokepoints by score, 1 row");
  const of = en("explore")("finding.ofAll", { count: 1 });
  expect(en("explore")("filter.left", { count: 1, of })).toBe("1 of 1 product matches");
  expect(en("explore")("finding.noFigure", { count: 1 })).toBe(
    "No figure says who makes the only product.",
  );
});

test("Japanese needs one form", () => {
  const products = ja("data")("coverage.products", { count: 3, all: "3" });
  expect(ja("data")("coverage.clause", { count: 1, products, without: "1" })).toBe(
    "3品目のうち1品目には国別シェアがまだありません。",
  );
});
