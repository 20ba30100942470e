import { randomUUID } from "node:crypto";
import { mkdir, rm, rmdir, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { namesIn, storageError } from "../kept/durable.ts";

/** What another machine left behind is swept away after so long. */
const STALE_MS = 24 * 3_600_000;

/** Folders that this process is at work in. */
const inUse = new Set<string>();

/**
 * Folders in which imports lie while they are read: each of one import alone, under a name that says whose it
 * is, so that what a process that died left behind is known.
 */
export class ImportFolders {
  private readonly root: string;
  /** Of this process: several may stand on the same folder. */
  private readonly owner = `${hostOf(hostname())}_${process.pid}`;
  private isSwept = false;

  /** @param root made when the first import comes */
  constructor(root: string) {
    this.root = root;
  }

  /** A fresh, empty folder, which its taker removes. @throws StorageError `storage_failed` */
  async open(): Promise<string> {
    if (!this.isSwept) await this.sweep();
    const folder = join(this.root, `${this.owner}_${randomUUID()}`);
    inUse.add(folder);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      inUse.delete(folder);
      throw storageError(error);
    }
    return folder;
  }

  /** Removes the folder of an import; one that cannot be removed is swept away later. */
  async remove(folder: string): Promise<void> {
    inUse.delete(folder);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    await rmdir(this.root).catch(() => undefined); // others are at work there
  }

  /** Removes what processes of this machine left that are gone, and what is a day old. */
  async sweep(): Promise<void> {
    this.isSwept = true;
    const names = await namesIn(this.root).catch(() => []); // who writes there first says what is wrong
    for (const name of names) {
      const folder = join(this.root, name);
      if (!inUse.has(folder) && (await this.isLeft(name))) await this.remove(folder);
    }
  }

  private async isLeft(name: string): Promise<boolean> {
    const [host, pid] = name.split("_");
    if (`${host}_${pid}` === this.owner) return true; // of a process before this one
    if (host === hostOf(hostname()) && !isAlive(Number(pid))) return true;
    const info = await stat(join(this.root, name)).catch(() => null);
    return info !== null && Date.now() - info.mtimeMs > STALE_MS;
  }
}

function hostOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9-]/g, "-") || "here";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // another user's
  }
}
