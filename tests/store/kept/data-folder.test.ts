import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { idFromName, KeptId } from "../../../src/model/kept-id.ts";
import { dataFolder } from "../../../src/store/kept/data-folder.ts";

const HOME = join("/", "home", "ann");

test.each([
  ["linux", {}, join(HOME, ".local", "share", "linchpin")],
  ["linux", { XDG_DATA_HOME: "/data" }, join("/data", "linchpin")],
  ["linux", { XDG_DATA_HOME: "relative" }, join(HOME, ".local", "share", "linchpin")],
  ["darwin", {}, join(HOME, "Library", "Application Support", "linchpin")],
  ["win32", { APPDATA: "/roaming" }, join("/roaming", "linchpin")],
  ["win32", {}, join(HOME, "AppData", "Roaming", "linchpin")],
  ["win32", { LINCHPIN_DATA: "/kept", APPDATA: "/roaming" }, "/kept"],
  ["linux", { LINCHPIN_DATA: "kept" }, resolve("kept")],
  ["linux", { LINCHPIN_DATA: "" }, join(HOME, ".local", "share", "linchpin")],
] as const)("on %s with %j data lie in %s", (platform, env, expected) => {
  expect(dataFolder(env, { platform, home: HOME })).toBe(expected);
});

test.each(["a", "gallium-ban-2025", "0", "a--b"])("%s is an id of what is kept", (id) => {
  expect(KeptId.safeParse(id).success).toBe(true);
});

test.each([
  "",
  ".",
  "..",
  "../a",
  "a/b",
  "a\\b",
  "a\0b",
  "A",
  "a.b",
  "a ",
  "-a",
  "a-",
  "con",
  "lpt1",
  "ガリウム",
  "a".repeat(65),
  "a\n",
])("%j is none", (id) => {
  expect(KeptId.safeParse(id).success).toBe(false);
});

test.each([
  ["Gallium ban (2025)", "gallium-ban-2025"],
  ["Köln’s café", "kolns-cafe"],
  ["../../etc/passwd", "etc-passwd"],
  ["ガリウム禁輸", "scenario"],
  ["CON", "scenario"],
  ["", "scenario"],
])("the name %s gives the id %s", (name, id) => {
  expect(idFromName(name, "scenario")).toBe(id);
});

test("an id made of a name is one, however long the name", () => {
  expect(KeptId.safeParse(`${idFromName("a ".repeat(500), "x")}-1000`).success).toBe(true);
});
