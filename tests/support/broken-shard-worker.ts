import { doShardJob as doIt, type ShardJob } from "../../src/machines/workers/shard-worker.ts";

/**
 * Stands in for the thread of a worker: over the first row of any study it throws, ends its thread or hangs,
 * as the environment says; all else it does as it should.
 */
export function doShardJob(job: ShardJob): ReturnType<typeof doIt> {
  if (job.task !== "study" || job.from > 0) return doIt(job);
  const mode = process.env["BROKEN_SHARDS"];
  if (mode === "throw") throw new TypeError("no memory left for this");
  if (mode === "exit") process.exit(3);
  return new Promise((resolve) => setTimeout(() => resolve(doIt(job)), 600_000));
}
