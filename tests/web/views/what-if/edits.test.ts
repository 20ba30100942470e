import fc from "fast-check";
import { expect, test } from "vitest";
import { Scenario } from "../../../../src/model/scenario.ts";
import { central } from "../../../../src/model/uncertain-number.ts";
import {
  asKind,
  sharedTime,
  withAddedResponse,
  withAddedShock,
  withoutResponse,
  withoutResponses,
  withoutShock,
  withResponse,
  withShock,
  withTime,
} from "../../../../web/views/what-if/builder/edits.ts";
import { offered, offeredProject } from "../../../../web/views/what-if/builder/offers.ts";
import {
  fullOrder,
  moved,
  withOrder,
  withRule,
} from "../../../../web/views/what-if/builder/rationing.ts";
import {
  centralOf,
  isRange,
  toggledRange,
  withEnds,
} from "../../../../web/views/what-if/builder/uncertain.ts";
import { halt } from "../../../../web/views/what-if/cut-of-target.ts";
import { scenarioDocuments } from "../../../support/scenario-documents.ts";

/** Every part of two documents but those named is the very same object. */
function expectRest(before: Scenario, after: Scenario, ...but: (keyof Scenario)[]): void {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Scenario)[]);
  for (const key of keys) if (!but.includes(key)) expect(after[key]).toBe(before[key]);
  expect(Scenario.parse(after)).toEqual(after); // and it still is a document
}

const withParts = scenarioDocuments.filter(
  ({ shocks, responses }) => shocks.length > 0 && responses.length > 0,
);

test("one slider moved: every other cut, response and field stays the very same", () => {
  const property = fc.property(withParts, fc.nat(), (scenario, draw) => {
    const at = draw % scenario.shocks.length;
    const after = withShock(scenario, at, { ...scenario.shocks[at]!, size: 0.5 });
    expectRest(scenario, after, "shocks");
    scenario.shocks.forEach((shock, i) => {
      if (i !== at) expect(after.shocks[i]).toBe(shock);
    });
    expect({ ...after.shocks[at], size: 0 }).toEqual({ ...scenario.shocks[at], size: 0 });
  });
  fc.assert(property, { numRuns: 200 });
});

test("a time set for all cuts changes that time alone", () => {
  const property = fc.property(withParts, (scenario) => {
    const after = withTime(scenario, { durationDays: 77 });
    expectRest(scenario, after, "shocks");
    expect(sharedTime(after, "durationDays")).toBe(77);
    after.shocks.forEach((shock, at) => {
      expect({ ...shock, durationDays: 0 }).toEqual({ ...scenario.shocks[at], durationDays: 0 });
    });
  });
  fc.assert(property, { numRuns: 200 });
});

test("what is added can be taken away again: the document is as before", () => {
  const cut = new Set(["gallium"]);
  const kinds = ["stock-release", "substitution", "spare-capacity", "diversion"] as const;
  const property = fc.property(scenarioDocuments, fc.constantFrom(...kinds), (scenario, kind) => {
    const last = scenario.responses.length;
    for (const response of [offered(kind, scenario, cut), offeredProject("plant", scenario)]) {
      const more = withAddedResponse(scenario, response);
      expectRest(scenario, more, "responses");
      expect(withoutResponse(more, last)).toEqual(scenario);
    }
    const cutMore = withAddedShock(scenario, halt({ countries: ["CHN"] }));
    expectRest(scenario, cutMore, "shocks");
    expect(withoutShock(cutMore, scenario.shocks.length)).toEqual(scenario);
    expectRest(scenario, withoutResponses(scenario), "responses");
  });
  fc.assert(property, { numRuns: 100 });
});

test("a response changed leaves the others the same", () => {
  const property = fc.property(withParts, fc.nat(), (scenario, draw) => {
    const at = draw % scenario.responses.length;
    const after = withResponse(scenario, at, { ...scenario.responses[at]!, fromDay: 9 });
    expectRest(scenario, after, "responses");
    scenario.responses.forEach((response, i) => {
      if (i !== at) expect(after.responses[i]).toBe(response);
    });
  });
  fc.assert(property, { numRuns: 100 });
});

test("a cut done in another way is a document still, and keeps products and times", () => {
  const kinds = ["halt", "embargo", "demand"] as const;
  const property = fc.property(withParts, fc.constantFrom(...kinds), (scenario, kind) => {
    const [before] = scenario.shocks;
    const after = asKind(before!, kind, ["USA"]);
    expectRest(scenario, withShock(scenario, 0, after), "shocks");
    expect(after).toMatchObject({
      kind,
      products: before!.products,
      startDay: before!.startDay,
      durationDays: before!.durationDays,
    });
    if (before!.kind === kind) expect(after).toBe(before);
  });
  fc.assert(property, { numRuns: 100 });
});

test("who gets what is left: one rule, its day and order kept while it stands", () => {
  const property = fc.property(scenarioDocuments, (scenario) => {
    for (const rule of ["priority", "optimal", "pro-rata"] as const)
      expectRest(scenario, withRule(scenario, rule), "responses");
  });
  fc.assert(property, { numRuns: 100 });
  const plain = Scenario.parse({ format: "linchpin-scenario/1", shocks: [] });
  expect(withRule(plain, "pro-rata")).toBe(plain);
  const ordered = withOrder(withRule(plain, "priority"), ["b", "a"]);
  expect(ordered.responses).toEqual([
    { kind: "rationing", rule: "priority", order: ["b", "a"], fromDay: 0 },
  ]);
  expect(withRule(ordered, "pro-rata")).toEqual(plain);
});

test("the order of sectors: the named first, the others by importance; moving one moves no other", () => {
  const sectors = [
    { id: "x", importance: 0.2 },
    { id: "y", importance: null },
    { id: "z", importance: 0.5 },
  ];
  expect(fullOrder(undefined, sectors)).toEqual(["z", "x", "y"]);
  expect(fullOrder(["y"], sectors)).toEqual(["y", "z", "x"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 3)).toEqual(["a", "b", "c"]);
});

test("a number opens into a range around it and closes to what a single run takes", () => {
  const bounds = { min: 0, max: 1 };
  expect(toggledRange(0.9, bounds)).toEqual({ low: 0.72, mode: 0.9, high: 1 });
  const share = scenarioDocuments.map(({ shocks }) => shocks[0]?.size ?? 0.5);
  const property = fc.property(share, (value) => {
    expect(centralOf(value)).toBeCloseTo(central(value), 12);
    const toggled = toggledRange(value, { min: 0, max: 2 });
    expect(centralOf(toggled)).toBeCloseTo(central(value), 5);
    expect(typeof toggled === "number").toBe(typeof value !== "number");
  });
  fc.assert(property, { numRuns: 200 });
});

test("ends of a range moved: they stay in order, and the mode stays between them", () => {
  const number = fc.nat({ max: 100 }).map((k) => k / 100);
  const property = fc.property(number, number, number, (mode, low, high) => {
    const moved = withEnds({ low: 0, mode, high: 1 }, low, high);
    expect(isRange(moved)).toBe(true);
    expect(moved.low).toBeLessThanOrEqual(moved.mode!);
    expect(moved.mode!).toBeLessThanOrEqual(moved.high);
  });
  fc.assert(property);
  expect(withEnds({ low: 0, high: 1 }, 0.2, 0.4)).toEqual({ low: 0.2, high: 0.4 });
});
