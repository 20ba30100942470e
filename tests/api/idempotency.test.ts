import type { Express } from "express";
import request from "supertest";
import { expect, test, vi } from "vitest";
import { FirstAnswers } from "../../src/api/first-answers.ts";
import { type JsonText, Reply } from "../../src/api/routes/call.ts";
import type { Store } from "../../src/store/kept/store.ts";
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

const asked = { scope: "s", key: "k", body: {} };
const never = async () => {
  throw new Error("asked twice");
};

function answersOver(store: Store, isShared = store.isShared): FirstAnswers {
  return new FirstAnswers({
    ...{ kept: store.answers, isShared },
    tell: (error) => expect(error).toBeNull(),
  });
}

async function said(answers: FirstAnswers, question: Parameters<FirstAnswers["once"]>[0], it = "") {
  const work = async () => new Reply(it, { Location: it });
  const { answer, isAgain } = await answers.once(question, work);
  const { body, headers } = answer as Reply<JsonText>;
  return [JSON.parse(body.text), headers["Location"], isAgain];
}

/** A first request that is answered when the test says so. */
function held(answers: FirstAnswers) {
  let hasBegun = (): void => undefined;
  let release = (_answer: string): void => undefined;
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  const answer = answers.once(asked, () => {
    hasBegun();
    return new Promise<string>((resolve) => {
      release = resolve;
    });
  });
  const end = async () => {
    release("1");
    await answer;
  };
  return { begun, end };
}

test("while the first is being answered the second is told so", async () => {
  const answers = answersOver(storeIn(await temporaryFolder()));
  const first = held(answers);
  await expect(answers.once(asked, never)).rejects.toMatchObject({ code: "conflict" });
  await first.begun;
  await first.end();
  expect(await said(answers, asked)).toEqual(["1", undefined, true]);
  expect(await said(answers, { ...asked, scope: "t" }, "3")).toEqual(["3", "3", false]);
});

test("another server, or the next one, gives the first answer", async () => {
  const store = storeIn(await temporaryFolder());
  expect(await said(answersOver(store), asked, "one")).toEqual(["one", "one", false]);
  expect(await said(answersOver(store), asked, "two")).toEqual(["one", "one", true]);
  const other = { ...asked, body: { x: 1 } };
  await expect(answersOver(store).once(other, never)).rejects.toMatchObject({
    code: "invalid_option",
  });
});

test("a server at work keeps its key from others; one that is lost does not", async () => {
  const store = storeIn(await temporaryFolder());
  const first = held(answersOver(store, true));
  await first.begun;
  await expect(answersOver(store, true).once(asked, never)).rejects.toMatchObject({
    code: "conflict",
  });
  const next = answersOver(store, false); // who held the file is gone
  expect(await said(next, asked, "again")).toEqual(["again", "again", false]);
  await first.end();
  expect(await said(next, asked)).toEqual(["again", "again", true]);
});

test("what a lost server had made is not made again", async () => {
  const store = storeIn(await temporaryFolder());
  const { app } = testApp({ store });
  const lost = vi.spyOn(store.answers, "keep").mockResolvedValue(undefined);
  const run = { graph: "magnets", operation: "worst", options: { k: 1 } };
  const send = (to: Express, path: string, body: object) =>
    request(to).post(path).set("Idempotency-Key", "k").send(body);
  const first = [await send(app, SCENARIOS, SCENARIO), await send(app, "/api/v1/runs", run)];
  lost.mockRestore();
  const { app: next } = testApp({ store });
  const again = [await send(next, SCENARIOS, SCENARIO), await send(next, "/api/v1/runs", run)];
  expect(again.map(({ status }) => status)).toEqual([201, 202]);
  expect(again[0]?.body).toEqual(first[0]?.body);
  expect(again[1]?.headers["location"]).toBe(first[1]?.headers["location"]);
  expect((await request(next).get(SCENARIOS)).body.items).toHaveLength(1);
  expect((await request(next).get("/api/v1/runs")).body.items).toHaveLength(1);
});
