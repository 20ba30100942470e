import { readFileSync } from "node:fs";
import { rowsHere } from "../../../src/engine/measures/study.ts";
import { createLog } from "../../../src/machines/machine-log.ts";
import { Machines } from "../../../src/machines/machines.ts";
import { SweepOptions } from "../../../src/model/sweep.ts";
import { STUDIES } from "../../../src/scenarios/studies.ts";
import { loadGraph } from "../../../src/store/graphs.ts";
import { openStore } from "../../../src/store/kept/open-store.ts";
import { startWorkers, type WorkerProcess } from "../../support/worker-processes.ts";

/**
 * How a sweep over workers scales: `DATABASE_URL=... npx tsx tests/bench/machines/main.ts [MOST] [TIMES]`
 * times it in one process, then with 1 to MOST workers (default 4), each the least of TIMES (default 3),
 * and holds every byte against the one process: wall seconds, processor seconds of all workers, and of the
 * one that worked most (Linux). The database is to be one that nothing else is kept in.
 */
const [most = 4, times = 3] = process.argv.slice(2).map(Number);
const databaseUrl = process.env["DATABASE_URL"];
if (!databaseUrl) throw new Error("set DATABASE_URL to a PostgreSQL in which nothing is kept");
const place = { folder: process.env["LINCHPIN_DATA"] ?? "bench-data", databaseUrl };
const data = await loadGraph("us-sri");
const options = SweepOptions.parse({ by: "pair", among: 80, horizonDays: 365 });
const store = openStore(place);
const log = createLog("warn");
const machines = new Machines({ store, url: databaseUrl, log, parallel: 0 });

const size = STUDIES.sweep(data, options);
if (!size) throw new Error("there is nothing to sweep");
/** Of one run. */
interface Took {
  readonly wall: number;
  /** Processor seconds of each worker. */
  readonly cpu: readonly number[];
}

let expected = "";
const here = await least(async () => {
  const before = process.cpuUsage();
  const started = performance.now();
  const rows = rowsHere(STUDIES.sweep(data, options));
  const wall = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  expected = Buffer.from(rows?.values.buffer ?? new ArrayBuffer(0)).toString("base64");
  return { wall, cpu: [(user + system) / 1e6] };
});
tell("one process, no queue", here);
for (let count = 1; count <= most; count++) {
  const workers = await startWorkers(place, count);
  await timed(workers); // threads start, and the data set is read
  tell(`${count} worker${count === 1 ? "" : "s"}`, await least(() => timed(workers)));
  await Promise.all(workers.map((worker) => worker.end()));
}
await machines.close();
await store.close();

async function timed(workers: readonly WorkerProcess[]): Promise<Took> {
  if (!size) throw new Error("there is nothing to sweep");
  const before = workers.map(cpuOf);
  const started = performance.now();
  const rows = await machines.study({ name: "sweep", data, options, size }, {});
  const wall = (performance.now() - started) / 1000;
  if (Buffer.from(rows.values.buffer).toString("base64") !== expected)
    throw new Error("the figures are not those of one process");
  return { wall, cpu: workers.map((worker, at) => cpuOf(worker) - (before[at] ?? 0)) };
}

/** Processor seconds that a process has taken. */
function cpuOf({ child }: WorkerProcess): number {
  const text = readFileSync(`/proc/${child.pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The run that took least. */
async function least(run: () => Promise<Took>): Promise<Took> {
  let best = await run();
  for (let time = 1; time < times; time++) {
    const took = await run();
    if (took.wall < best.wall) best = took;
  }
  return best;
}

function tell(what: string, { wall, cpu }: Took): void {
  const all = cpu.reduce((sum, each) => sum + each, 0);
  const cells = [wall, all, Math.max(...cpu)].map((seconds) => seconds.toFixed(2));
  process.stdout.write(`| ${what} | ${cells.join(" | ")} |\n`);
}
