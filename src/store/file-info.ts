import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";

/** What lies at a path; null: nothing that can be seen. */
export async function fileInfo(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}

/** Whether a path is a file that is there. */
export async function isFile(path: string): Promise<boolean> {
  return (await fileInfo(path))?.isFile() ?? false;
}
