import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import request from "supertest";
import { expect, onTestFinished, test } from "vitest";
import { MEASURES } from "../../../src/scenarios/registry.ts";
import { testApp } from "../../support/test-app.ts";

type Parts = Parameters<typeof testApp>[0];

/** The protocol's own client, over HTTP. */
async function assistant(parts: Parts = {}) {
  const { app, logged } = testApp(parts);
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`));
  await client.connect(transport as Transport);
  onTestFinished(async () => {
    await client.close();
    server.closeAllConnections();
    server.close();
  });
  const call = async (name: string, args: object = {}) =>
    CallToolResultSchema.parse(await client.callTool({ name, arguments: { ...args } }));
  return { app, client, call, logged };
}

const SCENARIO = {
  format: "linchpin-scenario/1",
  horizonDays: 60,
  shocks: [{ kind: "halt", countries: ["CHN"], durationDays: 20 }],
};
const graph = "magnets";

test.each([
  ["list_graphs", {}, { first: graph, items: [{ id: graph, kind: "products" }] }],
  ["find_products", { graph, words: "magnet" }, { items: [{ id: "magnet" }], total: 1 }],
  ["find_products", { graph, words: "no such thing" }, { items: [], total: 0 }],
  ["describe_product", { graph, product: "magnet" }, { id: "magnet" }],
  ["chokepoints", { graph, by: "country", top: 1 }, { by: "country", items: [{ place: 1 }] }],
  ["dependency", { graph, products: ["magnet"], on: "CHN" }, { items: [{ id: "magnet" }] }],
  ["cut", { graph, targets: ["@CHN"] }, { shares: { "@CHN": expect.any(Number) } }],
  ["worst_cuts", { graph, k: 1, by: "country" }, { proven: true }],
  ["simulate", { graph, scenario: SCENARIO }, { lostDays: expect.any(Number) }],
  ["compare", { graph, scenarios: [SCENARIO] }, { scenarios: [{ name: null }] }],
  ["diff", { graph, other: graph }, { total: 0 }],
])("%s answers %j in the form that it promises", async (name, args, expected) => {
  const { client, call, logged } = await assistant();
  const { tools } = await client.listTools(); // the client checks answers by what is listed here
  expect(tools.map((tool) => tool.name)).toContain(name);
  const { structuredContent, content, isError } = await call(name, args);
  expect([isError, logged]).toEqual([undefined, []]);
  expect(structuredContent).toMatchObject(expected);
  expect(content).toEqual([{ type: "text", text: JSON.stringify(structuredContent) }]);
});

test("a figure is told with its status and where it stands; figures are those of the API", async () => {
  const { app, call } = await assistant();
  const told = (await call("cut", { graph, targets: ["@CHN"] })).structuredContent;
  const { body } = await request(app)
    .post("/api/v1/graphs/magnets/cut")
    .send({ targets: ["@CHN"] });
  const { loss, lossRigid, sectors } = body;
  expect(told).toMatchObject({ loss, lossRigid, sectors });
  const { structuredContent } = await call("describe_product", { graph, product: "magnet" });
  const { figures } = structuredContent as { figures: object[] };
  expect(figures).toContainEqual(
    expect.objectContaining({ of: "supply", status: expect.any(String), rival: false }),
  );
});

test.each([
  ["cut", { graph, targets: ["@CHN"], size: 2 }, "size: is 2, expected at most 1"],
  ["cut", { graph, targets: ["@CHN"], nonsense: 1 }, "nonsense"],
  ["cut", { graph, targets: ["no-product"] }, "targets/0"],
  ["cut", { targets: ["@CHN"] }, "graph: is missing"],
  ["cut", { graph: "nowhere", targets: ["@CHN"] }, "expected one of magnets"],
  ["cut", { graph, targets: Array(13).fill("@CHN") }, "at most 12 in one request"],
  ["describe_product", { graph, product: "nothing" }, "{product}"],
  ["simulate", { graph, scenario: { ...SCENARIO, horizonDays: -1 } }, "scenario/horizonDays"],
  ["no_such_tool", {}, "expected one of list_graphs"],
])("%s with a fault says what was expected", async (name, args, words) => {
  const { call, logged } = await assistant();
  const { isError, content } = await call(name, args);
  expect(isError).toBe(true);
  expect(content[0]).toMatchObject({ type: "text", text: expect.stringContaining(words) });
  expect(logged).toEqual([]);
});

test("a fault of ours tells nothing and is written down", async () => {
  const cut = {
    run: () => {
      throw new Error("password=hunter2");
    },
  };
  const { call, logged } = await assistant({ measures: { ...MEASURES, cut } });
  const { isError, content } = await call("cut", { graph, targets: ["@CHN"] });
  expect([isError, JSON.stringify(content)]).toEqual([true, expect.not.stringContaining("hunter")]);
  expect(logged).toHaveLength(1);
});

test("what is no message of the protocol is refused", async () => {
  const { app } = testApp();
  const get = await request(app).get("/mcp");
  expect([get.status, get.headers["allow"]]).toEqual([405, "POST"]);
  const form = await request(app).post("/mcp").type("form").send("a=1");
  expect(form.status).toBe(415);
  const accepts = "application/json, text/event-stream";
  for (const body of ["[", '"text"', "{}", "[]", "null", `${"[".repeat(300)}${"]".repeat(300)}`]) {
    const sent = request(app).post("/mcp").set("Accept", accepts).type("json");
    const { status } = await sent.send(body);
    expect([body.slice(0, 9), status]).toEqual([body.slice(0, 9), 400]);
  }
});
