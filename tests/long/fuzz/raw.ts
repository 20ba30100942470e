import { type Draw, oneOf } from "../../support/drawer.ts";

const PATH = "/api/v1/graphs/magnets/cut";
const BODY = '{"targets": ["@CHN"]}';

/** Bytes that are almost HTTP; what is not broken asks for the connection to be closed. */
export function rawRequest(at: number, draw: Draw, host: string): Buffer {
  const usual = [
    `POST ${PATH} HTTP/1.1`,
    `Host: ${host}`,
    "Content-Type: application/json",
    "Connection: close",
  ];
  const withHead = (lines: readonly string[], body = "") =>
    Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`, "latin1");
  const length = `Content-Length: ${BODY.length}`;
  const chunked = "Transfer-Encoding: chunked";
  const sound = withHead([...usual, length], BODY);
  const made: readonly (() => Buffer)[] = [
    () => changed(sound, draw),
    () => changed(sound, draw),
    () => sound.subarray(0, 1 + draw(sound.length - 1)),
    () => withHead([...usual, length, "Content-Length: 3"], BODY),
    () => withHead([...usual, "Content-Length: -1"], BODY),
    () => withHead([...usual, "Content-Length: 99999999999999999999"], BODY),
    () => withHead([...usual, length, chunked], BODY),
    () => withHead([...usual, chunked], "zz\r\nabc\r\n0\r\n\r\n"),
    () => withHead([...usual, chunked], "5\r\nabc"),
    () => withHead([...usual, "Content-Length: 500"], BODY),
    () => withHead([`POST ${PATH} HTTP/1.1`, "Connection: close", length], BODY),
    () => withHead([`POST ${PATH} HTTP/9.9`, `Host: ${host}`], BODY),
    () => withHead([`FOO ${PATH} HTTP/1.1`, `Host: ${host}`], BODY),
    () => withHead([`POST ${PATH}\u0000 HTTP/1.1`, `Host: ${host}`], BODY),
    () => withHead([`GET ${PATH} x HTTP/1.1`, `Host: ${host}`]),
    () => withHead([...usual, "No colon here", length], BODY),
    () => withHead([...usual, "X: a\u0000b", length], BODY),
    () => withHead([...usual, `X: ${"x".repeat(100_000)}`, length], BODY),
    () =>
      withHead([...usual, ...Array.from({ length: 3000 }, (_, n) => `X-${n}: 1`), length], BODY),
    () => withHead([`GET /${"x".repeat(100_000)} HTTP/1.1`, `Host: ${host}`]),
    () => withHead([`CONNECT ${host} HTTP/1.1`, `Host: ${host}`]),
    () => withHead(["OPTIONS * HTTP/1.1", `Host: ${host}`, "Connection: close"]),
    () => withHead(["GET /\\..\\..\\x HTTP/1.1", `Host: ${host}`, "Connection: close"]),
    () => withHead(["GET /../../etc/passwd HTTP/1.1", `Host: ${host}`, "Connection: close"]),
    () => withHead(["GET //evil.example/%2e%2e HTTP/1.1", `Host: ${host}`, "Connection: close"]),
    () => withHead(["GET http://[::1 HTTP/1.1", `Host: ${host}`, "Connection: close"]),
    () => withHead(["GET /é HTTP/1.1", `Host: ${host}`, "Connection: close"]),
    () =>
      withHead([...usual.slice(0, 3), "Upgrade: websocket", "Connection: Upgrade", length], BODY),
    () => withHead([...usual, "Expect: pigs-fly", length], BODY),
    () => Buffer.from("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "latin1"), // who greets by TLS
    () => Buffer.from(oneOf(["\r\n\r\nGET", "hello\r\n\r\n", "\0".repeat(100), "GET /\n\n"], draw)),
  ];
  return (made[at % made.length] ?? (() => sound))();
}

function changed(sound: Buffer, draw: Draw): Buffer {
  const bytes = Buffer.from(sound);
  for (let k = 0; k <= draw(4); k++) bytes[draw(bytes.length)] = draw(256);
  return bytes;
}
