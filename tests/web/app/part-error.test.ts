import { expect, test } from "vitest";
import { ApiError } from "../../../web/app/api.ts";
import { partError } from "../../../web/app/part-error.ts";

test.each([
  "Failed to fetch dynamically imported module: http://host/assets/map-view.js",
  "error loading dynamically imported module: http://host/assets/map-view.js",
  "Importing a module script failed.",
  "Unable to preload CSS for http://host/assets/map-view.css",
])("that a part did not come is no answer, in every browser's words: %s", (message) => {
  const error = partError(new TypeError(message));
  expect(error instanceof ApiError && error.isOffline).toBe(true);
});

test("what broke while it was drawn is told as it is", () => {
  const broken = new TypeError("x is undefined");
  expect(partError(broken)).toBe(broken);
  expect(partError("thrown").message).toBe("thrown");
});
