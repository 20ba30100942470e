import { join } from "node:path";
import type { Express } from "express";
import request from "supertest";
import { expect, test } from "vitest";
import type { Operation } from "../../src/api/contract/operation.ts";
import { OPERATIONS, type OperationId } from "../../src/api/contract/operations.ts";
import type {
  FirmDetail,
  FirmSearch,
  FirmStop,
  FirmsNetwork,
  FirmsOfGroup,
  FirmsOverview,
} from "../../src/model/firm-views.ts";
import { listGraphs, loadGraph } from "../../src/store/graphs.ts";
import { type FirmFiles, writeFirmFolder } from "../support/firm-folder.ts";
import { firmFiles, madeFirms } from "../support/firm-networks.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

/** Ore to mill to car, and a shop without industry's country; the mill also buys scrap of unknown origin. */
const MILL: FirmFiles = {
  edges: "source,target,weight\nore,mill,3\nscrap,mill,1\nmill,car,5\nmill,car,1\ncar,shop,8\n",
  nodes:
    "id,industry,country\nore,mining,CHL\nscrap,mining,\nmill,metal,JPN\ncar,vehicles,JPN\nshop,trade,USA",
  about: { unit: "M USD", home: ["JPN"] },
};

async function appOver(files: FirmFiles) {
  const root = await temporaryFolder();
  await writeFirmFolder(join(root, "net"), files);
  return testApp({ listGraphs: () => listGraphs(root), loadGraph });
}

async function get<T = Record<string, unknown>>(app: Express, path: string, status = 200) {
  const answer = await request(app).get(`/api/v1/graphs/net/firms${path}`);
  expect([path, answer.status]).toEqual([path, status]);
  return answer.body as T;
}

test("groups, links and shares of a network worked by hand", async () => {
  const { app } = await appOver(MILL);
  const seen = await get<FirmsOverview>(app, "");
  expect(seen).toMatchObject({
    ...{ group: "industry", groupings: ["industry", "country", "community"], home: ["JPN"] },
    ...{ unit: "M USD", firms: 5, links: 4, trade: 18, industries: 4, halfOfSales: 2 },
    countries: [
      { id: "JPN", firms: 2 },
      { id: "CHL", firms: 1 },
      { id: "USA", firms: 1 },
    ],
    between: [
      { from: "vehicles", to: "trade", trade: 8, links: 1 },
      { from: "metal", to: "vehicles", trade: 6, links: 1 },
      { from: "mining", to: "metal", trade: 4, links: 2 },
    ],
    leftOut: { links: 0, trade: 0 },
  });
  const of = (id: string) => seen.groups.find((group) => group.id === id);
  expect(of("metal")).toMatchObject({ firms: 1, sold: 6, bought: 4, abroad: 1, abroadKnown: 0.75 });
  expect(of("vehicles")).toMatchObject({ abroad: 0, abroadKnown: 1 });
  expect(of("mining")).toMatchObject({ firms: 2, abroad: null, abroadKnown: null });
  expect(seen.groups.map(({ tier }) => Math.round(tier)).toSorted()).toEqual([0, 1, 2, 3]);
});

test("another home, other groups: what is bought abroad follows, totals stay", async () => {
  const { app } = await appOver(MILL);
  const seen = await get<FirmsOverview>(app, "?group=country&home=CHL,USA");
  expect(seen.groups.map(({ id, kind, firms, abroad }) => [id, kind, firms, abroad])).toEqual([
    ["JPN", "named", 2, 0.5],
    ["CHL", "named", 1, null],
    ["USA", "named", 1, 1],
    ["~unknown", "unknown", 1, null],
  ]);
  const inside = seen.groups.reduce((sum, group) => sum + group.tradeInside, 0);
  expect(inside + seen.between.reduce((sum, link) => sum + link.trade, 0)).toBe(seen.trade);
  const nowhere = await get(app, "?home=ATA", 422);
  expect(nowhere).toMatchObject({ code: "unknown_country", errors: [{ pointer: "?home" }] });
});

