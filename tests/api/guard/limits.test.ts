import request from "supertest";
import { expect, test } from "vitest";
import { OPERATIONS } from "../../../src/api/contract/operations.ts";
import { ProblemDocument } from "../../../src/api/contract/problem.ts";
import { limitChecks } from "../../../src/api/guard/limits.ts";
import { OpenQuestions } from "../../../src/api/open-questions.ts";
import { RequestError } from "../../../src/api/problem.ts";
import { readConfig } from "../../../src/store/config/read-config.ts";
import { testApp } from "../../support/test-app.ts";

const CUT = "/api/v1/graphs/magnets/cut";

/** Clients as a proxy on this machine tells them. */
function limitedApp(env: Record<string, string>) {
  const { config } = readConfig({ LINCHPIN_TRUSTED_PROXIES: "loopback", ...env });
  const { app } = testApp({ config });
  return {
    read: (client: string) => request(app).get("/api/v1/graphs").set("X-Forwarded-For", client),
    cut: (client: string, pad = "") =>
      request(app)
        .post(CUT)
        .set("X-Forwarded-For", client)
        .send({ targets: ["@CHN"], ...(pad === "" ? {} : { pad }) }),
  };
}

test("reads and questions of each client are counted apart", async () => {
  const env = { LINCHPIN_READS_PER_MINUTE: "2", LINCHPIN_QUESTIONS_PER_MINUTE: "1" };
  const { read, cut } = limitedApp(env);
  const statuses: number[] = [];
  for (const _ of [1, 2, 3]) statuses.push((await read("192.0.2.1")).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await cut("192.0.2.1")).status).toBe(200);
  const { status, headers, body, type } = await cut("192.0.2.1");
  expect([status, type]).toEqual([429, "application/problem+json"]);
  expect(Number(headers["retry-after"])).toBeGreaterThan(0);
  expect(headers["ratelimit"]).toContain('"questions"');
  expect(ProblemDocument.parse(body).detail).toBe("more than 1 questions in a minute");
  expect((await read("192.0.2.2")).status).toBe(200);
  const sixes = ["2001:db8:1::1", "2001:db8:1::2", "2001:db8:1::3"];
  const ofSixes = await Promise.all(sixes.map(async (client) => (await read(client)).status));
  expect(ofSixes.sort()).toEqual([200, 200, 429]); // one network
});

test("programs of this machine are not counted, nor is whoever watches the server", async () => {
  const env = { LINCHPIN_READS_PER_MINUTE: "1", LINCHPIN_TRUSTED_PROXIES: "" };
  const { app } = testApp({ config: readConfig(env).config });
  for (const _ of [1, 2, 3]) {
    const sent = request(app).get("/api/v1/graphs").set("X-Forwarded-For", "192.0.2.1");
    expect((await sent).status).toBe(200); // a proxy that is not trusted is not believed
  }
  const { read } = limitedApp(env);
  expect((await read("192.0.2.1")).status).toBe(200);
});

test("bytes of each client are counted, too", async () => {
  const { cut } = limitedApp({ LINCHPIN_MEGABYTES_PER_MINUTE: "1" });
  const half = "x".repeat(600_000);
  expect((await cut("192.0.2.1", half)).status).toBe(422);
  const { status, headers, body } = await cut("192.0.2.1", half);
  expect([status, body.detail]).toEqual([429, "more than 1 MB in a minute"]);
  expect(Number(headers["retry-after"])).toBeGreaterThan(0);
  expect((await cut("192.0.2.2", half)).status).toBe(422);
});

test("while memory is short, large requests wait and small ones go on", () => {
  const MB = 1 << 20;
  const limits = readConfig({ LINCHPIN_MEMORY_MB: "1000" }).config;
  const statusOf = (resident: number, megabytes: number, heap = 0, type = "application/json") => {
    const now = () => ({ resident: resident * MB, heap, mostHeap: 100 });
    const guard = limitChecks(limits, now)({ ...OPERATIONS.importGraph }).at(-1);
    const headers = { "content-length": String(megabytes * MB), "content-type": type };
    let status = 200;
    try {
      guard?.({ headers, ip: "127.0.0.1" } as never, {} as never, () => undefined);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      expect(error.headers["Retry-After"]).toBe("10");
      status = error.status;
    }
    return status;
  };
  expect(statusOf(100, 20)).toBe(200);
  expect(statusOf(950, 20)).toBe(503);
  expect(statusOf(950, 1)).toBe(200);
  expect(statusOf(100, 20, 95)).toBe(503);
  expect(statusOf(950, 2000, 95, "text/csv")).toBe(200); // goes to disk as it comes
});

test("questions beyond the most that may be open are turned away, and room is made again", async () => {
  const open = new OpenQuestions(1);
  let release: () => void = () => undefined;
  const first = open.answerInTurn(
    () => new Promise<void>((done) => (release = done)),
    new AbortController(),
  );
  const second = open.answerInTurn(async () => 2, new AbortController());
  await expect(second).rejects.toMatchObject({ status: 503, headers: { "Retry-After": "2" } });
  expect(await open.answer(async () => 3, new AbortController())).toBe(3);
  release();
  await first;
  expect(await open.answerInTurn(async () => 4, new AbortController())).toBe(4);
});
