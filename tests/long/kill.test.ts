import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StorePlace } from "../../src/store/kept/open-store.ts";
import { type Draw, drawer } from "../support/drawer.ts";
import { type Databases, duckDb, postgres } from "../support/kept-stores.ts";
import { amount, SEED } from "./support/amount.ts";
import { ask, type Door } from "./support/asked.ts";
import { tellFigures } from "./support/figures.ts";
import { Ledger } from "./support/ledger.ts";
import { envOf, type ServerProcess, startProgram, startServer } from "./support/program.ts";
import { accept, listKept, readKept, type StartedRun, Writer } from "./support/writer.ts";

const ROUNDS = amount(50);
const ROUND_MS = 300_000;
/** Acts that are acknowledged in a round before the server is killed in the middle of further ones. */
const LEAST_ACTS = 4;
const MOST_ACTS = 24;

const KINDS: readonly (readonly [string, Databases])[] = [
  ["DuckDB", duckDb],
  ["PostgreSQL", postgres()],
];

/**
 * A token, made by a command line that may be killed at it.
 * @returns null: it was not acknowledged
 */
async function makeToken(place: StorePlace, mostMs: number): Promise<string | null> {
  const args = ["token", "create", "test", "--role", "write"];
  const { child, ended } = startProgram(args, { env: envOf(place) });
  const late = setTimeout(() => child.kill("SIGKILL"), mostMs);
  const { out } = await ended;
  clearTimeout(late);
  const [token] = /^\S+(?=\n)/.exec(out) ?? [];
  return token ?? null;
}

/** Holds all that a server has against what was acknowledged. @returns how many things were looked at */
async function check(door: Door, ledger: Ledger, tokens: ReadonlySet<string>): Promise<number> {
  const { names, unreadable } = await listKept(door);
  expect(unreadable).toEqual([]);
  const all = [...new Set([...names, ...ledger.names("graph"), ...ledger.names("scenario")])];
  for (const name of all) {
    const now = await readKept(door, name);
    expect(ledger.faultOf(name, now)).toBeNull();
    expect(names.includes(name), `${name} is listed`).toBe(now !== null);
  }
  for (const token of tokens) accept(await ask({ ...door, token }, "/graphs/us-sri/projects"), 200);
  return all.length + tokens.size;
}

/** Runs that were taken on end, whatever happened to the server that began them. @returns how many */
async function endedRuns(door: Door, runs: readonly StartedRun[]): Promise<number> {
  for (const { id } of runs) {
    const run = async () => {
      const answer = await ask(door, `/runs/${id}`);
      accept(answer, 200);
      return JSON.parse(answer.text) as { state: string; result: object | null };
    };
    const isOpen = async () => /^(waiting|running)$/.test((await run()).state);
    await expect.poll(isOpen, { timeout: ROUND_MS }).toBe(false);
    const { state, result } = await run();
    expect([id, state, result === null]).toEqual([id, "finished", false]);
  }
  return runs.length;
}

/** Kills a server so many acts from now, in the middle of what comes next. */
async function killAmidst(server: ServerProcess, writer: Writer, ledger: Ledger, draw: Draw) {
  const enough = ledger.acknowledged + LEAST_ACTS + draw(MOST_ACTS - LEAST_ACTS);
  const working = writer.work();
  const killed = once(server.child, "exit");
  const watch = setInterval(() => {
    if (ledger.acknowledged < enough) return;
    clearInterval(watch);
    setTimeout(() => server.child.kill("SIGKILL"), draw(60));
  }, 1);
  try {
    await Promise.race([working, killed]);
    await Promise.all([working, killed]);
  } finally {
    clearInterval(watch);
    writer.end();
    await server.kill();
  }
}

describe.each(KINDS)("a server that is killed, over %s", (kind, databases) => {
  beforeAll(() => databases.start());
  afterAll(() => databases.stop());

  test(
    "comes back at once with all that was acknowledged, and nothing half done",
    async () => {
      const place = await databases.place();
      const ledger = new Ledger();
      const draw = drawer(SEED);
      const tokens = new Set<string>();
      const first = await makeToken(place, ROUND_MS);
      if (first === null) throw new RangeError("no token was made");
      tokens.add(first);
      let looked = 0;
      let runs = 0;
      let taken: readonly StartedRun[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const server = await startServer({ env: envOf(place) });
        const door = { url: server.url, token: first };
        try {
          looked += await check(door, ledger, tokens);
          runs += await endedRuns(door, taken);
          if (round === ROUNDS) break;
          const writer = new Writer({ door, ledger, draw, round });
          await killAmidst(server, writer, ledger, draw);
          taken = writer.runs;
        } finally {
          await server.kill();
        }
        const token = await makeToken(place, draw(3) === 0 ? draw(1000) : ROUND_MS);
        if (token !== null) tokens.add(token);
      }
      tellFigures(`kill -9, ${kind}`, {
        rounds: ROUNDS,
        acknowledged: ledger.acknowledged,
        tokens: tokens.size,
        runs,
        looked,
      });
    },
    ROUNDS * ROUND_MS,
  );
});
