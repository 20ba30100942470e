import { afterAll, beforeAll, expect, test } from "vitest";
import { postgres } from "../support/kept-stores.ts";
import { killWorkers } from "./kill-workers.ts";

/** How many workers are killed. */
const ROUNDS = Number(process.env["LONG_ROUNDS"] ?? 1);

const databases = postgres();
beforeAll(() => databases.start(), 60_000);
afterAll(() => databases.stop(), 60_000);

test("workers killed at random lose nothing", { timeout: 120_000 * (1 + ROUNDS) }, async () => {
  const { kills } = await killWorkers(await databases.place(), ROUNDS, 1);
  expect(kills).toBe(ROUNDS);
});
