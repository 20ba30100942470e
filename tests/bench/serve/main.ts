import { type ChildProcess, fork } from "node:child_process";
import { basename, resolve } from "node:path";
import type { Served } from "./served.ts";

/**
 * How long the first answer about a network of firms takes, and how the server answers others meanwhile:
 * `npx tsx tests/bench/serve/main.ts FOLDER`, a folder with edges.csv and nodes.csv.
 */
const [folder] = process.argv.slice(2);

/** Between two questions whether the server is there. */
const EVERY_MS = 10;

function told(child: ChildProcess): Promise<Served> {
  return new Promise((done, fail) => {
    child.once("message", done);
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
  });
}

async function secondsOf(url: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}`);
  return (performance.now() - start) / 1000;
}

/** Milliseconds that each question took until the work was done. */
async function healthWhile(url: string, work: Promise<unknown>): Promise<number[]> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  const waits: number[] = [];
  while (!isDone) {
    waits.push(1000 * (await secondsOf(`${url}/healthz`)));
    await new Promise((next) => setTimeout(next, EVERY_MS));
  }
  return waits.sort((a, b) => a - b);
}

async function main(path: string): Promise<void> {
  const child = fork(new URL("served.ts", import.meta.url), [path], {
    execArgv: ["--import", import.meta.resolve("tsx")],
  });
  try {
    const { url = "" } = await told(child);
    const firms = `${url}/api/v1/graphs/${encodeURIComponent(basename(path))}/firms`;
    const taken = () => {
      const answer = told(child);
      child.send("taken");
      return answer;
    };
    await secondsOf(`${url}/healthz`);
    await taken();
    const first = secondsOf(firms);
    const waits = await healthWhile(url, first);
    const firstSeconds = await first;
    const { cpuSeconds } = await taken();
    const nextSeconds = await secondsOf(`${firms}?group=country`);
    const { peakMib } = await taken();
    const round = (figure = Number.NaN) => Number(figure.toFixed(2));
    const figures = {
      firstSeconds: round(firstSeconds),
      firstCpuSeconds: round(cpuSeconds),
      nextSeconds: round(nextSeconds),
      health: {
        answers: waits.length,
        medianMs: round(waits[waits.length >> 1]),
        worstMs: round(waits.at(-1)),
      },
      peakMib,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    child.kill();
  }
}

if (folder === undefined) {
  process.stderr.write("expected a folder with edges.csv and nodes.csv\n");
  process.exitCode = 2;
} else await main(resolve(folder));
