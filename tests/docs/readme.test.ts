import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { run } from "../../src/cli/program.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const PREFIX = "npm run -s linchpin -- ";

async function answer(command: string): Promise<{ status: number; out: string }> {
  let out = "";
  const write = (text: string) => {
    out += text;
  };
  const status = await run(command.slice(PREFIX.length).split(" "), {
    ...{ out: write, err: write, env: {} },
  });
  return { status, out };
}

const plain = (text: string) => text.replaceAll(/[\s\u202f]+/g, " ").trim();

test("what the worked answer shows is what the program says", async () => {
  const block = /```sh\n(npm run -s linchpin -- .+)\n```\n\n```text\n([\s\S]+?)```/.exec(README);
  const [, command = "", shown = ""] = block ?? [];
  const { status, out } = await answer(command);
  expect(status).toBe(0);
  const lines = shown.trim().split("\n");
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(plain(out)).toContain(plain(line));
});

test("every command it names runs", async () => {
  const commands = README.split("\n").filter((line) => line.startsWith(PREFIX));
  expect(commands.length).toBeGreaterThan(3);
  for (const command of commands)
    expect([command, (await answer(command)).status]).toEqual([command, 0]);
});

test("its library example runs and says a country, its score and the formula", async () => {
  const [, code = ""] = /```ts\n([\s\S]+?)```/.exec(README) ?? [];
  const file = join(await temporaryFolder(), "example.mts");
  const library = pathToFileURL(join(ROOT, "src/index.ts")).href;
  await writeFile(file, code.replace('"linchpin"', JSON.stringify(library)));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", tsx, file], {
    cwd: ROOT,
  });
  expect(stdout).toMatch(/'@CHN 0\.\d+'/);
  expect(stdout).toContain("loss of the cut cascade");
});

test.each(["README.md", "docs/api.md", "docs/methods/README.md", "docs/decisions/README.md"])(
  "links of %s lead somewhere",
  (page) => {
    const text = readFileSync(join(ROOT, page), "utf8");
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? "");
    const missing = links
      .filter((link) => !link.startsWith("https://"))
      .filter((link) => !existsSync(join(ROOT, dirname(page), link)));
    expect(missing).toEqual([]);
  },
);
