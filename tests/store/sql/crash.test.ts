import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Databases, duckDb, postgres, storeAt } from "../../support/kept-stores.ts";

const WRITER = fileURLToPath(new URL("../../support/store-writer.ts", import.meta.url));
const ROUNDS = 5;

const KINDS: readonly (readonly [string, Databases])[] = [
  ["DuckDB", duckDb],
  ["PostgreSQL", postgres()],
];

describe.each(KINDS)(
  "a writer that is killed, over %s",
  { timeout: 120_000 },
  (_kind, databases) => {
    beforeAll(() => databases.start(), 60_000);
    afterAll(() => databases.stop());

    test("nothing acknowledged is lost, no half of a graph is seen", async () => {
      const place = await databases.place();
      const env = { ...process.env, DATABASE_URL: place.databaseUrl ?? "" };
      const acknowledged = new Set<string>();
      for (let round = 0; round < ROUNDS; round++) {
        const argv = ["--import", "tsx", WRITER, place.folder, "work", String(round)];
        const writer = spawn(process.execPath, argv, { env, stdio: ["ignore", "pipe", "inherit"] });
        let text = "";
        let most = 3 + 4 * round; // killed in the middle of what comes after so many acts
        writer.stdout.on("data", (bytes) => {
          text += bytes;
          if (text.split("\n").length > most) {
            most = Number.POSITIVE_INFINITY;
            setTimeout(() => writer.kill("SIGKILL"), 7 * round);
          }
        });
        await once(writer, "close");
        for (const line of text.split("\n").slice(0, -1)) acknowledged.add(line);
        const store = storeAt(place);
        const graphs = await store.graphs.list();
        for (const graph of graphs) await graph.ready(); // checks every byte
        const { scenarios, unreadable } = await store.scenarios.list("g");
        expect(unreadable).toEqual([]);
        const there = new Set([
          ...graphs.map(({ id }) => `graph ${id}`),
          ...scenarios.map(({ id }) => `scenario ${id}`),
        ]);
        expect([...acknowledged].filter((each) => !there.has(each))).toEqual([]);
        await store.close();
      }
      expect(acknowledged.size).toBeGreaterThan(ROUNDS * 3);
    });
  },
);
