import { expect, onTestFinished, test } from "vitest";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { drawer } from "../support/drawer.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { answerFaults, problemFaults } from "./fuzz/answer-faults.ts";
import { rawRequest } from "./fuzz/raw.ts";
import { requestOf, type Seen, type SentRequest } from "./fuzz/requests.ts";
import { agentFor, type Returned, send, sendBytes } from "./fuzz/send.ts";
import { GRAPHS } from "./fuzz/words.ts";
import { amount, SEED } from "./support/amount.ts";
import { ask } from "./support/asked.ts";
import { tellFigures } from "./support/figures.ts";
import { type ServerProcess, startServer } from "./support/program.ts";
import { accept } from "./support/writer.ts";

const REQUESTS = amount(20_000);
/** Of them, so many are no HTTP, or just not. */
const RAW = REQUESTS / 20;
const AT_ONCE = 4;
/** Most of these wait. */
const RAW_AT_ONCE = 16;
const MOST_TOLD = 30;

/** A server with a small network of either kind, and no token. */
async function startSmall(): Promise<ServerProcess> {
  const folder = await temporaryFolder();
  const server = await startServer({ env: { LINCHPIN_DATA: folder, DATABASE_URL: "" } });
  onTestFinished(() => server.kill());
  const text = JSON.stringify(writeNetworkDocument(magnetGraph()));
  const edges = ["f0,f1,3", "f1,f2,2", "f2,f0,1", "f2,f3,5", "f3,f3,1"].join("\n");
  const bring = async (id: string, files: readonly object[]) =>
    accept(await ask(server, "/graphs", { method: "POST", body: { id, files } }), 201);
  await bring(GRAPHS.products, [{ name: "magnets.json", text }]);
  await bring(GRAPHS.firms, [{ name: "edges.csv", text: `source,target,weight\n${edges}\n` }]);
  return server;
}

/** Notes what an answer made that later requests can ask for. */
function look(sent: SentRequest, { status, headers, text }: Returned, seen: Seen): void {
  if (status >= 300) return;
  const made = sent.method === "POST" ? sent.operation : null; // another method makes nothing
  if (made === "startRun") seen.runs.push((JSON.parse(text) as { id: string }).id);
  if (made === "saveScenario") seen.scenarios.push((JSON.parse(text) as { id: string }).id);
  if (headers["etag"] !== undefined) seen.tags.push(String(headers["etag"]));
}

function inWords({ method, path, headers, body, how }: SentRequest): string {
  const shown = headers.map(([name, value]) => `${name}: ${value.slice(0, 100)}`).join(", ");
  return `${how} ${method} ${path.slice(0, 300)} [${shown}] ${(body ?? "").slice(0, 600)}`;
}

/** One fault of each kind. */
function kindsOf(faults: readonly string[]): string[] {
  const kindOf = (fault: string) =>
    (fault.split("\n")[0] ?? "").replaceAll(/[^ ]*\d[^ ]*|\/[^ ]*/g, "");
  return [...new Map(faults.map((fault) => [kindOf(fault), fault])).values()];
}

/** Does something for each number, so many at a time. */
async function forEachNumber(
  count: number,
  atOnce: number,
  act: (at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

test(
  "whatever is asked, however broken: no fault of ours, every answer as it is described",
  async () => {
    const server = await startSmall();
    const agent = agentFor(AT_ONCE);
    onTestFinished(() => agent.destroy());
    const seen: Seen = { runs: [], scenarios: [], tags: [] };
    const faults: string[] = [];
    const counts = new Map<string, number>();
    const count = (status: number) => {
      const kind = `${Math.floor(status / 100)}xx`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    };
    await forEachNumber(REQUESTS - RAW, AT_ONCE, async (at) => {
      const sent = requestOf(at, drawer(SEED * 1_000_003 + at), seen);
      try {
        const answer = await send(server.url, sent, agent);
        count(answer.status);
        look(sent, answer, seen);
        const found = answerFaults(sent, answer);
        if (found.length > 0) faults.push(`${found.join("; ")}\n  of ${inWords(sent)}`);
      } catch (error) {
        faults.push(`${String(error)}\n  of ${inWords(sent)}`);
      }
    });
    await forEachNumber(RAW, RAW_AT_ONCE, async (at) => {
      const bytes = rawRequest(at, drawer(SEED * 7919 + at), new URL(server.url).host);
      const words = JSON.stringify(bytes.toString("latin1").slice(0, 300));
      try {
        const answer = await sendBytes(server.url, bytes);
        if (answer === null) return;
        count(answer.status);
        const method = /^HEAD /.test(bytes.toString("latin1")) ? "HEAD" : "GET";
        const isOurs = answer.status >= 500;
        const found = isOurs ? [`answered ${answer.status}`] : problemFaults(method, answer, false); // a broken message has no fields
        if (found.length > 0) faults.push(`${found.join("; ")}\n  of ${words}`);
      } catch (error) {
        faults.push(`${String(error)}\n  of ${words}`);
      }
    });
    expect(kindsOf(faults).slice(0, MOST_TOLD)).toEqual([]);
    expect(server.err()).not.toMatch(/"level":"(error|fatal)"/);
    accept(await ask(server, "/graphs/magnets/coverage"), 200);
    tellFigures("requests of every kind", { requests: REQUESTS, ...Object.fromEntries(counts) });
  },
  REQUESTS * 100,
);
