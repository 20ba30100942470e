import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keptNetwork } from "../generate/kept-network.ts";
import { faultsOf, TABLE_HEAD, type TaskRow, tableRows } from "./peer-table.ts";
import { findPeers, type Peer } from "./peers.ts";
import { type AskedPeers, PEERS_USAGE, readPeerArguments } from "./read-arguments.ts";
import { runPeer } from "./run-peer.ts";

const OWN = fileURLToPath(new URL("../task/main.ts", import.meta.url));
const NO_ROW = { failed: "has no such task" };

const asked = readPeerArguments(process.argv.slice(2));
if (typeof asked === "string") {
  process.stderr.write(`${asked}\n\n${PEERS_USAGE}\n`);
  process.exitCode = 2;
} else await sideBySide(asked);

async function sideBySide(run: AskedPeers): Promise<void> {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const folder = run.networks ?? (await mkdtemp(join(tmpdir(), "linchpin-peers-")));
  const { peers, missing } = findPeers();
  const load = loadavg()[0]?.toFixed(2);
  say(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, load ${load}\n`);
  say(TABLE_HEAD);
  const faults: string[] = [];
  try {
    for (const n of run.sizes) {
      const edges = await keptNetwork(folder, n);
      for (const task of run.tasks) {
        const row = await taskRow(run, peers, { n, task, edges });
        for (const line of tableRows(row)) say(line);
        faults.push(...faultsOf(row));
      }
    }
  } finally {
    if (run.networks === undefined) await rm(folder, { recursive: true, force: true });
  }
  const notes = [...missing.map((peer) => `Not run: ${peer}.`), ...faults];
  if (notes.length > 0) say(`\n${notes.join("\n")}`);
  if (faults.length > 0) process.exitCode = 1;
}

async function taskRow(
  { runs, limitSeconds, ownOptions, out }: AskedPeers,
  peers: readonly Peer[],
  { n, task, edges }: { n: number; task: string; edges: string },
): Promise<TaskRow> {
  const ask = async (name: string, command: readonly string[]) => {
    const answer = await runPeer({ name, command, edges, task, runs, limitSeconds });
    const isReport = answer !== null && !("failed" in answer);
    if (isReport && out !== undefined) await appendFile(out, `${JSON.stringify(answer)}\n`);
    return answer;
  };
  const own = [process.execPath, ...process.execArgv, OWN, ...ownOptions];
  const ours = (await ask("linchpin", own)) ?? NO_ROW;
  const others: TaskRow["others"][number][] = [];
  for (const { name, command, most } of peers) {
    if (n > (most[task] ?? 0)) continue;
    const answer = await ask(name, command);
    if (answer) others.push({ name, answer });
  }
  return { n, task, ours, others };
}
