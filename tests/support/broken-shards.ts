import { createLog } from "../../src/machines/machine-log.ts";
import { runWorker } from "../../src/machines/run-worker.ts";
import { readConfig } from "../../src/store/config/read-config.ts";

/** A worker whose threads are those of `broken-shard-worker.ts`. */
const { config } = readConfig(process.env, { parallel: "1", stopSeconds: "0" });
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const file = new URL("broken-shard-worker.ts", import.meta.url);
await runWorker({ config, log: createLog("info"), stop: stop.signal, file });
