import { fileURLToPath } from "node:url";
import type { Express } from "express";
import fc from "fast-check";
import request from "supertest";
import { expect, test, vi } from "vitest";
import { cursorAt, pageOf, placeOf } from "../../src/api/routes/pages.ts";
import { InvalidInputError } from "../../src/model/errors.ts";
import { compareIds } from "../../src/model/ids.ts";
import { storeIn } from "../support/kept-stores.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testApp } from "../support/test-app.ts";

const ORDER = { keyOf: (id: string) => [id], parts: 1 };

test("the pages of a list are the list, whatever their size and the names in it", () => {
  const ids = fc.uniqueArray(fc.string({ unit: "grapheme" }), { maxLength: 30 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 12 }), (names, limit) => {
      const list = [...names].sort(compareIds);
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const { entries, next } = pageOf(list, { limit, cursor }, ORDER);
        seen.push(...entries);
        expect(next === null || entries.length === limit).toBe(true);
        if (next === null) break;
        cursor = next;
      }
      expect(seen).toEqual(list);
    }),
  );
});

test("what goes or comes between two pages moves nothing else", () => {
  const first = pageOf(["a", "c", "e", "g"], { limit: 2 }, ORDER);
  expect(first.entries).toEqual(["a", "c"]);
  const cursor = first.next ?? "";
  expect(pageOf(["a", "b", "e", "g"], { limit: 9, cursor }, ORDER).entries).toEqual(["e", "g"]);
  expect(pageOf(["d", "e", "g"], { limit: 9, cursor }, ORDER).entries).toEqual(["d", "e", "g"]);
});

test.each(["x", "%", cursorAt(["a", "b"]), Buffer.from("[1]").toString("base64url")])(
  "the cursor %j is refused",
  (cursor) => {
    expect(() => placeOf(cursor, 1)).toThrow(InvalidInputError);
  },
);

/** Every page of a list, by what it says itself and by its header. */
async function pagesOf(app: Express, path: string): Promise<{ id: string }[][]> {
  const pages: { id: string }[][] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const { status, body, headers } = await request(app).get(next);
    expect(status).toBe(200);
    pages.push(body.items);
    const [, address]: RegExpExecArray | string[] =
      /^<(.+)>; rel="next"$/.exec(headers["link"] ?? "") ?? [];
    expect(address === undefined).toBe(body.next === null);
    if (address) expect(new URLSearchParams(address.split("?")[1]).get("cursor")).toBe(body.next);
    next = address;
  }
  return pages;
}

const idsOf = (pages: { id: string }[][]) => pages.map((page) => page.map(({ id }) => id));

test("graphs come in pages, by name and kind", async () => {
  const path = fileURLToPath(import.meta.url);
  const ids = ["a", "b", "c", "d", "e"];
  const { app } = testApp({
    listGraphs: async () => ids.map((id) => ({ id, path: `${path}`, imported: id !== "b" })),
    loadGraph: async () => magnetGraph(),
  });
  const graphs = "/api/v1/graphs";
  expect(idsOf(await pagesOf(app, `${graphs}?limit=2`))).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  expect(idsOf(await pagesOf(app, graphs))).toEqual([ids]);
  expect(idsOf(await pagesOf(app, `${graphs}?name=D&limit=1`))).toEqual([["d"]]);
  expect(idsOf(await pagesOf(app, `${graphs}?name=magn&limit=4`))).toHaveLength(2); // its title
  expect(idsOf(await pagesOf(app, `${graphs}?kind=firms`))).toEqual([[]]);
  const second = await request(app).get(`${graphs}?limit=3&cursor=${cursorAt(["c"])}`);
  expect([second.body.first, second.body.items.length]).toEqual(["b", 2]);
  for (const query of ["limit=0", "limit=501", "cursor=x", "kind=x", "more=1"]) {
    const { status, body } = await request(app).get(`${graphs}?${query}`);
    expect([status, body.errors[0].pointer]).toEqual([422, `?${query.split("=")[0]}`]);
  }
});

test("scenarios come in pages: those of the graph, then those that were saved", async () => {
  const { app } = testApp({ store: storeIn(await temporaryFolder()) });
  const path = "/api/v1/graphs/magnets/scenarios";
  for (const id of ["z", "b", "m"])
    await request(app).post(path).send({ format: "linchpin-scenario/1", id, shocks: [] });
  const whole = (await pagesOf(app, path)).flat();
  expect(whole.slice(-3).map(({ id }) => id)).toEqual(["b", "m", "z"]);
  expect((await pagesOf(app, `${path}?limit=1`)).flat()).toEqual(whole);
  const projects = "/api/v1/graphs/magnets/projects";
  expect((await pagesOf(app, `${projects}?limit=1`)).flat()).toEqual(
    (await pagesOf(app, projects)).flat(),
  );
});

test("runs are listed the latest first, by graph, operation and state", async () => {
  const { app } = testApp();
  const ids: string[] = [];
  for (const operation of ["risk", "cut", "risk"]) {
    const options = operation === "cut" ? { targets: ["@CHN"] } : {};
    const { body } = await request(app)
      .post("/api/v1/runs")
      .send({ graph: "magnets", operation, options });
    ids.unshift(body.id);
    await vi.waitFor(async () => {
      const run = await request(app).get(`/api/v1/runs/${body.id}`);
      expect(run.body.state).toBe("finished");
    }, 10_000);
  }
  const runs = "/api/v1/runs";
  expect((await pagesOf(app, runs)).flat().map(({ id }) => id)).toEqual(ids);
  expect(idsOf(await pagesOf(app, `${runs}?limit=2`))).toEqual([ids.slice(0, 2), ids.slice(2)]);
  const wanted = `${runs}?graph=magnets&operation=risk&state=finished&limit=1`;
  expect(idsOf(await pagesOf(app, wanted))).toEqual([[ids[0]], [ids[2]]]);
  expect(idsOf(await pagesOf(app, `${runs}?graph=other`))).toEqual([[]]);
  expect(idsOf(await pagesOf(app, `${runs}?state=waiting`))).toEqual([[]]);
});
