import { afterAll, beforeAll, expect, test } from "vitest";
import { killWorkers } from "../machines/kill-workers.ts";
import { postgres } from "../support/kept-stores.ts";
import { amount, SEED } from "./support/amount.ts";
import { tellFigures } from "./support/figures.ts";

const ROUNDS = amount(10);

const databases = postgres();
beforeAll(() => databases.start());
afterAll(() => databases.stop());

test("workers killed at random lose nothing", { timeout: 120_000 * (1 + ROUNDS) }, async () => {
  const { kills } = await killWorkers(await databases.place(), ROUNDS, SEED);
  expect(kills).toBe(ROUNDS);
  tellFigures("killed workers", { kills });
});
