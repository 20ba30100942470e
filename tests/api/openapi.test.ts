import request from "supertest";
import { expect, test } from "vitest";
import type { Operation } from "../../src/api/contract/operation.ts";
import { OPERATIONS } from "../../src/api/contract/operations.ts";
import { testApp } from "../support/test-app.ts";

interface Described {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { $ref: string } }> };
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
}
interface OpenApi {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, unknown> };
}

async function openApi(): Promise<OpenApi> {
  const { app } = testApp();
  const { status, body } = await request(app).get("/api/openapi.json");
  expect(status).toBe(200);
  return body as OpenApi;
}

/** Files, such as a zip, have no schema of ours. */
const jsonIn = <Body>(content: Readonly<Record<string, Body>>) =>
  Object.entries(content).flatMap(([type, body]) => (type.includes("json") ? [body] : []));

test("the document describes every operation, its parameters, bodies and problems", async () => {
  const { openapi, info, paths } = await openApi();
  expect(openapi).toBe("3.1.0");
  expect(info.version).toBe("1.2.3");
  for (const operation of Object.values<Operation>(OPERATIONS)) {
    const described = paths[operation.path]?.[operation.method];
    expect(described?.operationId).toBe(operation.id);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const parameters = described?.parameters ?? [];
    expect(parameters.filter((each) => each.in === "path").map(({ name }) => name)).toEqual(inPath);
    const bodies = [
      ...jsonIn(described?.requestBody?.content ?? {}),
      ...Object.values(described?.responses ?? {}).flatMap(({ content = {} }) => jsonIn(content)),
    ];
    for (const { schema } of bodies) expect(schema.$ref).toMatch(/^#\/components\/schemas\/\w+$/);
    const problem = described?.responses["500"]?.content?.["application/problem+json"];
    expect(problem?.schema.$ref).toBe("#/components/schemas/ProblemDocument");
  }
});

test("every reference leads somewhere and every schema is used", async () => {
  const document = await openApi();
  const text = JSON.stringify(document);
  const references = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
  );
  expect([...references].sort()).toEqual(Object.keys(document.components.schemas).sort());
  expect(text).not.toContain('"$ref":"#/$defs');
});

test("the docs page and its parts come from here, under a policy that allows them", async () => {
  const { app } = testApp();
  const redirect = await request(app).get("/api/docs");
  expect([301, 200]).toContain(redirect.status);
  const page = await request(app).get("/api/docs/");
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
  const scripts = [...page.text.matchAll(/<script src="\.\/([^"]+)"/g)].map(([, name]) => name);
  expect(scripts.length).toBeGreaterThan(1);
  for (const name of scripts)
    expect((await request(app).get(`/api/docs/${name}`)).status).toBe(200);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
  expect(page.text).not.toMatch(/<script>[^<]/);
  const init = await request(app).get("/api/docs/swagger-ui-init.js");
  expect(init.text).toContain("/api/openapi.json");
});
