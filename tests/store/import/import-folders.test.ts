import { mkdir, readdir, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StorageError } from "../../../src/model/errors.ts";
import { ImportFolders } from "../../../src/store/import/import-folders.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const HOST = hostname().replaceAll(/[^A-Za-z0-9-]/g, "-");
const A_DAY_AGO = new Date(Date.now() - 25 * 3_600_000);

test("a folder is fresh, and gone with the last of its kind", async () => {
  const root = join(await temporaryFolder(), "imports");
  const folders = new ImportFolders(root);
  const [one, two] = [await folders.open(), await folders.open()];
  expect([await readdir(one), one === two]).toEqual([[], false]);
  await folders.remove(one);
  expect(await readdir(root)).toHaveLength(1);
  await folders.remove(two);
  await expect(readdir(root)).rejects.toThrow("ENOENT");
});

test("what processes left that are gone is swept away; what others are at stays", async () => {
  const root = await temporaryFolder();
  const open = await new ImportFolders(root).open();
  const names = [
    `${HOST}_${process.pid}_old`,
    `${HOST}_999999999_dead`,
    `${HOST}_${process.ppid}_alive`,
    "another-host_1_new",
    "another-host_1_stale",
  ];
  for (const name of names) await mkdir(join(root, name, "inside"), { recursive: true });
  await utimes(join(root, "another-host_1_stale"), A_DAY_AGO, A_DAY_AGO);
  await new ImportFolders(root).sweep();
  const left = (await readdir(root)).map((name) => join(root, name)).sort();
  expect(left).toEqual(
    [open, join(root, "another-host_1_new"), join(root, `${HOST}_${process.ppid}_alive`)].sort(),
  );
});

test("where no folder can be made it is said why", async () => {
  const folders = new ImportFolders("/dev/null/imports");
  await expect(folders.open()).rejects.toThrow(StorageError);
});