test("no node file: communities are left, and nothing is known of countries", async () => {
  const { app } = await appOver({ edges: "source,target\na,b\nb,c\nc,a\nd,e\ne,f\nf,d\n" });
  const seen = await get<FirmsOverview>(app, "");
  expect(seen).toMatchObject({
    group: "community",
    groupings: ["community"],
    home: [],
    unit: null,
  });
  expect(seen.groups.map(({ firms, abroad, mostly }) => [firms, abroad, mostly])).toEqual([
    [3, null, null],
    [3, null, null],
  ]);
  expect(seen.between).toEqual([]);
});

test("the index of all firms follows; then it ranks them", async () => {
  const { app } = await appOver(MILL);
  const first = await get<FirmsOverview>(app, "");
  expect(first.risk).toEqual({ measure: "pagerank", esri: { done: 0, of: 5 } });
  expect(first.tenth).toBeNull();
  await expect
    .poll(() => get(app, "/risk"))
    .toMatchObject({ measure: "esri", esri: { done: 5, of: 5 } });
  const seen = await get<FirmsOverview>(app, "");
  const { esri } = await get<{ esri: number }>(app, "/stop?firm=ore");
  const { items } = await get<{ items: { id: string; risk: number }[] }>(app, "/group");
  expect(items.find(({ id }) => id === "ore")?.risk).toBe(esri);
  expect(seen.tenth).toBe(items.filter(({ risk }) => risk >= 0.1).length);
  expect(seen.riskiest).toEqual({ id: items[0]?.id, name: items[0]?.id, risk: items[0]?.risk });
  expect(items.map(({ risk }) => risk)).toEqual(
    items.map(({ risk }) => risk).toSorted((a, b) => b - a),
  );
});

test("around a firm: suppliers left, customers right, as many steps as asked", async () => {
  const { app } = await appOver(MILL);
  const places = async (steps: number) => {
    const { items } = await get<FirmsNetwork>(app, `/around?firm=mill&steps=${steps}`);
    return Object.fromEntries(items.map(({ id, place }) => [id, place]));
  };
  expect(await places(1)).toEqual({ mill: 0, ore: -1, scrap: -1, car: 1 });
  expect(await places(2)).toEqual({ mill: 0, ore: -1, scrap: -1, car: 1, shop: 2 });
  const detail = await get(app, "/firm?firm=mill");
  expect(detail).toMatchObject({
    firm: { id: "mill", industry: "metal", country: "JPN", sold: 6, bought: 4, abroad: 1 },
    shareOfTrade: 10 / 36,
    suppliers: { count: 2, items: [{ id: "ore", trade: 3, part: 0.75 }, { id: "scrap" }] },
    customers: { count: 1, items: [{ id: "car", trade: 6, part: 1 }] },
  });
});

test("a search: exact names, beginnings, parts; width and case do not count", async () => {
  const { app } = await appOver({
    edges: "source,target\nOre Ltd,ore\nStore,ore\nore,Ore Ltd\n",
    nodes: "id,industry\nOre Ltd,ores\nore,mining\nStore,trade\n",
  });
  const found = await get<{ items: { id: string }[]; found: number }>(
    app,
    `/search?q=${encodeURIComponent("ＯＲＥ")}`,
  );
  expect(found).toMatchObject({
    items: [{ id: "ore" }, { id: "Ore Ltd" }, { id: "Store" }],
    found: 3,
    groups: [{ grouping: "industry", id: "ores", firms: 1 }],
  });
  expect(await get(app, "/search?q=")).toMatchObject({ items: [], found: 0, groups: [] });
});

