import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Run, type RunStatus } from "../../src/api/contract/run-operations.ts";
import { type Databases, duckDb, postgres } from "../support/kept-stores.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";

const RUN = {
  graph: "us-sri",
  operation: "chokepoints",
  options: { by: "producer", runs: 40, seed: 3 },
};
const WAIT = { timeout: 90_000, interval: 100 };

async function post(server: ServerProcess, path: string, body: object): Promise<Response> {
  return fetch(`${server.url}/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function begun(server: ServerProcess, body: object = RUN): Promise<string> {
  const answer = await post(server, "runs", body);
  expect(answer.status).toBe(202);
  return ((await answer.json()) as RunStatus).id;
}

async function runAt(server: ServerProcess, id: string): Promise<Run> {
  return Run.parse(await (await fetch(`${server.url}/api/v1/runs/${id}`)).json());
}

const underWay = (server: ServerProcess, id: string) =>
  vi.waitFor(async () => {
    const run = await runAt(server, id);
    expect([run.state, run.progress.done > 0]).toEqual(["running", true]);
  }, WAIT);

const ended = (server: ServerProcess, id: string) =>
  vi.waitFor(async () => {
    const run = await runAt(server, id);
    expect(run.ended).not.toBeNull();
    return run;
  }, WAIT);

let plain: unknown;

/** What the plain request gives, at a server that knows nothing of the run. */
async function plainAnswer(): Promise<unknown> {
  if (plain !== undefined) return plain;
  const server = await serverProcess(await duckDb.place());
  const answer = await post(server, "graphs/us-sri/chokepoints", RUN.options);
  expect(answer.status).toBe(200);
  plain = await answer.json();
  await server.kill("SIGKILL");
  return plain;
}

/** Names and data of the events of a run, until the stream ends. */
async function eventsAt(server: ServerProcess, id: string, heard?: string): Promise<string[]> {
  const answer = await fetch(`${server.url}/api/v1/runs/${id}/events`, {
    headers: heard === undefined ? {} : { "last-event-id": heard },
  });
  if (answer.status === 204) return ["204"];
  const text = await answer.text();
  return text.split("\n\n").filter((event) => event.startsWith("id: "));
}

const databases: Databases = postgres();
beforeAll(() => databases.start(), 60_000);
afterAll(() => databases.stop());

describe.each([
  ["DuckDB", duckDb],
  ["PostgreSQL", databases],
])("runs over %s", { timeout: 240_000 }, (_kind, kind) => {
  test("a server that is killed, then stopped, loses no run: the next one does them", async () => {
    const place = await kind.place();
    const one = await serverProcess(place, { LINCHPIN_RUNNING_RUNS: "1" });
    const ids = [await begun(one), await begun(one, { ...RUN, operation: "risk", options: {} })];
    await underWay(one, ids[0]!);
    await one.kill("SIGKILL");
    const two = await serverProcess(place, { LINCHPIN_STOP_SECONDS: "0" });
    await underWay(two, ids[0]!);
    await two.kill("SIGTERM");
    const three = await serverProcess(place);
    const [first, second] = [await ended(three, ids[0]!), await ended(three, ids[1]!)];
    expect(first).toMatchObject({ state: "finished", problem: null, askedBy: "local" });
    expect(first.result).toEqual(await plainAnswer());
    expect(second.state).toBe("finished");
    const events = await eventsAt(three, ids[0]!);
    expect(events).toHaveLength(1);
    const [, id = ""] = /^id: (\S+)\nevent: end\n/.exec(events[0] ?? "") ?? [];
    expect(await eventsAt(three, ids[0]!, id)).toEqual(["204"]);
  });
});

test("two servers on one PostgreSQL know, cancel and take over each other's runs", {
  timeout: 240_000,
}, async () => {
  const place = await databases.place();
  const [one, two] = [await serverProcess(place), await serverProcess(place)];
  const long = { ...RUN, options: { ...RUN.options, runs: 400 } };
  const cancelled = await begun(one, long);
  await underWay(two, cancelled);
  const told = eventsAt(one, cancelled);
  const gone = await fetch(`${two.url}/api/v1/runs/${cancelled}`, { method: "DELETE" });
  expect(gone.status).toBe(204);
  expect((await told).at(-1)).toContain('"state":"cancelled"');
  const metrics = async () => (await fetch(`${one.url}/metrics`)).text();
  await vi.waitFor(async () => expect(await metrics()).toMatch(/^linchpin_running_runs 0$/m), WAIT);

  const watched = await begun(one);
  await underWay(two, watched);
  const events = eventsAt(two, watched);
  await one.kill("SIGKILL");
  expect((await events).at(-1)).toContain('"state":"finished"');
  expect((await runAt(two, watched)).result).toEqual(await plainAnswer());
});
