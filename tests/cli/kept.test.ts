import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call } from "./call.ts";
import { workedExample } from "./worked-example.ts";

afterEach(() => void vi.unstubAllEnvs());

async function callIn(data: string, ...argv: readonly string[]) {
  vi.stubEnv("LINCHPIN_DATA", data);
  return call(argv, { LINCHPIN_DATA: data });
}

test("a backup is brought back elsewhere; no file and no store is written over unasked", async () => {
  const folder = await temporaryFolder();
  const [one, two, file] = ["one", "two", "all.backup"].map((name) => join(folder, name));
  const [from, to, path] = [one ?? "", two ?? "", file ?? ""];
  await callIn(from, "import", await workedExample(), "--id", "mine");
  const made = await callIn(from, "backup", path);
  expect([made.status, made.err]).toEqual([0, ""]);
  expect(made.out).toContain("1 imported networks");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const again = await callIn(from, "backup", path);
  expect([again.status, again.err]).toEqual([
    2,
    expect.stringContaining("exists, expected a new file"),
  ]);
  expect((await callIn(from, "backup", path, "--force")).status).toBe(0);
  expect((await callIn(to, "restore", path)).status).toBe(0);
  expect((await callIn(to, "cut", "mine", "@CHN", "--json")).status).toBe(0);
  const kept = await callIn(to, "restore", path);
  expect([kept.status, kept.err]).toEqual([1, expect.stringContaining("something is kept here")]);
  const forced = await callIn(to, "restore", path, "--force", "--json");
  expect(JSON.parse(forced.out).rows).toMatchObject({ graph_versions: 1 });
  expect((await readdir(folder)).sort()).toEqual(["all.backup", "one", "two"]);
});

test("faults of a backup are told: no file, no folder, no backup", async () => {
  const folder = await temporaryFolder();
  const data = join(folder, "data");
  expect((await callIn(data, "restore", join(folder, "no"))).err).toContain("there is no file");
  const nowhere = await callIn(data, "backup", join(folder, "no", "file"));
  expect([nowhere.status, nowhere.err]).toEqual([
    2,
    expect.stringContaining("cannot be written (ENOENT)"),
  ]);
  await writeFile(join(folder, "text"), "no backup");
  const none = await callIn(data, "restore", join(folder, "text"));
  expect([none.status, none.err]).toEqual([2, expect.stringContaining("linchpin backup")]);
});

test("a token is made, shown once, listed and revoked", async () => {
  const data = await temporaryFolder();
  const made = await callIn(data, "token", "create", "build server", "--role", "write", "--json");
  const { id, token } = JSON.parse(made.out) as { id: string; token: string };
  expect(token).toMatch(/^lp_/);
  expect(made.err).toContain("not shown again");
  const listed = await callIn(data, "token", "list");
  expect(listed.out).toMatch(new RegExp(`${id} +build server +write .* never +valid`));
  expect(listed.out).not.toContain(token);
  expect((await callIn(data, "token", "revoke", id)).status).toBe(0);
  expect((await callIn(data, "token", "list")).out).toContain("revoked");
  expect((await callIn(data, "token", "revoke", "none")).status).toBe(2);
  const plain = await callIn(data, "token", "create", "x", "--days", "30");
  expect(plain.out).toMatch(/^lp_[\w-]{43}\n$/);
  const bad = await callIn(data, "token", "create", "x", "--role", "king", "--days", "0");
  expect([bad.status, bad.err]).toEqual([2, expect.stringMatching(/--role[\s\S]*--days/)]);
});
