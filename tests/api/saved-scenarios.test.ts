import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import request from "supertest";
import { expect, test } from "vitest";
import type { FieldProblem } from "../../src/api/contract/problem.ts";
import { ScenarioList, ScenarioSummary } from "../../src/api/contract/scenario-operations.ts";
import { Scenario } from "../../src/model/scenario.ts";
import { storeIn } from "../support/kept-stores.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const PATH = "/api/v1/graphs/magnets/scenarios";
const SCENARIO = {
  format: "linchpin-scenario/1",
  name: "Ore stops",
  shocks: [{ kind: "halt", products: ["ore"], countries: ["CHN"] }],
} as const;
const PRESET = { ...Scenario.parse(SCENARIO), id: "no-ore" };

async function app(folder?: string) {
  const store = storeIn(folder ?? (await temporaryFolder()));
  return testApp({ store, loadGraph: async () => ({ ...magnetGraph(), scenarios: [PRESET] }) }).app;
}

test("a scenario is saved, listed after the presets, read, changed and deleted", async () => {
  const server = await app();
  const made = await request(server).post(PATH).send(SCENARIO);
  expect([made.status, made.headers["location"]]).toEqual([201, `${PATH}/ore-stops`]);
  const summary = ScenarioSummary.parse(made.body);
  expect(summary).toMatchObject({ id: "ore-stops", name: "Ore stops", saved: true, shocks: 1 });
  const etag = made.headers["etag"] as string;
  expect(etag).toBe(`"${summary.version}"`);
  const { body: list } = await request(server).get(PATH);
  expect(ScenarioList.parse(list).items.map(({ id, saved }) => [id, saved])).toEqual([
    ["no-ore", false],
    ["ore-stops", true],
  ]);
  expect(list.items[1]).toEqual(made.body);
  const read = await request(server).get(`${PATH}/ore-stops`);
  expect([read.status, read.headers["etag"]]).toEqual([200, etag]);
  expect(Scenario.parse(read.body)).toEqual({ ...Scenario.parse(SCENARIO), id: "ore-stops" });
  const same = await request(server).get(`${PATH}/ore-stops`).set("If-None-Match", etag);
  expect(same.status).toBe(304);
  const changed = await request(server)
    .put(`${PATH}/ore-stops`)
    .set("If-Match", etag)
    .send({ ...read.body, name: "Ore stops at once" });
  expect([changed.status, changed.body.name]).toEqual([200, "Ore stops at once"]);
  expect(changed.headers["etag"]).not.toBe(etag);
  const stale = await request(server).delete(`${PATH}/ore-stops`).set("If-Match", etag);
  expect([stale.status, stale.body.code]).toEqual([412, "version_conflict"]);
  const tag = changed.headers["etag"] as string;
  expect((await request(server).delete(`${PATH}/ore-stops`).set("If-Match", tag)).status).toBe(204);
  expect((await request(server).get(`${PATH}/ore-stops`)).status).toBe(404);
});

test("names that are taken get a number; ids that are taken are refused", async () => {
  const server = await app();
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push((await request(server).post(PATH).send(SCENARIO)).body.id);
  expect(ids).toEqual(["ore-stops", "ore-stops-2", "ore-stops-3"]);
  const named = await request(server)
    .post(PATH)
    .send({ ...SCENARIO, name: "No ore" });
  expect(named.body.id).toBe("no-ore-2"); // the preset has the first
  const { name: _, ...nameless } = SCENARIO;
  expect(
    (
      await request(server)
        .post(PATH)
        .send({ ...nameless, nameJa: "鉱石" })
    ).body,
  ).toMatchObject({
    id: "scenario",
    name: "鉱石",
  });
  for (const id of ["ore-stops", "no-ore"]) {
    const { status, body } = await request(server)
      .post(PATH)
      .send({ ...SCENARIO, id });
    expect([status, body.code]).toEqual([409, "conflict"]);
  }
});

test("a name has at most 200 characters, here and in the page", async () => {
  const server = await app();
  const send = (name: object) =>
    request(server)
      .post(PATH)
      .send({ ...SCENARIO, ...name });
  expect((await send({ name: "x".repeat(200) })).status).toBe(201);
  const long = "名".repeat(201);
  const { status, body } = await send({ name: long, nameJa: long });
  expect([status, body.code]).toEqual([422, "invalid_option"]);
  expect(body.errors.map(({ pointer, expected }: FieldProblem) => [pointer, expected])).toEqual([
    ["#/name", "at most 200 characters"],
    ["#/nameJa", "at most 200 characters"],
  ]);
  expect((await request(server).get(PATH)).body.items).toHaveLength(2);
});

