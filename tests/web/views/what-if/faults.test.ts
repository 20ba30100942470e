import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../../../../web/app/api.ts";
import { readScenarioFile } from "../../../../web/views/what-if/bar/scenario-file.ts";
import {
  breadcrumb,
  faultSentence,
  faultsOfProblem,
} from "../../../../web/views/what-if/fault/fault-words.ts";
import { placeInJson } from "../../../../web/views/what-if/fault/json-place.ts";
import { textsIn } from "../../support/texts.ts";

test("a fault of the server becomes a path, a breadcrumb and a sentence in either language", async () => {
  const pointer = "#/scenario/shocks/1/durationDays";
  const errors = [
    { pointer, detail: "is -30", expected: "a number 0..18263" },
    { pointer: "#/home/0", detail: "is no country", expected: "a country" },
  ];
  const faults = faultsOfProblem(new ApiError(422, { errors }));
  expect(faults).toEqual([
    { path: ["shocks", 1, "durationDays"], message: "is -30", expected: "a number 0..18263" },
  ]);
  expect(breadcrumb(faults[0]!.path)).toBe("shocks › 2 › durationDays");
  const [en, ja] = await Promise.all(
    (["en", "ja"] as const).map(async (language) =>
      faultSentence(faults[0]!, (await textsIn(language))("whatIf")),
    ),
  );
  expect(en).toBe("Cut 2, lasts: −30. Expected: 0 days or more, or no end.");
  expect(ja).toBe("止めるもの2、期間:−30。期待される値:0日以上、または終わりなし。");
  expect(faultsOfProblem(new Error("gone"))).toEqual([]);
});

test("a file with faults is not opened; its text stays, each fault with its path", () => {
  const text =
    '{"format":"linchpin-scenario/1","shocks":[{"kind":"halt"},{"kind":"halt","durationDays":-30}]}';
  const { fault, scenario } = readScenarioFile("my.json", text);
  expect(scenario).toBeUndefined();
  expect(fault).toMatchObject({ file: "my.json", kind: "fields" });
  expect(fault?.faults.map(({ path }) => path)).toEqual([["shocks", 1, "durationDays"]]);
  expect(JSON.parse(fault?.text ?? "")).toEqual(JSON.parse(text));
  expect(readScenarioFile("my.json", "{")).toMatchObject({ fault: { kind: "json", text: "{" } });
  const good = text.replace("-30", "30");
  expect(readScenarioFile("my.json", `\ufeff${good}`).scenario?.shocks).toHaveLength(2);
});

test("the place of any value in a JSON text is that value", () => {
  const property = fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), (value, indent) => {
    const text = JSON.stringify(value, null, indent % 4);
    const walk = (part: unknown, path: (string | number)[]) => {
      const { from, to } = placeInJson(text, path);
      expect(JSON.parse(text.slice(from, to))).toEqual(JSON.parse(JSON.stringify(part)));
      if (Array.isArray(part)) for (const [at, each] of part.entries()) walk(each, [...path, at]);
      else if (typeof part === "object" && part !== null)
        for (const [key, each] of Object.entries(part)) walk(each, [...path, key]);
    };
    walk(value, []);
  });
  fc.assert(property, { numRuns: 200 });
});

test("of what is missing the nearest part above it is shown", () => {
  const text = '{"shocks": [{"kind": "halt"}]}';
  const { from, to } = placeInJson(text, ["shocks", 0, "size"]);
  expect(text.slice(from, to)).toBe('{"kind": "halt"}');
});
