import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
// @ts-expect-error a script of the setup has no types
import * as licences from "../../scripts/licences.mjs";

test("all that ships has an allowed licence", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/licences.mjs"]);
  expect(stdout).toMatch(/^\d+ packages ship, all under allowed licences\n$/);
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-only)", true],
  ["EPL-2.0 OR GPL-3.0-or-later", true],
  ["(MIT AND Zlib)", true],
  ["MIT AND GPL-3.0-only", false],
  ["AGPL-3.0-only", false],
  ["SEE LICENSE IN LICENSE", false],
  ["", false],
  [undefined, false],
])("%s is allowed: %s", (expression, expected) => {
  expect(licences.isAllowed(expression)).toBe(expected);
});

test("what is needed by what is needed counts, from where it is needed", () => {
  const packages = {
    "node_modules/a": { version: "1.0.0", license: "MIT", dependencies: { b: "2" } },
    "node_modules/b": { version: "1.0.0", license: "AGPL-3.0-only" },
    "node_modules/a/node_modules/b": { version: "2.0.0", dependencies: { "@c/d": "1" } },
    "node_modules/@c/d": { version: "1.0.0", license: "BUSL-1.1", dependencies: { a: "1" } },
  };
  expect(licences.faultsOf(packages, ["a"])).toEqual(["@c/d 1.0.0: BUSL-1.1", "b 2.0.0: none"]);
});

test("the page's packages are found in its sources", async () => {
  const found: string[] = await licences.pagePackages("web");
  for (const name of ["react", "sigma", "@mantine/core"]) expect(found).toContain(name);
});
