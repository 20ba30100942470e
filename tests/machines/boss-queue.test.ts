import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { BossQueue } from "../../src/machines/queue/boss-queue.ts";
import { StorageError } from "../../src/model/errors.ts";
import { postgres } from "../support/kept-stores.ts";

const databases = postgres();
beforeAll(() => databases.start(), 60_000);
afterAll(() => databases.stop(), 60_000);

const QUESTION = "a".repeat(64);
const shard = (part: number, question = QUESTION) => ({ question, part });

/** Queues of two versions of the program on one database, and a way to look behind them. */
async function queues() {
  const { databaseUrl } = await databases.place();
  const url = databaseUrl ?? "";
  const log = { warn: () => undefined };
  const [one, other] = ["1.0", "1.1"].map((program) => new BossQueue({ url, program, log }));
  const client = new pg.Client(url);
  await client.connect();
  onTestFinished(async () => {
    await Promise.all([one?.close(), other?.close(), client.end()]);
  });
  if (!one || !other) throw new Error("there are two");
  const silence = () =>
    client.query("update linchpin_shards.job set started_on = now() - interval '6s'");
  return { one, other, silence };
}

test("each shard is handed out once, in the order of parts; later questions are not kept waiting", async () => {
  const { one } = await queues();
  await one.send([0, 1, 2].map((part) => shard(part)));
  await one.send([0, 1, 2].map((part) => shard(part))); // nothing is put up twice
  expect(await one.take("a")).toMatchObject({ ...shard(0), tries: 0 });
  await one.send([shard(0, "b".repeat(64))]);
  expect(await one.take("a")).toMatchObject(shard(0, "b".repeat(64)));
  expect(await one.take("b")).toMatchObject(shard(1));
  expect(await one.take("b")).toMatchObject(shard(2));
  expect(await one.take("b")).toBeNull();
  expect(await one.areOthersAtWork("a")).toBe(true);
});

test("a shard that fails is tried four times, then it has failed, with the reason and the worker", async () => {
  const { one } = await queues();
  await one.send([shard(0)]);
  for (let tries = 0; tries < 4; tries++) {
    const taken = await one.take(`w${tries}`);
    expect(taken).toMatchObject({ tries });
    await one.fail(taken?.id ?? "", `reason ${tries}`);
  }
  expect(await one.take("x")).toBeNull();
  const failed = { part: 0, state: "failed", tries: 4, worker: "w3", why: "reason 3" };
  expect(await one.states([shard(0)])).toEqual([failed]);
});

test("who says nothing loses its shards, who does keeps them; given back they were not taken", async () => {
  const { one, silence } = await queues();
  await one.send([shard(0), shard(1)]);
  const [dead, alive] = [await one.take("dead"), await one.take("alive")];
  await silence();
  expect(await one.beat([alive?.id ?? ""], "alive")).toEqual(new Set([alive?.id]));
  await one.takeFromSilent();
  expect(await one.beat([dead?.id ?? ""], "dead")).toEqual(new Set());
  const again = await one.take("next");
  expect(again).toMatchObject({ ...shard(0), tries: 1 });
  await one.giveBack(again?.id ?? "");
  expect(await one.take("next")).toMatchObject({ ...shard(0), tries: 1 });
  await one.remove([shard(1)]);
  expect(await one.beat([alive?.id ?? ""], "alive")).toEqual(new Set());
  expect(await one.states([shard(1)])).toEqual([]);
});

test("what a worker cannot compute comes after all that it can", async () => {
  const { one } = await queues();
  await one.send([shard(0), shard(1)]);
  const refused = await one.take("a");
  await one.giveBack(refused?.id ?? "", { behind: true });
  expect(await one.take("a")).toMatchObject(shard(1));
  expect(await one.take("a")).toMatchObject({ ...shard(0), tries: 0 });
});

test("another version of the program sees no shards, and is told that there are some", async () => {
  const { one, other } = await queues();
  await one.send([shard(0)]);
  expect(await other.take("b")).toBeNull();
  expect(await other.waitingForOthers()).toEqual({ "1.0": 1 });
  expect(await one.waitingForOthers()).toEqual({});
});

test("a database that is not there is a fault of the store", async () => {
  const url = "postgres://nobody@127.0.0.1:1/none";
  const queue = new BossQueue({ url, program: "1.0", log: { warn: () => undefined } });
  await expect(queue.take("a")).rejects.toBeInstanceOf(StorageError);
  await queue.close();
});
