import { readFile } from "node:fs/promises";
import { join } from "node:path";
import request from "supertest";
import { expect, test } from "vitest";
import { FirmDesk } from "../../src/api/answers/firms/firm-desk.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { ImportThread } from "../../src/store/import/import-threads.ts";
import { listShippedAndKept } from "../../src/store/kept/all-graphs.ts";
import { openFolderStore } from "../../src/store/kept/folder-store.ts";
import { writeNetwork } from "../bench/generate/write-network.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const SHAPE = { n: 100_000, seed: 1, meanDegree: 4 };
/** Answers of a server that is not kept from it; one that is gives one or two. */
const SOME = 20;

/** What is asked, and how often the server answered others until then. */
async function meanwhile<T>(asked: PromiseLike<T>, healthy: () => Promise<boolean>) {
  let isDone = false;
  const answer = Promise.resolve(asked).finally(() => {
    isDone = true;
  });
  let answers = 0;
  while (!isDone) if (await healthy()) answers++;
  return { answer: await answer, answers };
}

test("a network of 100,000 firms is opened and imported while the server answers others", async () => {
  const root = await temporaryFolder();
  const folder = join(root, "large");
  const { m } = await writeNetwork(folder, SHAPE);
  const firms = new FirmDesk();
  const imports = new ImportThread();
  try {
    const store = openFolderStore(join(root, "kept"));
    const listGraphs = () => listShippedAndKept(store, root);
    const { app } = testApp({ store, listGraphs, loadGraph, firms, imports });
    const healthy = async () => (await request(app).get("/healthz")).status === 200;
    const opened = await meanwhile(request(app).get("/api/v1/graphs/large/firms"), healthy);
    expect(opened.answer.status).toBe(200);
    expect(opened.answer.text).toContain('"firms":');
    expect(opened.answers).toBeGreaterThan(SOME);
    const names = ["edges.csv", "nodes.csv"];
    const files = await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
    );
    const sent = request(app).post("/api/v1/graphs").send({ files });
    const imported = await meanwhile(sent, healthy);
    expect(imported.answer.status).toBe(201);
    expect(imported.answer.body).toMatchObject({ kind: "firms", format: "edge-list" });
    expect(imported.answers).toBeGreaterThan(SOME);
    expect(m).toBeGreaterThan(SHAPE.n);
  } finally {
    await firms.close();
    await imports.close();
  }
}, 120_000);