test("firms are shown and found by their names, asked for by their ids", async () => {
  const { app } = await appOver({
    edges: "source,target,weight\nc1,c2,3\nc2,c3,5\nc3,c1,1\n",
    nodes:
      "id,label,industry,country\nc1,Ore Ltd,ores,CHL\nc2,鉱石製錬,metal,JPN\nc3,c3,cars,JPN\n",
  });
  const names = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => [id, name]).toSorted();
  const all = [
    ["c1", "Ore Ltd"],
    ["c2", "鉱石製錬"],
    ["c3", "c3"],
  ];
  const { items } = await get<FirmsNetwork>(app, "/around?firm=c2&steps=1");
  expect(names(items)).toEqual(all);
  const table = await get<FirmsOfGroup>(app, "/group");
  expect(names(table.items)).toEqual(all);
  const detail = await get<FirmDetail>(app, "/firm?firm=c2");
  expect(detail).toMatchObject({
    firm: { id: "c2", name: "鉱石製錬" },
    suppliers: { items: [{ id: "c1", name: "Ore Ltd" }] },
    customers: { items: [{ id: "c3", name: "c3" }] },
  });
  const stop = await get<FirmStop>(app, "/stop?firm=c1");
  expect(stop.hit).toContainEqual(expect.objectContaining({ id: "c2", name: "鉱石製錬" }));
  const { riskiest } = await get<FirmsOverview>(app, "");
  expect(all).toContainEqual([riskiest?.id, riskiest?.name]);
  const found = async (q: string) =>
    names((await get<FirmSearch>(app, `/search?q=${encodeURIComponent(q)}`)).items);
  expect(await found("製錬")).toEqual([["c2", "鉱石製錬"]]);
  expect(await found("ore")).toEqual([["c1", "Ore Ltd"]]);
  expect(await found("C1")).toEqual([["c1", "Ore Ltd"]]);
  expect(await found("c")).toEqual(all);
  expect(await get(app, `/firm?firm=${encodeURIComponent("Ore Ltd")}`, 404)).toMatchObject({
    code: "not_found",
  });
});

test("what is not there, and what is no question", async () => {
  const { app, logged } = await appOver(MILL);
  expect(await get(app, "/around?firm=nobody", 404)).toMatchObject({ code: "not_found" });
  expect(await get(app, "/group?name=nothing", 422)).toMatchObject({
    errors: [{ pointer: "?name" }],
  });
  expect(await get(app, "/around?firm=ore&steps=9", 422)).toMatchObject({
    errors: [{ pointer: "?steps" }],
  });
  expect(await get(app, "/inside", 422)).toMatchObject({ errors: [{ pointer: "?name" }] });
  const products = await request(testApp().app).get("/api/v1/graphs/magnets/firms");
  expect([products.status, products.body.code]).toEqual([422, "wrong_kind"]);
  expect(logged).toEqual([]);
});

test("faults of the files: every one by file and line", async () => {
  const { app } = await appOver({
    edges: "source,target,weight\nore,mill,-1\nore,ghost,x\n",
    nodes: "id,industry\nore,a\nmill,b\n",
  });
  const body = await get<{ errors: { file: string; line: number }[] }>(app, "", 422);
  expect(body.errors.map(({ file, line }) => [file, line])).toEqual([
    ["edges.csv", 2],
    ["edges.csv", 3],
    ["edges.csv", 3],
  ]);
});

test("a network of 3,000 firms: answers as described, never more than is drawn", async () => {
  const { app } = await appOver(firmFiles(madeFirms(3000)));
  const ask = async (id: OperationId, query: string) => {
    const operation: Operation = OPERATIONS[id];
    const { status, body } = await request(app).get(operation.path.replace("{id}", "net") + query);
    expect(status).toBe(200);
    expect(operation.response?.safeParse(body).error?.issues ?? []).toEqual([]);
    return body;
  };
  const seen = await ask("firmsOverview", "?group=community");
  const firms = seen.groups.reduce((sum: number, { firms }: { firms: number }) => sum + firms, 0);
  expect(firms).toBe(3000);
  const inside = await ask("firmsInside", "?name=Vehicles");
  expect([inside.items.length, inside.links.length <= 4000]).toEqual([300, true]);
  const page = await ask("firmsOfGroup", "?name=Vehicles&offset=300&limit=200");
  expect(inside.more).toBe(page.firms - 300);
  expect(page.items[0].rank).toBeGreaterThan(inside.items.at(-1).rank);
  const around = await ask("firmsAround", "?firm=Firm%2000001&steps=3");
  expect(around.items).toHaveLength(200);
  expect(around.more).toBeGreaterThan(0);
  await ask("firmDetail", "?firm=Firm%2000001");
  await ask("firmStop", "?firm=Firm%2000001");
  await ask("firmSearch", "?q=firm%200");
  await ask("firmRisk", "");
});
