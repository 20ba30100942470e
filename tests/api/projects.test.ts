import request from "supertest";
import { expect, test } from "vitest";
import { ProjectList } from "../../src/api/contract/project-operations.ts";
import { TABLES } from "../../src/model/data-set.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { testApp } from "../support/test-app.ts";

test("GET /graphs/{id}/projects lists what may be built, rivals left out, unknown gain last", async () => {
  const data = magnetGraph();
  const row = (id: string, over: object) =>
    TABLES.projects.row.parse({ id, name: id, product: "ore", country: "USA", ...over });
  const projects = [
    row("unknown", { source: "s" }),
    row("small", { gainShare: 0.1 }),
    row("large", { gainShare: 0.3, gainBasis: "home", startYear: 2030 }),
    row("large", { gainShare: 0.9, rival: true }),
  ];
  const loadGraph = async () => ({ ...data, tables: { ...data.tables, projects } });
  const { app } = testApp({ loadGraph });
  const { status, body } = await request(app).get("/api/v1/graphs/magnets/projects");
  expect(status).toBe(200);
  const { items } = ProjectList.parse(body);
  expect(items.map(({ id, gainShare }) => [id, gainShare])).toEqual([
    ["large", 0.3],
    ["small", 0.1],
    ["unknown", null],
  ]);
  expect(items[0]).toMatchObject({ gainBasis: "home", startYear: 2030, country: "USA" });
  expect(items[2]?.source).toMatchObject({ id: "s", citation: "s" });
});
