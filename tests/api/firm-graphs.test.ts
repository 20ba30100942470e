import { join } from "node:path";
import request from "supertest";
import { expect, test } from "vitest";
import { GraphList } from "../../src/api/contract/graph-operations.ts";
import { OPERATIONS } from "../../src/api/contract/operations.ts";
import { listGraphs, loadGraph } from "../../src/store/graphs.ts";
import { type FirmFiles, writeFirmFolder } from "../support/firm-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const MILL: FirmFiles = {
  edges: "source,target,weight\nore,mill,3\nmill,car,5\n\nore,car,1\n",
  nodes: "id,industry,country\nore,mining,CHL\nmill,metal,JPN\ncar,vehicles,JPN",
  about: { titleEn: "A mill", unit: "M USD", home: ["JPN"] },
};

async function appOver(files: Readonly<Record<string, FirmFiles>>) {
  const root = await temporaryFolder();
  for (const [id, each] of Object.entries(files)) await writeFirmFolder(join(root, id), each);
  return testApp({ listGraphs: () => listGraphs(root), loadGraph });
}

test("a folder of firms is listed with its kind, titles and rows; blank lines count nothing", async () => {
  const { app } = await appOver({ mill: MILL, bare: { edges: "source,target\na,b" } });
  const { items, first } = GraphList.parse((await request(app).get("/api/v1/graphs")).body);
  expect(items).toMatchObject([
    { id: "bare", kind: "firms", titleEn: "bare", titleJa: null, counts: { links: 1 } },
    { id: "mill", kind: "firms", titleEn: "A mill", counts: { firms: 3, links: 3 } },
  ]);
  expect(items[0]?.counts).not.toHaveProperty("firms"); // nobody lists them: not counted, not 0
  expect(items[0]?.version).not.toBe(items[1]?.version);
  expect(first).toBe("bare");
  expect((await request(app).get("/readyz")).status).toBe(200);
});

test("graphs of products say so", async () => {
  const { body } = await request(testApp().app).get("/api/v1/graphs");
  expect(body.items[0].kind).toBe("products");
});

test("about.json at fault: the network is listed as unreadable, with the place", async () => {
  const { app } = await appOver({ mill: { ...MILL, about: { titleEn: "", homes: 1 } } });
  const { body } = await request(app).get("/api/v1/graphs");
  expect(body.items).toEqual([]);
  expect(body.unreadable[0]).toMatchObject({ id: "mill" });
  expect(body.unreadable[0].errors.length).toBeGreaterThan(1);
  expect(body.unreadable[0].errors[0].file).toBe("about.json");
});

/** All that is asked of a graph, but what any kind of graph can do: being removed. */
const ABOUT_PRODUCTS = Object.values(OPERATIONS).filter(
  ({ id, path }) => path.includes("{id}") && !path.includes("/firms") && id !== "removeGraph",
);

test.each(ABOUT_PRODUCTS)("$id of a network of firms is a clear 422", async ({ method, path }) => {
  const { app, logged } = await appOver({ mill: MILL });
  const address = path.replace("{id}", "mill").replaceAll(/\{\w+\}/g, "x");
  const asked = request(app)[method](address);
  const { status, body } = await (method === "post" ? asked.send({}) : asked);
  if (body.code !== "wrong_kind") expect(body.errors[0].pointer).toMatch(/^[#?]/); // fields come first
  expect(status).toBe(422);
  expect(logged).toEqual([]);
});
