import request from "supertest";
import { describe, expect, test } from "vitest";
import type { Operation, Role } from "../../../src/api/contract/operation.ts";
import { OPERATIONS } from "../../../src/api/contract/operations.ts";
import { ProblemDocument } from "../../../src/api/contract/problem.ts";
import { refuseOpenDoor, type TokenDirectory } from "../../../src/api/guard/access.ts";
import { keptTokens } from "../../../src/api/guard/kept-tokens.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { readConfig } from "../../../src/store/config/read-config.ts";
import type { AuditEntry } from "../../../src/store/kept/store.ts";
import { hashToken } from "../../../src/store/kept/token-secret.ts";
import { testApp } from "../../support/test-app.ts";

/** Tokens whose text is their role, and their id that of their role. */
function tokensOf(...roles: Role[]): TokenDirectory {
  const kept = new Map(roles.map((role) => [hashToken(role), { id: `id-${role}`, role }]));
  return { find: async (hash) => kept.get(hash) ?? null, hasAny: async () => kept.size > 0 };
}

const ALL = tokensOf("read", "write", "admin");
const SCENARIO = { id: "mine", format: "linchpin-scenario/1", shocks: [] };
const SCENARIOS = "/api/v1/graphs/magnets/scenarios";

function appWith(tokens: TokenDirectory, env: Record<string, string> = {}) {
  const trail: AuditEntry[] = [];
  const audit = { add: async (entry: AuditEntry) => void trail.push(entry) };
  const { app, logged } = testApp({ tokens, audit, config: readConfig(env).config });
  const ask = async (method: "get" | "post", path: string, token?: string, body = {}) => {
    const sent = request(app)[method](path);
    if (token !== undefined) sent.set("Authorization", token);
    return method === "post" ? sent.send(body) : sent;
  };
  return { app, ask, trail, logged };
}

describe("with tokens", () => {
  test("each role may do what those below it may, and no more", async () => {
    const { ask } = appWith(ALL);
    const statuses = async (token?: string) => [
      (await ask("get", "/healthz", token)).status,
      (await ask("get", "/api/v1/graphs", token)).status,
      (await ask("post", "/api/v1/graphs/magnets/cut", token, { targets: ["@CHN"] })).status,
      (await ask("post", SCENARIOS, token, SCENARIO)).status,
    ];
    expect(await statuses()).toEqual([200, 401, 401, 401]);
    expect(await statuses("Bearer read")).toEqual([200, 200, 200, 403]);
    expect(await statuses("Bearer write")).toEqual([200, 200, 200, 201]);
    expect(await statuses("Bearer admin")).toEqual([200, 200, 200, 409]);
  });

  test.each(["Bearer other", "Bearer", "Basic cmVhZA==", "read", "Bearer read write", ""])(
    "%j is no token",
    async (shown) => {
      const { ask } = appWith(ALL);
      const { status, headers, body, type } = await ask("get", "/api/v1/graphs", shown);
      expect([status, type]).toEqual([401, "application/problem+json"]);
      expect(headers["www-authenticate"]).toContain('Bearer realm="linchpin"');
      ProblemDocument.parse(body);
    },
  );

  test("a token that allows less says what is needed", async () => {
    const { ask } = appWith(ALL);
    const { headers, body } = await ask("post", SCENARIOS, "Bearer read", SCENARIO);
    expect(headers["www-authenticate"]).toContain('error="insufficient_scope"');
    expect(body.errors).toEqual([
      {
        pointer: "Authorization",
        detail: "the token allows to read, this needs write",
        expected: "a token of role write",
      },
    ]);
  });

  test("what is not allowed is not read: no body, no fault of a field", async () => {
    const { ask } = appWith(ALL);
    const { status } = await ask("post", "/api/v1/graphs/magnets/cut", undefined, { x: 1 });
    expect(status).toBe(401);
  });
});

