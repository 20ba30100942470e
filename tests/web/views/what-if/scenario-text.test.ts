import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { expect, test } from "vitest";
import { loadGraph } from "../../../../src/store/graphs.ts";
import {
  readScenarioText,
  writeScenarioText,
} from "../../../../web/views/what-if/slots/scenario-text.ts";
import { readSlots, writeSlots } from "../../../../web/views/what-if/slots/slots-address.ts";
import { scenarioDocuments } from "../../../support/scenario-documents.ts";

const NO_IDS = { a: null, b: null, c: null, d: null };

test("any document comes back from a link as it was", () => {
  const property = fc.property(scenarioDocuments, (scenario) => {
    const text = writeScenarioText(scenario);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(readScenarioText(text)).toEqual(scenario);
  });
  fc.assert(property, { numRuns: 300 });
});

test("so do all presets of the shipped graph, in links that browsers take", async () => {
  const { scenarios = [] } = await loadGraph("us-sri");
  expect(scenarios.length).toBeGreaterThan(20);
  for (const scenario of scenarios) {
    const text = writeScenarioText(scenario);
    expect(readScenarioText(text)).toEqual(scenario);
    expect(text.length).toBeLessThan(6000);
  }
});

test("four places, ids and documents mixed, survive the address", () => {
  const property = fc.property(scenarioDocuments, scenarioDocuments, (a, d) => {
    const contents = { a: { scenario: a }, b: { id: "taiwan" }, d: { scenario: d } };
    const { ids, hash } = writeSlots(contents);
    expect(readSlots(ids, hash)).toEqual({ contents, notes: [] });
  });
  fc.assert(property, { numRuns: 50 });
});

const packed = (text: string) => Buffer.from(deflateSync(strToU8(text))).toString("base64url");

test.each([
  ["no base64", "???"],
  ["nothing deflated", "AAAA"],
  ["cut off", writeScenarioText({ format: "linchpin-scenario/1" } as never).slice(0, 12)],
  ["no JSON", packed("{")],
  ["no scenario", packed('{"format":"linchpin-scenario/2","shocks":[]}')],
  [
    "a fault in a field",
    packed('{"format":"linchpin-scenario/1","shocks":[{"kind":"halt","size":2}]}'),
  ],
  ["a text that unfolds to far too much", packed(JSON.stringify("x".repeat(40_000_000)))],
  ["far too long a text", "A".repeat(200_000)],
])("a link that holds %s is left out with a note; the others stay", (_, text) => {
  const good = writeSlots({ b: { id: "taiwan" } });
  const { contents, notes } = readSlots({ ...NO_IDS, ...good.ids }, `#a=${text}`);
  expect(contents).toEqual({ b: { id: "taiwan" } });
  expect(notes.map(({ key }) => key)).toEqual(["a"]);
  expect(notes[0]!.text.length).toBeLessThan(20);
});

test("a document goes before an id of the same letter", () => {
  const { hash } = writeSlots({
    a: { scenario: fc.sample(scenarioDocuments, { seed: 1, numRuns: 1 })[0]! },
  });
  expect(readSlots({ ...NO_IDS, a: "taiwan" }, hash).contents.a).toHaveProperty("scenario");
});
