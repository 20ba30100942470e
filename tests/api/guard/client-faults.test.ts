import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { ProblemDocument } from "../../../src/api/contract/problem.ts";
import { answerClientFaults, listenerOf } from "../../../src/api/guard/client-faults.ts";
import { testApp } from "../../support/test-app.ts";

async function started(): Promise<Server> {
  const options = { requireHostHeader: false };
  const server = createServer(options, listenerOf(testApp().app));
  answerClientFaults(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

/** What comes back for bytes, until the connection is closed. */
async function answerTo(text: string): Promise<{ status: number; body: ProblemDocument }> {
  const { port } = (await started()).address() as AddressInfo;
  const answer = await new Promise<string>((done, fail) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
    socket.on("data", (bytes) => {
      got += bytes;
    });
    socket.on("error", fail);
    socket.on("end", () => done(got));
  });
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toContain("Content-Type: application/problem+json");
  const status = Number(head.split(" ")[1]);
  return { status, body: ProblemDocument.parse(JSON.parse(body)) };
}

test.each([
  ["no method", "FOO /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "Invalid method"],
  ["no HTTP", "hello\r\n\r\n", 400, "no HTTP that can be read"],
  ["two lengths", "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400, "after"],
  [
    "a chunk without a size",
    "POST /api/v1/io HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz",
    400,
    "chunk",
  ],
  ["long headers", `GET / HTTP/1.1\r\nX: ${"x".repeat(40_000)}\r\n\r\n`, 431, "no HTTP"],
  ["CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "CONNECT"],
  ["no host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "name"],
  [
    "an address that nothing reads",
    "GET http://[::1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ...([400, "the address cannot be read"] as const),
  ],
] as const)("%s is a problem document, too", async (_what, text, wanted, words) => {
  const { status, body } = await answerTo(text);
  expect(status).toBe(wanted);
  expect(body).toMatchObject({ status: wanted, code: "bad_request" });
  expect(body.errors).toHaveLength(1);
  expect(body.detail).toContain(words);
});

test("what a request expects beyond 100-continue is left alone", async () => {
  const { port } = (await started()).address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(status).toBe(200);
  const text = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: x\r\nConnection: close\r\n\r\n";
  const got = await new Promise<string>((done, fail) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.once("data", (bytes) => {
      done(String(bytes));
      socket.destroy();
    });
    socket.once("error", fail);
  });
  expect(got).toMatch(/^HTTP\/1.1 200 /);
});
