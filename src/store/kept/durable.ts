import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { LinchpinError, StorageError } from "../../model/errors.ts";

/** Drafts of writers that died are swept away after so long. */
const STALE_MS = 24 * 3_600_000;
/** What a rename says if there is something at its target. */
const TAKEN: ReadonlySet<string> = new Set(["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"]);

/** A file that is to be written, piece by piece. */
export interface DraftFile {
  /** Relative to the folder, `/` between its parts; made by the program, not by a user. */
  readonly path: string;
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * Folders that appear whole or not at all, also if the machine stops: written as a draft beside them,
 * synced, then renamed. The rename is what several writers compete for: one wins.
 */
export class DurableFolders {
  private readonly drafts: string;

  /** @param root on one file system with all folders that are published */
  constructor(root: string) {
    this.drafts = join(root, "drafts");
  }

  /**
   * Makes a folder of these files.
   * @returns false if there is something at its path already; nothing is changed then
   * @throws StorageError `storage_failed`
   */
  async publish(path: string, files: readonly DraftFile[]): Promise<boolean> {
    const draft = join(this.drafts, randomUUID());
    try {
      await this.sweep();
      for (const file of files) await writeDurably(join(draft, file.path), file.pieces);
      await mkdir(dirname(path), { recursive: true });
      await rename(draft, path);
      await syncFolder(dirname(path));
      return true;
    } catch (error) {
      await rm(draft, { recursive: true, force: true }).catch(() => undefined);
      if (TAKEN.has(codeOf(error)) && (await isThere(path))) return false;
      throw storageError(error);
    }
  }

  /**
   * Takes a folder away as a whole.
   * @returns false if there is none
   * @throws StorageError `storage_failed`
   */
  async withdraw(path: string): Promise<boolean> {
    const draft = join(this.drafts, randomUUID());
    try {
      if (!(await isThere(path))) return false;
      await mkdir(this.drafts, { recursive: true });
      await rename(path, draft);
      await syncFolder(dirname(path));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw storageError(error);
    }
    await rm(draft, { recursive: true, force: true }).catch(() => undefined); // swept away later
    return true;
  }

  private async sweep(): Promise<void> {
    await mkdir(this.drafts, { recursive: true });
    for (const name of await readdir(this.drafts)) {
      const path = join(this.drafts, name);
      const info = await stat(path).catch(() => null);
      if (info && Date.now() - info.mtimeMs > STALE_MS)
        await rm(path, { recursive: true, force: true });
    }
  }
}

/** Names in a folder; none if there is no such folder. @throws StorageError `storage_failed` */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith("."));
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return [];
    throw storageError(error);
  }
}

/** What the file system says, as an error that a person can act on. */
export function storageError(error: unknown): unknown {
  if (error instanceof LinchpinError || codeOf(error) === "") return error;
  const code = codeOf(error);
  const why = REASONS[code] ?? code;
  const message = `the folder that holds what users keep cannot be used: ${why}`;
  const expected = "a folder that this program may read and write; LINCHPIN_DATA names it";
  return new StorageError("storage_failed", message, {
    details: [{ message: why, expected }],
    cause: error,
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this program may not read or write it (EACCES)",
  EPERM: "this program may not read or write it (EPERM)",
  EROFS: "it is on a read-only file system (EROFS)",
  ENOSPC: "there is no room left (ENOSPC)",
  EDQUOT: "there is no room left (EDQUOT)",
  EFBIG: "there is no room left for files of this size (EFBIG)",
  ENOTDIR: "it is no folder, or lies below a file (ENOTDIR)",
  EEXIST: "it is no folder, but a file (EEXIST)",
  ENOENT: "it cannot be made (ENOENT)",
};

/** Code of an error of the system, such as ENOENT; empty: it is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

async function writeDurably(path: string, pieces: DraftFile["pieces"]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "wx");
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** A new name lasts only when its folder is synced; some systems cannot, and need not. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  try {
    await folder?.sync().catch(() => undefined);
  } finally {
    await folder?.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
