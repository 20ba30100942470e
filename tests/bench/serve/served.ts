import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { startServer } from "../../../src/api/server.ts";

/** A server of one network of firms, in a process of its own; its parent asks what it has taken. */
const [folder = ""] = process.argv.slice(2);

/** What it tells its parent. */
export interface Served {
  readonly url?: string;
  readonly peakMib?: number;
  /** Processor seconds of all its threads since the last time it was asked. */
  readonly cpuSeconds?: number;
}

const tell = (served: Served) => process.send?.(served);

const listGraphs = async () => [{ id: basename(folder), path: folder, kind: "firms" as const }];
const server = await startServer({ host: "127.0.0.1", port: 0, deps: { listGraphs } });
tell({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
let before = process.cpuUsage();
process.on("message", () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  const peakMib = Math.round(process.resourceUsage().maxRSS / 1024);
  tell({ peakMib, cpuSeconds: (user + system) / 1e6 });
});
server.once("close", () => process.disconnect());
