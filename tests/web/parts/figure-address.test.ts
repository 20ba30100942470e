import { expect, test } from "vitest";
import { figureAddress, figureState } from "../../../web/parts/figure-address.ts";

test("a source's figures: point of view and language stay, searches and filters fall", () => {
  const now = "?g=eu-crm&home=JPN&lang=ja&q=gallium&status=missing&sort=-score&sel=alumina";
  expect(figureAddress({ source: "usgs-mcs2026" }, now)).toBe(
    "/data?g=eu-crm&home=JPN&sel=source%3Ausgs-mcs2026&lang=ja",
  );
});

test("a product opens its row, in the table that is asked for", () => {
  expect(figureAddress({ target: "gallium-refined" }, "")).toBe("/data?sel=gallium-refined");
  expect(figureAddress({ target: "gallium-refined", table: "reliance" }, "")).toBe(
    "/data?sel=gallium-refined&table=reliance",
  );
  expect(figureState({ table: "events", row: "events|cn-2023" })).toMatchObject({
    table: "events",
    row: "events|cn-2023",
    sel: null,
  });
});

test("without a place it is the view itself", () => {
  expect(figureAddress({}, "")).toBe("/data");
});
