import { spawnSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SCRIPT = fileURLToPath(new URL("../../.ci/run", import.meta.url));

/** Runs `.ci/run` with an npm that prints something and ends with a status. */
async function ciRun(
  printed: string,
  status: number,
): Promise<{ status: number | null; last: string }> {
  const folder = await temporaryFolder();
  const npm = join(folder, "npm");
  await writeFile(
    npm,
    `#!/bin/sh\n[ "$*" = test ] || exit 9\ncat <<'END'\n${printed}\nEND\nexit ${status}\n`,
  );
  await chmod(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` };
  const ended = spawnSync("bash", [SCRIPT], { env, encoding: "utf8" });
  return { status: ended.status, last: ended.stdout.trim().split("\n").at(-1) ?? "" };
}

const summary = (tests: string) =>
  ` Test Files  9 passed (9)\n      Tests  ${tests}\n   Duration  1s`;

test.runIf(process.platform !== "win32").each([
  [
    "all passed: the runs add up",
    `${summary("3 passed (3)")}\n${summary("12 passed (12)")}`,
    0,
    0,
    "15 passed, 0 failed",
  ],
  ["some failed", summary("2 failed | 10 passed | 1 skipped (13)"), 1, 1, "10 passed, 2 failed"],
  [
    "coloured output",
    summary("\u001b[1m\u001b[32m7 passed\u001b[39m\u001b[22m (7)"),
    0,
    0,
    "7 passed, 0 failed",
  ],
  ["lint failed before any test", "lint: 3 errors", 1, 1, "0 passed, 0 failed"],
  ["no test ran, though npm is content", "nothing to do", 0, 1, "0 passed, 0 failed"],
])("%s", async (_, printed, npmStatus, status, last) => {
  expect(await ciRun(printed, npmStatus)).toEqual({ status, last });
});
