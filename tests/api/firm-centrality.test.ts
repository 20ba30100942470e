import { join } from "node:path";
import request from "supertest";
import { describe, expect, onTestFinished, test } from "vitest";
import { FirmDesk } from "../../src/api/answers/firms/firm-desk.ts";
import type { AnswerControl, AnswerProgress } from "../../src/api/answers/question.ts";
import { centralityOfEdges } from "../../src/engine/measures/centrality.ts";
import { CentralityMeasure, CentralityResult, LinkOptions } from "../../src/model/centrality.ts";
import { readFirmNetwork } from "../../src/store/firm-network.ts";
import { listGraphs, loadGraph } from "../../src/store/graphs.ts";
import { type FirmFiles, writeFirmFolder } from "../support/firm-folder.ts";
import { firmFiles, madeFirms } from "../support/firm-networks.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

/** Parallel links, a link to itself, a firm without any, weights that are no whole numbers. */
const FEW: FirmFiles = {
  edges:
    "source,target,weight\nore,mill,3\nscrap,mill,1.5\nmill,car,5\nmill,car,1\ncar,car,2\ncar,shop,8\nshop,scrap,1\n",
  nodes: "id,industry\nlonely,x\nore,x\nscrap,x\nmill,x\ncar,x\nshop,x\n",
};

async function served(files: FirmFiles) {
  const root = await temporaryFolder();
  const folder = await writeFirmFolder(join(root, "net"), files);
  const { app, logged } = testApp({ listGraphs: () => listGraphs(root), loadGraph });
  const nodes = files.nodes === undefined ? undefined : join(folder, "nodes.csv");
  const { edges } = await readFirmNetwork({ edges: join(folder, "edges.csv"), nodes });
  return { app, logged, edges };
}

/** What every measure needs to be asked. */
const NEEDS: Readonly<Partial<Record<CentralityMeasure, object>>> = {
  mincut: { from: ["ore"], to: ["shop"] },
  flow: { from: ["ore"], to: ["shop"], weighted: true },
  tier: { to: ["shop"] },
  pagerank: { weighted: true, damping: 0.6 },
};
const { modularity: _products, ...MEASURES } = CentralityMeasure.enum;

describe.each(Object.values(MEASURES))("%s", (measure) => {
  test.each([false, true])("is what it is of the edge list (reverse %s)", async (reverse) => {
    const { app, logged, edges } = await served(FEW);
    const asked = { measure, ...NEEDS[measure], reverse: reverse && measure !== "mincut" };
    const answer = await request(app).post("/api/v1/graphs/net/centrality").send(asked);
    expect([answer.status, logged]).toEqual([200, []]);
    const { seconds: _, ...found } = CentralityResult.parse(answer.body);
    const { seconds: __, ...here } = centralityOfEdges(edges, LinkOptions.parse(asked));
    expect(found).toEqual(JSON.parse(JSON.stringify(here)));
  });
});

test("lengths are those of the file, of parallel links the shortest; without weights they are refused", async () => {
  const { app, edges } = await served(FEW);
  const asked = { measure: "betweenness", weighted: true, top: 2 };
  const { body } = await request(app).post("/api/v1/graphs/net/centrality").send(asked);
  const here = centralityOfEdges(edges, LinkOptions.parse(asked));
  expect(body.items).toEqual(here.items);
  const bare = await served({ edges: "source,target\na,b\nb,c\n" });
  const refused = await request(bare.app).post("/api/v1/graphs/net/centrality").send(asked);
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, "#/weighted"]);
});

test("all fields at fault are told, and what would take too long says where it does not", async () => {
  const { app, logged } = await served(FEW);
  const ask = (body: object | string) =>
    request(app).post("/api/v1/graphs/net/centrality").send(body);
  const faults = await ask({ measure: "pagerank", from: ["ore"], home: ["USA"], damping: 2 });
  expect(faults.status).toBe(422);
  const pointers = faults.body.errors.map((error: { pointer: string }) => error.pointer);
  expect(pointers.toSorted()).toEqual(["#/damping", "#/from", "#/home"]);
  const unknown = await ask({ measure: "dominators", from: ["ore", "nobody"] });
  expect(unknown.body).toMatchObject({
    status: 422,
    code: "unknown_node",
    errors: [{ pointer: "#/from/1" }],
  });
  expect((await ask({ measure: "modularity" })).body.errors[0].pointer).toBe("#/measure");
  expect((await ask([])).status).toBe(422);
  const long = await ask({ measure: "betweenness", epsilon: 1e-9 });
  expect([long.status, long.body.errors[0].pointer]).toEqual([413, "#/epsilon"]);
  expect(logged).toEqual([]);
});

test("as a run: the same answer; faults are told at once", async () => {
  const { app } = await served(FEW);
  const start = (options: object) =>
    request(app).post("/api/v1/runs").send({ graph: "net", operation: "centrality", options });
  const { headers, status } = await start({ measure: "katz", top: 1 });
  expect(status).toBe(202);
  await expect
    .poll(async () => (await request(app).get(headers["location"] ?? "")).body)
    .toMatchObject({ state: "finished", result: { measure: "katz", items: [{ id: "car" }] } });
  const fault = await start({ measure: "katz", alpha: -1 });
  expect([fault.status, fault.body.errors[0].pointer]).toEqual([422, "#/options/alpha"]);
});

test("long searches say how far they are, let short questions by, and are given up with their last asker", async () => {
  const desk = new FirmDesk({ graceMs: 0 });
  onTestFinished(() => desk.close());
  const path = join(await temporaryFolder(), "many");
  await writeFirmFolder(path, firmFiles(madeFirms(6000)));
  const place = { id: "many", path, stamp: "1" };
  const ask = (body: object, control?: AnswerControl) =>
    desk.centrality(place, { body: { ...body }, mostSteps: 1e12 }, control);
  const gone = new AbortController();
  const { signal } = gone;
  const far: AnswerProgress[] = [];
  const long = [1, 2, 3, 4].map((seed) => {
    const body = { measure: "betweenness", samples: 5000, weighted: true, seed };
    const asked = ask(body, { signal, onProgress: (progress) => void far.push(progress) });
    return expect(asked).rejects.toMatchObject({ code: "cancelled" });
  });
  await expect.poll(() => far.some(({ step }) => step === "searches"), WAIT).toBe(true);
  expect(await desk.ask(place, { name: "search", q: "f1" })).toContain('"found"');
  gone.abort();
  await Promise.all(long);
  expect(await ask({ measure: "pagerank", top: 1 })).toContain('"measure":"pagerank"');
}, 60_000);

const WAIT = { timeout: 30_000 };
