import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { startServer } from "../../src/api/server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = readFileSync(fileURLToPath(new URL("../../docs/api.md", import.meta.url)), "utf8");
const SHOWN_ADDRESS = "http://127.0.0.1:3000";

/** Blocks of the shell that ask the server, and the answer that stands below. */
const EXAMPLES = [...PAGE.matchAll(/```sh\n([\s\S]+?)```\n(?:\n```text\n([\s\S]+?)```)?/g)]
  .map(([, script = "", shown = ""]) => ({ script, shown }))
  .filter(({ script }) => script.includes("curl "));

test("every curl example of the page answers as the page shows", async () => {
  expect(EXAMPLES.length).toBeGreaterThan(3);
  const folder = await temporaryFolder();
  const server = await startServer({ host: "127.0.0.1", port: 0, dataFolder: `${folder}/data` });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const { script, shown } of EXAMPLES) {
    const asked = script.replaceAll(SHOWN_ADDRESS, address);
    const { stdout } = await promisify(execFile)("/bin/sh", ["-ec", asked], { cwd: folder });
    expect(shown, `no answer is shown for\n${script}`).not.toBe("");
    const isAsShown = patternOf(shown.trim()).test(stdout.trim());
    if (!isAsShown) expect(stdout.slice(0, 2000)).toBe(shown); // shows both
  }
}, 120_000);

/** Three dots stand for anything. */
function patternOf(shown: string): RegExp {
  const parts = shown.split("...").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\s\\S]*")}$`);
}
