import { InvalidInputError } from "../model/errors.ts";
import type { Config } from "../store/config/read-config.ts";
import { listGraphs } from "../store/graphs.ts";
import { openStore } from "../store/kept/open-store.ts";
import type { MachineLog } from "./machine-log.ts";
import { programVersion } from "./program-version.ts";
import { QuestionSource } from "./question-source.ts";
import { BossQueue } from "./queue/boss-queue.ts";
import type { ShardQueue } from "./queue/shard-queue.ts";
import { ShardLoop } from "./shard-loop.ts";
import { ShardHand } from "./workers/shard-hand.ts";

interface WorkerOptions {
  readonly config: Pick<Config, "databaseUrl" | "dataFolder" | "parallel" | "stopSeconds">;
  readonly log: MachineLog;
  /** Aborted when the worker is to stop. */
  readonly stop: AbortSignal;
  /** Module of the threads; tests put in others. */
  readonly file?: URL;
}

const LOOK_MS = 60_000;

/**
 * Works on shards of any server on the same PostgreSQL until it is told to stop; what it is at is then
 * finished, or given back after `stopSeconds`.
 * @throws InvalidInputError `invalid_option` without a PostgreSQL; StorageError `storage_failed` if it
 *   cannot be opened
 */
export async function runWorker({ config, log, stop, file }: WorkerOptions): Promise<void> {
  const { databaseUrl: url, dataFolder: folder, parallel } = config;
  if (url === null) throw noDatabase();
  const shipped = async () => (await listGraphs()).map(({ id }) => id);
  const store = openStore({ folder, databaseUrl: url }, { shipped, log: (line) => log.info(line) });
  const program = programVersion();
  const queue = new BossQueue({ url, program, log });
  const loop = new ShardLoop({
    ...{ queue, log, parallel, shards: store.shards, source: new QuestionSource(store) },
    ...{ finishMs: config.stopSeconds * 1000, handOf: () => new ShardHand(file) },
  });
  const others = setInterval(() => void tellOfOthers(queue, program, log), LOOK_MS);
  try {
    await store.open();
    await tellOfOthers(queue, program, log);
    log.info({ worker: loop.name, program, parallel }, "the worker waits for shards");
    await loop.run(stop);
    log.info({ worker: loop.name }, "the worker has stopped");
  } finally {
    clearInterval(others);
    await loop.close();
    await queue.close();
    await store.close();
  }
}

/** Work that waits for another version would otherwise look as if nobody cared. */
async function tellOfOthers(queue: ShardQueue, program: string, log: MachineLog): Promise<void> {
  const waiting = await queue.waitingForOthers().catch(() => ({})); // told where shards are taken
  for (const [version, shards] of Object.entries(waiting)) {
    log.warn({ shards, version, program }, "shards wait for another version of this program");
  }
}

function noDatabase(): InvalidInputError {
  const message = "a worker needs the PostgreSQL of its servers";
  const expected = "DATABASE_URL, as the servers have it";
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "DATABASE_URL", message: "is not set", expected }],
  });
}
