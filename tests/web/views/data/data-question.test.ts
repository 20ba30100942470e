import { expect, test } from "vitest";
import { DEFAULT_STATE, type ViewState } from "../../../../web/app/view-state-address.ts";
import {
  narrowingOf,
  openedProduct,
  questionOf,
} from "../../../../web/views/data/data-question.ts";

const search = (state: Partial<ViewState>, oldUntil: number | null = 2021) =>
  questionOf({ ...DEFAULT_STATE, ...state }, oldUntil).search;

test("the usual question is of shares, one row a product", () => {
  expect(search({})).toBe("table=supply&per=product");
  expect(search({ by: "producer" })).toBe("table=supply");
  expect(search({ table: "inputs" })).toBe("table=inputs");
  expect(search({ table: "nonsense" })).toBe("table=supply&per=product");
});

test("a selected product is a row that is opened among products, and a filter elsewhere", () => {
  const state = { ...DEFAULT_STATE, sel: "gallium-refined" };
  expect(openedProduct(state)).toBe("gallium-refined");
  expect(search(state)).toBe("table=supply&per=product");
  const inputs = { ...state, table: "inputs" };
  expect(openedProduct(inputs)).toBeNull();
  expect(search(inputs)).toBe("table=inputs&product=gallium-refined");
  expect(openedProduct({ ...state, row: "supply|x" })).toBeNull();
});

test("makers, countries, firms, links and sources narrow every table down", () => {
  const none = { product: null, country: null, firm: null, source: null };
  expect(narrowingOf("gallium-refined@CHN", true)).toEqual({
    ...none,
    product: "gallium-refined",
    country: "CHN",
  });
  expect(narrowingOf("@CHN", true)).toEqual({ ...none, country: "CHN" });
  expect(narrowingOf("#asml", true)).toEqual({ ...none, firm: "asml" });
  expect(narrowingOf("ore->metal", true)).toMatchObject({ product: "metal" });
  expect(narrowingOf("source:usgs-mcs2026", true)).toEqual({ ...none, source: "usgs-mcs2026" });
  expect(narrowingOf(null, true)).toEqual(none);
});

test("words, statuses, what is looked for and the order go along", () => {
  const state = { q: "japan & co", status: ["missing", "estimated"], sort: "-value" };
  expect(search(state)).toBe(
    "table=supply&per=product&q=japan+%26+co&status=estimated%2Cmissing&sort=-value",
  );
  expect(search({ only: "disputed", by: "producer" })).toBe("table=supply&only=disputed");
  expect(search({ only: "old", by: "producer" })).toBe("table=supply&only=used&until=2021");
  expect(search({ sort: "score" })).toBe("table=supply&per=product"); // an order of rankings
});
