import request from "supertest";
import { expect, test } from "vitest";
import { FirstAnswers, KEY_HOURS } from "../../src/api/first-answers.ts";
import { storeIn } from "../support/kept-stores.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const SCENARIOS = "/api/v1/graphs/magnets/scenarios";
const SCENARIO = { format: "linchpin-scenario/1", name: "Ban", shocks: [] };

async function keyedApp() {
  const { app } = testApp({ store: storeIn(await temporaryFolder()) });
  const post = (key: string, body: object, path = SCENARIOS) =>
    request(app).post(path).set("Idempotency-Key", key).send(body);
  return { app, post };
}

test("the same request with the same key makes nothing twice, and is answered as the first time", async () => {
  const { app, post } = await keyedApp();
  const first = await post('"a key"', SCENARIO);
  const again = await post('"a key"', SCENARIO);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  for (const name of ["location", "etag"]) expect(again.headers[name]).toBe(first.headers[name]);
  expect(first.headers["idempotency-replayed"]).toBeUndefined();
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect((await post("other", SCENARIO)).body.id).toBe("ban-2");
  expect((await request(app).get(SCENARIOS)).body.items).toHaveLength(2);
});

test("a run is begun once", async () => {
  const { post } = await keyedApp();
  const asked = { graph: "magnets", operation: "worst", options: { k: 1 } };
  const [first, again] = [
    await post("k", asked, "/api/v1/runs"),
    await post("k", asked, "/api/v1/runs"),
  ];
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.headers["location"]).toBe(first.headers["location"]);
});

test("another body with the same key is refused: 422", async () => {
  const { post } = await keyedApp();
  expect((await post("k", SCENARIO)).status).toBe(201);
  const { status, body } = await post("k", { ...SCENARIO, name: "Other" });
  expect([status, body.errors[0].expected]).toEqual([422, "the same body, or another key"]);
});

test("a request that failed made nothing: its key is free", async () => {
  const { post } = await keyedApp();
  expect((await post("k", { ...SCENARIO, horizonDays: -1 })).status).toBe(422);
  expect((await post("k", SCENARIO)).status).toBe(201);
});

test.each(['""', "x".repeat(256), "a b"])("the key %j is none: 400", async (key) => {
  const { post } = await keyedApp();
  expect((await post(key, SCENARIO)).status).toBe(400);
});

test("while the first is being answered the second is told so; keys are forgotten in time", async () => {
  let now = 0;
  const answers = new FirstAnswers(() => now);
  const asked = { scope: "s", key: "k", body: {} };
  let finish: (answer: number) => void = () => undefined;
  const first = answers.once(asked, () => new Promise<number>((resolve) => (finish = resolve)));
  await expect(answers.once(asked, async () => 2)).rejects.toMatchObject({ code: "conflict" });
  finish(1);
  expect(await first).toEqual({ answer: 1, isAgain: false });
  expect(await answers.once(asked, async () => 2)).toEqual({ answer: 1, isAgain: true });
  expect(await answers.once({ ...asked, scope: "t" }, async () => 3)).toMatchObject({ answer: 3 });
  now = KEY_HOURS * 3_600_000 + 1;
  expect(await answers.once(asked, async () => 4)).toEqual({ answer: 4, isAgain: false });
});

test("no more than a thousand keys are known", async () => {
  const answers = new FirstAnswers();
  for (let at = 0; at < 1500; at++)
    await answers.once({ scope: "s", key: String(at), body: {} }, async () => at);
  const ask = (key: string) => answers.once({ scope: "s", key, body: {} }, async () => -1);
  expect(await ask("1499")).toEqual({ answer: 1499, isAgain: true });
  expect(await ask("0")).toEqual({ answer: -1, isAgain: false });
});
