import request from "supertest";
import { expect, test } from "vitest";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { testApp } from "../support/test-app.ts";

const GRAPH = "/api/v1/graphs/magnets";

test.each([
  "/api/v1/graphs",
  GRAPH,
  `${GRAPH}?home=JPN`,
  `${GRAPH}/products/magnet`,
  `${GRAPH}/coverage`,
  `${GRAPH}/figures?limit=3`,
  `${GRAPH}/figures/checks`,
  `${GRAPH}/scenarios`,
  `${GRAPH}/projects`,
  `${GRAPH}/export?format=network`,
  `${GRAPH}/export?format=csv&table=supply`,
  "/api/openapi.json",
])("%s is not sent again while its tag is the same", async (path) => {
  const { app } = testApp({ writeNetworkDocument });
  const first = await request(app).get(path);
  expect(first.status).toBe(200);
  const tag = first.headers["etag"] ?? "";
  const again = await request(app).get(path).set("If-None-Match", tag);
  expect([again.status, again.text, again.headers["etag"]]).toEqual([304, "", tag]);
  const other = await request(app).get(path).set("If-None-Match", '"other"');
  expect([other.status, other.headers["etag"]]).toEqual([200, tag]);
});

test("another page has another tag; what is asked by POST has none", async () => {
  const { app } = testApp();
  const [one, two] = await Promise.all(
    [1, 2].map((limit) => request(app).get(`${GRAPH}/figures?limit=${limit}`)),
  );
  expect(one?.headers["etag"]).not.toBe(two?.headers["etag"]);
  const { headers } = await request(app).post(`${GRAPH}/chokepoints`).send({ top: 1 });
  expect(headers["etag"]).toBeUndefined();
});
