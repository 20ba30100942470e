import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import request from "supertest";
import { expect, test } from "vitest";
import type { Operation } from "../../../src/api/contract/operation.ts";
import { OPERATIONS } from "../../../src/api/contract/operations.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { testApp } from "../../support/test-app.ts";

const WAYS_OUT = [
  "../../package.json",
  "..%2f..%2fpackage.json",
  "%2e%2e%2f%2e%2e%2fpackage.json",
  "..%5c..%5cpackage.json",
  "%2fetc%2fpasswd",
  "%252e%252e%252fpackage.json",
  "magnets%00.json",
  "file:%2f%2f%2fetc%2fpasswd",
];

/** What the files that they lead to hold. */
const HELD = /"devDependencies"|root:.*:0:0:/;

test.each(WAYS_OUT)("%s leads out of no route", async (way) => {
  const webRoot = await temporaryFolder();
  await writeFile(join(webRoot, "index.html"), "<!doctype html><title>Linchpin</title>");
  const { app, logged } = testApp({ webRoot });
  const paths = Object.values<Operation>(OPERATIONS).flatMap(({ method, path }) =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([whole]) => {
      const others = path.replace(whole, way).replaceAll("{id}", "magnets");
      return { method, path: others.replaceAll(/\{\w+\}/g, "magnet") };
    }),
  );
  const plain = ["", "assets/", "api/", "api/docs/"].map((below) => ({
    method: "get" as const,
    path: `/${below}${way}`,
  }));
  for (const { method, path } of [...paths, ...plain]) {
    const { status, text = "" } = await request(app)[method](path).send();
    expect([path, status < 500]).toEqual([path, true]);
    expect(text).not.toMatch(HELD);
  }
  expect(logged).toEqual([]);
  expect(await readFile("package.json", "utf8")).toMatch(HELD); // they would be known
});

test("a graph's id is no path, and nothing is fetched from an address", async () => {
  const { app } = testApp();
  const text = "source,target,weight\na,b,3\n";
  for (const body of [
    { id: "../../out", files: [{ name: "a.csv", text }] },
    { files: [{ name: "a.csv", url: "http://127.0.0.1:1/a.csv" }] },
    { url: "http://127.0.0.1:1/a.csv" },
  ])
    expect((await request(app).post("/api/v1/graphs").send(body)).status).toBe(422);
});
