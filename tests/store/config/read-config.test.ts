import { resolve } from "node:path";
import { expect, test } from "vitest";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { maskSecret } from "../../../src/store/config/mask-secret.ts";
import { readConfig } from "../../../src/store/config/read-config.ts";

const settingOf = (env: Record<string, string>, name: string) =>
  readConfig(env).settings.find((setting) => setting.name === name);

function faults(env: Record<string, string>, options = {}): string[] {
  try {
    readConfig(env, options);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.details.map((each) => `${each.column} ${each.message}, expected ${each.expected}`);
  }
  return [];
}

test("with nothing set, every setting has its usual value", () => {
  const { config, settings, warnings } = readConfig({});
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    databaseUrl: null,
    kernel: "wasm",
    logLevel: "info",
    allowedHosts: [],
    publicReadOnly: false,
  });
  expect(config.dataFolder).toContain("linchpin");
  expect(config.memoryMegabytes).toBeGreaterThanOrEqual(64);
  expect(new Set(settings.map(({ from }) => from))).toEqual(new Set(["default"]));
  expect(warnings).toEqual([]);
});

test("what is set is read, what was typed wins, an empty variable is none", () => {
  const env = {
    HOST: "::",
    PORT: "80",
    LINCHPIN_DATA: "kept",
    LINCHPIN_ALLOWED_HOSTS: "Graph.example, other.example",
    LINCHPIN_TRUSTED_PROXIES: "loopback,10.0.0.0/8,2001:db8::1",
    LINCHPIN_KERNEL: "",
    LINCHPIN_PUBLIC_READ_ONLY: "true",
  };
  const { config, settings } = readConfig(env, { port: "0" });
  expect(config).toMatchObject({
    host: "::",
    port: 0,
    dataFolder: resolve("kept"),
    allowedHosts: ["graph.example", "other.example"],
    trustedProxies: ["loopback", "10.0.0.0/8", "2001:db8::1"],
    kernel: "wasm",
    publicReadOnly: true,
  });
  const from = Object.fromEntries(settings.map((each) => [each.name, each.from]));
  expect(from).toMatchObject({ HOST: "environment", PORT: "option", LINCHPIN_KERNEL: "default" });
});

test("all faults at once, each with variable, value and what was expected", () => {
  const env = {
    HOST: "http://me",
    PORT: "70000",
    DATABASE_URL: "mysql://ann:hunter2@db/x",
    LINCHPIN_KERNEL: "rust",
    LINCHPIN_LOG_LEVEL: "loud",
    LINCHPIN_TRUSTED_PROXIES: "10.0.0.0/33",
    LINCHPIN_STOP_SECONDS: "-1",
  };
  expect(faults(env)).toEqual([
    'HOST is "http://me", expected an address or a host name, without port',
    'PORT is "70000", expected a whole number from 0 to 65535',
    'DATABASE_URL is "mysql://ann:***@db/x", expected postgresql://USER:PASSWORD@HOST/DATABASE',
    'LINCHPIN_KERNEL is "rust", expected one of wasm, js',
    expect.stringContaining('LINCHPIN_LOG_LEVEL is "loud", expected one of fatal, error, '),
    expect.stringContaining('LINCHPIN_TRUSTED_PROXIES is "10.0.0.0/33", expected addresses'),
    'LINCHPIN_STOP_SECONDS is "-1", expected a whole number from 0 to 3600',
  ]);
  expect(faults({ PORT: "1" }, { port: "1.5" })).toEqual([
    '--port is "1.5", expected a whole number from 0 to 65535',
  ]);
});

test("a variable that is misspelt is told, and one of another program is not", () => {
  const { warnings } = readConfig({ LINCHPIN_ALOWED_HOSTS: "x", PATH: "/bin" });
  expect(warnings.map(({ column }) => column)).toEqual(["LINCHPIN_ALOWED_HOSTS"]);
  expect(warnings[0]?.expected).toContain("LINCHPIN_ALLOWED_HOSTS");
});

test.each([
  ["postgres://ann:hunter2@db:5432/linchpin", "postgres://ann:***@db:5432/linchpin"],
  ["postgresql://db/x?user=ann&password=hunter2", "postgresql://db/x?user=ann&password=***"],
  ["postgresql://ann@db/x", "postgresql://ann@db/x"],
  ["hunter2", "***"],
  ["ann:hunter2@db", "***"],
])("%s is shown as %s", (url, expected) => {
  expect(maskSecret(url)).toBe(expected);
});

test("a secret is never shown, right or wrong", () => {
  const url = "postgres://ann:hunter2@db/x";
  expect(settingOf({ DATABASE_URL: url }, "DATABASE_URL")?.value).not.toContain("hunter2");
  for (const text of ["hunter2", "postgres:hunter2", "x://a:hunter2@b"])
    expect(faults({ DATABASE_URL: text }).join()).not.toContain("hunter2");
});
