import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadBacktests } from "../../src/store/backtests.ts";
import { checkBacktestDocument } from "../../src/store/formats/backtest-document.ts";
import { readPackage } from "../../src/store/packages/read-package.ts";
import { writtenEvent } from "../support/backtest-event.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { packageFolder } from "./package-folder.ts";

const document = (...events: unknown[]) => ({ format: "linchpin-backtest/1", events });
const check = (value: unknown) =>
  checkBacktestDocument(Buffer.from(JSON.stringify(value)), "events.json");
const found = (value: unknown) =>
  check(value).problems.map(
    ({ pointer, message, expected }) => `${pointer} ${message}, ${expected}`,
  );

describe("files of events", () => {
  test("the least that an event needs is read; what the format does not know is kept", () => {
    const event = { ...writtenEvent({}), extra: { more: 1 } };
    const { document: read, problems } = check(document(event));
    expect(problems).toEqual([]);
    expect(read?.events[0]).toMatchObject({ extra: { more: 1 }, responses: [], sources: [] });
    expect(read?.events[0]?.shock).toMatchObject({ country: null, duration_days: null });
  });

  test("all faults at once, each with its pointer", () => {
    const bad = writtenEvent({
      type: "earthquake",
      shock: { start: "2021-02-30", share_of_supply_lost: { low: 0.9, high: 0.2 }, ramp_days: -1 },
      scoring: { depth: { low: 0.1, high: 3 }, order: "first", stopped: "yes" },
      observationEnd: "soon",
    });
    const faults = found(document(writtenEvent({ id: "good" }), bad));
    const pointers = faults.map((fault) => fault.split(" ")[0]);
    expect(pointers.sort()).toEqual(
      [
        "/events/1/observation_end",
        "/events/1/scoring/depth/high",
        "/events/1/scoring/order",
        "/events/1/scoring/stopped",
        "/events/1/shock/ramp_days",
        "/events/1/shock/share_of_supply_lost",
        "/events/1/shock/start",
        "/events/1/type",
      ].sort(),
    );
    expect(faults.find((fault) => fault.includes("/start"))).toContain("YYYY-MM-DD");
    expect(faults.find((fault) => fault.includes("share_of_supply_lost"))).toContain("low <= high");
  });

  test("ids twice, and a price rank without a price", () => {
    const ranked = writtenEvent({ id: "b", scoring: { use_in_price_rank: true } });
    const faults = found(document(writtenEvent({ id: "a" }), writtenEvent({ id: "a" }), ranked));
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain("/events/1/id");
    expect(faults[1]).toContain("/events/2/scoring/use_in_price_rank");
  });

  test("no events, no object, another format, no JSON, no text", () => {
    expect(found(document())[0]).toContain("/events is []");
    expect(found([])[0]).toContain("is no JSON object");
    expect(found({ format: "linchpin-network/1" })[0]).toContain('/format is "linchpin-network/1"');
    expect(found({ events: [] })[0]).toContain("/format is missing");
    const bytes = (text: string | Buffer) => checkBacktestDocument(Buffer.from(text), "e.json");
    expect(bytes('{"format":').problems[0]?.message).toContain("is no JSON");
    expect(bytes(Buffer.from([0x7b, 0xff])).problems).toHaveLength(1);
    expect(bytes("").problems).toHaveLength(1);
  });
});

describe("loading", () => {
  test("a graph brings its events and itself, a file its events alone", async () => {
    const events = JSON.stringify(document(writtenEvent({})));
    const folder = await packageFolder();
    await writeFile(join(folder, "backtests.json"), events);
    const fromGraph = await loadBacktests(folder);
    expect(fromGraph.document.events).toHaveLength(1);
    expect(fromGraph.graph?.tables.products.length).toBeGreaterThan(0);
    const file = join(await temporaryFolder(), "events.json");
    await writeFile(file, events);
    expect(await loadBacktests(file)).toMatchObject({ graph: null });
    expect((await readPackage(folder)).counts).toMatchObject({ backtests: 1 });
  });

  test("a graph without events is not found; bad events make the graph bad", async () => {
    const folder = await packageFolder();
    await expect(loadBacktests(folder)).rejects.toMatchObject({ code: "not_found" });
    await expect(loadBacktests("no-such-graph")).rejects.toMatchObject({ code: "graph_not_found" });
    await writeFile(join(folder, "backtests.json"), JSON.stringify(document({ id: 3 })));
    await expect(loadBacktests(folder)).rejects.toMatchObject({ code: "invalid_data" });
    const { data, problems } = await readPackage(folder);
    expect(data).toBeNull();
    const faults = problems.filter(({ severity }) => severity !== "warning");
    expect(faults.every(({ file }) => file === "backtests.json")).toBe(true);
    expect(faults.map(({ pointer }) => pointer)).toContain("/events/0/id");
  });
});

test("the events that ship: titles in two languages, sources, words of their own, known products", async () => {
  const file = new URL("../../graphs/us-sri/backtests.json", import.meta.url);
  const { document: shipped } = checkBacktestDocument(readFileSync(file), "backtests.json");
  const { graph } = await loadBacktests("us-sri");
  const ids = new Set(graph?.tables.products.map(({ id }) => id));
  expect(shipped?.events).toHaveLength(28);
  for (const event of shipped?.events ?? []) {
    expect([event.id, event.title_ja]).toEqual([event.id, expect.stringMatching(/\S/)]);
    expect([event.id, event.sources.length > 0]).toEqual([event.id, true]);
    for (const product of event.product ?? [])
      expect([event.id, ids.has(product)]).toEqual([event.id, true]);
  }
});
