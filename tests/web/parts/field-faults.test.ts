import { expect, test } from "vitest";
import { ApiError } from "../../../web/app/api.ts";
import { faultDocument, fieldFaults, trailOf } from "../../../web/parts/field-faults.ts";

test("the way to a field counts places in lists from one, as people do", () => {
  expect(trailOf("#/shocks/1/durationDays")).toEqual(["shocks", "2", "durationDays"]);
  expect(trailOf("?home")).toEqual(["home"]);
  expect(trailOf("{product}")).toEqual(["product"]);
  expect(trailOf("#")).toEqual([]);
  expect(trailOf("#/a~1b/c~0d/%E7%A1%85")).toEqual(["a/b", "c~d", "硅"]);
  expect(trailOf("#/50%")).toEqual(["50%"]);
});

test("every field at fault is told with its place, and the document is whole", () => {
  const problem = {
    title: "Unprocessable Entity",
    status: 422,
    detail: "2 fields are not as expected",
    errors: [
      { pointer: "#/size", detail: "is 7", expected: "at most 1" },
      { file: "supply.csv", line: 14, column: "share", detail: "share is 1.4", expected: "0 to 1" },
    ],
  };
  const error = new ApiError(422, problem);
  expect(fieldFaults(error)).toEqual([
    { trail: ["size"], pointer: "#/size", place: null, detail: "is 7", expected: "at most 1" },
    {
      trail: [],
      pointer: null,
      place: "supply.csv:14:share",
      detail: "share is 1.4",
      expected: "0 to 1",
    },
  ]);
  expect(JSON.parse(faultDocument(error))).toEqual(problem);
});

test("errors of another kind have no fields, but details", () => {
  const error = new TypeError("no such thing");
  expect(fieldFaults(error)).toEqual([]);
  expect(fieldFaults(new ApiError(0, { title: "no connection" }))).toEqual([]);
  expect(JSON.parse(faultDocument(error))).toEqual({ title: "TypeError", detail: "no such thing" });
  expect(JSON.parse(faultDocument("lost"))).toEqual({ title: "Error", detail: "lost" });
});
