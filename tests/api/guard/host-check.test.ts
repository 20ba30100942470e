import request from "supertest";
import { describe, expect, test } from "vitest";
import { ProblemDocument } from "../../../src/api/contract/problem.ts";
import { hostName, isLoopback } from "../../../src/api/guard/host-check.ts";
import { readConfig } from "../../../src/store/config/read-config.ts";
import { testApp } from "../../support/test-app.ts";

const app = (env: Record<string, string> = {}) => testApp({ config: readConfig(env).config }).app;

async function statusUnder(host: string, env: Record<string, string> = {}): Promise<number> {
  return (await request(app(env)).get("/healthz").set("Host", host)).status;
}

describe("Host", () => {
  test.each(["localhost", "LOCALHOST:3000", "127.0.0.1:80", "[::1]:3000", "localhost."])(
    "%s is this machine",
    async (host) => expect(await statusUnder(host)).toBe(200),
  );

  test.each([
    "evil.example",
    "localhost.evil.example",
    "evil.example:3000",
    "127.0.0.1.evil.example",
    "192.0.2.7",
    "user@localhost",
    "localhost/..",
    "localhost:port",
    "[::1",
  ])("%s is another", async (host) => {
    const { status, body, type } = await request(app()).get("/healthz").set("Host", host);
    expect([status, type]).toEqual([421, "application/problem+json"]);
    expect(ProblemDocument.parse(body).errors).toHaveLength(1);
  });

  test("names of the settings are this server's, too; and its address", async () => {
    const env = { HOST: "192.0.2.7", LINCHPIN_ALLOWED_HOSTS: "graph.example" };
    expect(await statusUnder("graph.example:443", env)).toBe(200);
    expect(await statusUnder("192.0.2.7:3000", env)).toBe(200);
    expect(await statusUnder("192.0.2.8", env)).toBe(421);
  });

  test("a server on every address answers under any of them, and under no name", async () => {
    const env = { HOST: "0.0.0.0" };
    expect(await statusUnder("192.0.2.7:3000", env)).toBe(200);
    expect(await statusUnder("[2001:db8::1]:3000", env)).toBe(200);
    expect(await statusUnder("evil.example", env)).toBe(421);
  });

  test("without a name there is none", () => {
    expect(hostName(undefined)).toBeNull();
    expect(hostName("")).toBeNull();
    expect(hostName("a b")).toBeNull();
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.8.8.8", true],
  ["::1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["127.evil.example", false],
  ["10.0.0.1", false],
] as const)("%s: loopback is %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

describe("Origin", () => {
  const CUT = "/api/v1/graphs/magnets/cut";
  const status = async (headers: Record<string, string>) => {
    const sent = request(app()).post(CUT).set("Host", "localhost:3000").set(headers);
    return (await sent.send({ targets: ["@CHN"] })).status;
  };

  test("programs, and pages of the same origin, may ask", async () => {
    expect(await status({})).toBe(200);
    expect(await status({ Origin: "http://localhost:3000" })).toBe(200);
    expect(await status({ Origin: "https://LOCALHOST:3000" })).toBe(200);
    expect(await status({ "Sec-Fetch-Site": "same-origin" })).toBe(200);
  });

  test.each([
    [{ Origin: "http://evil.example" }],
    [{ Origin: "http://localhost:3001" }],
    [{ Origin: "null" }],
    [{ Origin: "http://localhost:3000.evil.example" }],
    [{ Origin: "http://evil@localhost:3000" }],
    [{ "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "same-site" }],
  ])("%j is turned away", async (headers) => expect(await status(headers)).toBe(403));

  test("reading is left alone, and nothing allows another origin to see it", async () => {
    const sent = request(app()).get("/api/v1/graphs").set("Origin", "http://evil.example");
    const { status: read, headers } = await sent;
    expect(read).toBe(200);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  });
});
