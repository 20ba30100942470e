import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A fresh folder that is gone when the test ends; its name holds a space, as some homes do. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