test("on this machine, without tokens, everything is allowed", async () => {
  const { ask, trail } = appWith(tokensOf());
  expect((await ask("get", "/api/v1/graphs")).status).toBe(200);
  expect((await ask("post", SCENARIOS, undefined, SCENARIO)).status).toBe(201);
  expect(trail).toEqual([
    { who: "local", action: "saveScenario", object: "magnets", outcome: "done" },
  ]);
  expect((await ask("get", "/api/v1/graphs", "Bearer other")).status).toBe(401);
});

test("on any other address nothing is, even when the last token is gone", async () => {
  const { app } = appWith(tokensOf(), { HOST: "192.0.2.7" });
  expect((await request(app).get("/api/v1/graphs")).status).toBe(401);
});

test("where everybody may read, who writes needs a token", async () => {
  for (const host of ["127.0.0.1", "192.0.2.7"]) {
    const { ask } = appWith(ALL, { HOST: host, LINCHPIN_PUBLIC_READ_ONLY: "true" });
    expect((await ask("get", "/api/v1/graphs")).status).toBe(200);
    expect((await ask("post", SCENARIOS, undefined, SCENARIO)).status).toBe(401);
    expect((await ask("post", SCENARIOS, "Bearer write", SCENARIO)).status).toBe(201);
    expect((await ask("get", "/api/v1/graphs", "Bearer other")).status).toBe(401);
  }
});

test("a server that others reach does not start without tokens, and says what to do", async () => {
  const door = { tokens: tokensOf(), host: "0.0.0.0", publicReadOnly: false };
  await expect(refuseOpenDoor(door)).rejects.toThrow(InvalidInputError);
  await expect(refuseOpenDoor(door)).rejects.toThrow("the address is 0.0.0.0");
  await refuseOpenDoor({ ...door, host: "127.0.0.1" });
  await refuseOpenDoor({ ...door, publicReadOnly: true });
  await refuseOpenDoor({ ...door, tokens: tokensOf("read") });
});

test("every change is written down, done or not; nothing else is", async () => {
  const { ask, trail } = appWith(ALL);
  await ask("get", "/api/v1/graphs", "Bearer write");
  await ask("post", "/api/v1/graphs/magnets/cut", "Bearer write", { targets: ["@CHN"] });
  await ask("post", SCENARIOS, "Bearer write", SCENARIO);
  await ask("post", SCENARIOS, "Bearer write", SCENARIO);
  expect(trail).toEqual([
    { who: "id-write", action: "saveScenario", object: "magnets", outcome: "done" },
    { who: "id-write", action: "saveScenario", object: "magnets", outcome: "conflict" },
  ]);
});

test("a trail that cannot be written takes back no change, and is in the log", async () => {
  const audit = {
    add: async () => {
      throw new TypeError("disk full");
    },
  };
  const { app, logged } = testApp({ audit });
  expect((await request(app).post(SCENARIOS).send(SCENARIO)).status).toBe(201);
  expect(logged.join()).toContain("disk full");
});

test("every operation says who may use it: what changes something is not for reading", () => {
  for (const { id, method, role } of Object.values<Operation>(OPERATIONS)) {
    if (method === "get") expect([id, role]).toEqual([id, role === "public" ? "public" : "read"]);
    if (method === "put") expect([id, role]).toEqual([id, "write"]);
    if (method === "delete" && id !== "cancelRun") expect([id, role]).toEqual([id, "write"]);
  }
  expect(OPERATIONS.importGraph.role).toBe("write");
  expect(OPERATIONS.saveScenario.role).toBe("write");
});

test("tokens that were revoked or have expired count for nothing", async () => {
  const token = { id: "a", name: "a", role: "read", createdAt: "", usedAt: null } as const;
  const has = (more: { revokedAt: string | null; expiresAt: string | null }) =>
    keptTokens({ find: async () => null, list: async () => [{ ...token, ...more }] }).hasAny();
  expect(await has({ revokedAt: null, expiresAt: null })).toBe(true);
  expect(await has({ revokedAt: null, expiresAt: "2999-01-01T00:00:00Z" })).toBe(true);
  expect(await has({ revokedAt: "2020-01-01T00:00:00Z", expiresAt: null })).toBe(false);
  expect(await has({ revokedAt: null, expiresAt: "2020-01-01T00:00:00Z" })).toBe(false);
});
