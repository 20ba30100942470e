import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";

/** A fresh folder that is gone when the test ends; its name holds a space, as some homes do. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A fresh folder for all tests of a file, gone after the last of them.
 * @returns path of a file in it, by name; without a name the folder itself
 */
export function sharedFolder(): (name?: string) => string {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "linchpin test-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (name = "") => join(folder, name);
}