test("a preset is never changed or deleted", async () => {
  const server = await app();
  const put = await request(server).put(`${PATH}/no-ore`).set("If-Match", "*").send(SCENARIO);
  const gone = await request(server).delete(`${PATH}/no-ore`).set("If-Match", "*");
  expect([put.status, gone.status]).toEqual([409, 409]);
  expect(put.body.errors[0].detail).toContain("comes with the graph");
});

test("a change has to name the version that it changes", async () => {
  const server = await app();
  await request(server).post(PATH).send(SCENARIO);
  const put = await request(server).put(`${PATH}/ore-stops`).send(SCENARIO);
  expect([put.status, put.body.title]).toEqual([428, "Precondition Required"]);
  expect((await request(server).delete(`${PATH}/ore-stops`)).status).toBe(428);
  for (const tag of ['W/"1-abc"', "1-abc", '"1", "2"', '"1-0000000000"']) {
    const answer = await request(server)
      .put(`${PATH}/ore-stops`)
      .set("If-Match", tag)
      .send(SCENARIO);
    expect([tag, answer.status]).toEqual([tag, 412]);
  }
  const any = await request(server).put(`${PATH}/ore-stops`).set("If-Match", "*").send(SCENARIO);
  expect(any.status).toBe(200);
});

test("of several changes to one version exactly one succeeds, on two servers with one folder", async () => {
  const folder = await temporaryFolder();
  const servers = [await app(folder), await app(folder)];
  const made = await request(servers[0]!).post(PATH).send(SCENARIO);
  const etag = made.headers["etag"] as string;
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      request(servers[at % 2]!)
        .put(`${PATH}/ore-stops`)
        .set("If-Match", etag)
        .send({ ...SCENARIO, name: `Change ${at}` }),
    ),
  );
  const done = answers.filter(({ status }) => status === 200);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
  const { body } = await request(servers[1]!).get(`${PATH}/ore-stops`);
  expect(body.name).toBe(done[0]?.body.name);
});

test("what is wrong with a scenario is told field by field, and nothing is kept", async () => {
  const server = await app();
  const wrong = { ...SCENARIO, shocks: [{ kind: "halt", products: ["sand"], countries: ["ATL"] }] };
  const graph = await request(server).post(PATH).send(wrong);
  expect(graph.status).toBe(422);
  expect(graph.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "#/shocks/0/products/0",
    "#/shocks/0/countries/0",
  ]);
  const schema = await request(server)
    .post(PATH)
    .send({ ...SCENARIO, horizonDays: -1 });
  expect([schema.status, schema.body.errors[0].pointer]).toEqual([422, "#/horizonDays"]);
  const id = await request(server)
    .post(PATH)
    .send({ ...SCENARIO, id: "a.b" });
  expect([id.status, id.body.errors[0].pointer]).toEqual([422, "#/id"]);
  const { body } = await request(server).get(PATH);
  expect(body.items).toHaveLength(1);
  await request(server)
    .post(PATH)
    .send({ ...SCENARIO, id: "mine" });
  const other = await request(server)
    .put(`${PATH}/mine`)
    .set("If-Match", "*")
    .send({ ...SCENARIO, id: "yours" });
  expect([other.status, other.body.errors[0].pointer]).toEqual([422, "#/id"]);
});

test.each(["..%2f..%2fetc", "%00", "con", "no-such", "a%5Cb"])(
  "%s is not there: 404",
  async (id) => {
    const server = await app();
    expect((await request(server).get(`${PATH}/${id}`)).status).toBe(404);
    const put = await request(server).put(`${PATH}/${id}`).set("If-Match", "*").send(SCENARIO);
    expect(put.status).toBe(404);
    const gone = await request(server).delete(`${PATH}/${id}`).set("If-Match", "*");
    expect(gone.status).toBe(404);
  },
);

test("a folder that cannot be written: saving says why (503), reading goes on", async () => {
  const file = join(await temporaryFolder(), "file");
  await writeFile(file, "");
  const server = await app(join(file, "data"));
  const { status, body } = await request(server).post(PATH).send(SCENARIO);
  expect([status, body.code]).toEqual([503, "storage_failed"]);
  expect(body.errors[0].expected).toContain("LINCHPIN_DATA");
  const list = await request(server).get(PATH);
  expect([list.status, list.body.items.length]).toEqual([200, 1]);
});
