import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { call } from "./call.ts";
import { workedExample } from "./worked-example.ts";

/** Calls with a folder of its own for what is kept. */
async function callIn(data: string, argv: readonly string[]) {
  vi.stubEnv("LINCHPIN_DATA", data);
  return call(argv, { LINCHPIN_DATA: data });
}

afterEach(() => void vi.unstubAllEnvs());

test("a document that is imported answers under its name; the name is never given again", async () => {
  const data = await temporaryFolder();
  const graph = await workedExample();
  const made = await callIn(data, ["import", graph, "--id", "mine", "--json"]);
  expect(made).toMatchObject({ status: 0, err: "" });
  expect(JSON.parse(made.out)).toMatchObject({ id: "mine", kind: "products" });
  const [own, first] = [
    await callIn(data, ["cut", "mine", "@CHN", "--json"]),
    await callIn(data, ["cut", graph, "@CHN", "--json"]),
  ];
  expect(JSON.parse(own.out).loss).toBe(JSON.parse(first.out).loss);
  const again = await callIn(data, ["import", graph, "--id", "mine"]);
  expect([again.status, again.err]).toEqual([
    1,
    expect.stringContaining('there is a graph "mine"'),
  ]);
  expect((await callIn(data, ["import", graph, "--id", "us-sri"])).status).toBe(1);
  const unknown = await callIn(data, ["cut", "yours", "@CHN"]);
  expect(unknown.err).toContain("mine");
});

test("a folder of files is one network; faults are told with file and line, and nothing is kept", async () => {
  const data = join(await temporaryFolder(), "data");
  const folder = join(await temporaryFolder(), "net");
  await mkdir(folder);
  await writeFile(join(folder, "links.csv"), "source,target\na,b\n");
  await writeFile(join(folder, "firms.csv"), "id,industry\na,C\nb,C\n");
  expect(await callIn(data, ["import", folder])).toMatchObject({
    status: 0,
    out: "kept as net: a network of firms\n",
  });
  await writeFile(join(folder, "links.csv"), "source,target\na,z\n");
  const bad = await callIn(data, ["import", folder, "--id", "bad"]);
  expect([bad.status, bad.err]).toEqual([2, expect.stringContaining('links.csv:2:target is "z"')]);
  const gone = await callIn(data, ["import", join(folder, "no.csv")]);
  expect([gone.status, gone.err]).toEqual([2, expect.stringContaining("there is no file")]);
});
