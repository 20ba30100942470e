import request from "supertest";
import { describe, expect, test } from "vitest";
import { limitCentrality } from "../../src/api/answers/centrality-limit.ts";
import { CentralityOptions, CentralityResult } from "../../src/model/centrality.ts";
import { LimitError } from "../../src/model/errors.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { testApp } from "../support/test-app.ts";

type Problems = { code: string; errors: { pointer: string; detail: string; expected: string }[] };

async function ask(body: object) {
  const { app } = testApp();
  return request(app).post("/api/v1/graphs/magnets/centrality").send(body);
}

test("POST centrality answers by its schema, with the certificate of a graph", async () => {
  const { status, body } = await ask({ measure: "betweenness", top: 2 });
  expect(status).toBe(200);
  const { items, n, certificate } = CentralityResult.parse(body);
  // ore -> oxide -> magnet -> missile, ev; ferrite -> ev: magnet lies on 4 ways, oxide on 3.
  expect(items?.map(({ id, value }) => [id, value])).toEqual([
    ["magnet", 4],
    ["oxide", 3],
  ]);
  expect(n).toBe(6);
  expect(certificate).toMatchObject({ home: expect.any(Array), converged: true });
});

test("faults of fields come as problems: unknown measures, nodes, options of other measures", async () => {
  const unknown = await ask({ measure: "fame", damping: 2 });
  expect(unknown.status).toBe(422);
  expect((unknown.body as Problems).errors.map(({ pointer }) => pointer)).toEqual([
    "#/measure",
    "#/damping",
  ]);
  const node = await ask({ measure: "betweenness", from: ["ore", "nothing"], to: ["nowhere"] });
  expect((node.body as Problems).errors.map(({ pointer }) => pointer)).toEqual([
    "#/from/1",
    "#/to/0",
  ]);
  const other = await ask({ measure: "pagerank", samples: 3, alpha: 0.1 });
  expect((other.body as Problems).errors.map(({ pointer }) => pointer).sort()).toEqual([
    "#/alpha",
    "#/samples",
  ]);
});

describe("work that would keep everybody waiting", () => {
  const [row] = magnetGraph().tables.products;
  const large = {
    ...magnetGraph(),
    tables: { ...magnetGraph().tables, products: new Array(150_000).fill(row) },
  };
  const limit = (options: object) => limitCentrality(large, CentralityOptions.parse(options));

  test("is refused with a way out", async () => {
    expect(() => limit({ measure: "betweenness" })).toThrow(LimitError);
    expect(() => limit({ measure: "flow" })).toThrow(LimitError);
    expect(() => limit({ measure: "betweenness", epsilon: 1e-5 })).toThrow(LimitError);
    expect(() => limit({ measure: "betweenness", samples: 100 })).not.toThrow();
    expect(() => limit({ measure: "betweenness", samples: 5000, weighted: true })).not.toThrow();
    expect(() => limit({ measure: "betweenness", samples: 9000, weighted: true })).toThrow(
      LimitError,
    );
    expect(() => limit({ measure: "pagerank" })).not.toThrow();
    const { app } = testApp({ loadGraph: async () => large });
    const { status, body } = await request(app)
      .post("/api/v1/graphs/magnets/centrality")
      .send({ measure: "betweenness" });
    expect([status, body.code]).toEqual([413, "too_large"]);
    expect((body as Problems).errors[0]).toMatchObject({
      pointer: "#/samples",
      expected: expect.stringContaining("fewer samples"),
    });
  });
});
