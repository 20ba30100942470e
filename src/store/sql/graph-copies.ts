import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileInfo } from "../file-info.ts";
import { type DraftFile, DurableFolders, namesIn } from "../kept/durable.ts";

/** A file of a copy, with what tells whether it is whole. */
export interface CopiedFile extends DraftFile {
  readonly size: number;
}

/**
 * Graphs as folders of files, which is what readers take: copies of what the database holds. One appears
 * whole or not at all, and may be removed at any time: it is made again.
 */
export class GraphCopies {
  private readonly root: string;
  private readonly folders: DurableFolders;
  private readonly making = new Map<string, Promise<void>>();

  /** @param root folder of the copies; made when the first is */
  constructor(root: string) {
    this.root = root;
    this.folders = new DurableFolders(root);
  }

  /** Where the copy of a version lies, or will lie: its last part is the graph's id, which names it. */
  pathOf(graph: string, uid: string): string {
    return join(this.root, "graphs", uid, graph);
  }

  /**
   * Sees to it that the copy is there, whole.
   * @param files are only read if it is not
   * @throws StorageError `storage_failed`; what reading throws
   */
  ready(graph: string, uid: string, files: () => Promise<readonly CopiedFile[]>): Promise<void> {
    const making = this.making.get(uid);
    if (making) return making; // who asks meanwhile waits for the same
    const work = this.make(this.pathOf(graph, uid), files).finally(() => this.making.delete(uid));
    this.making.set(uid, work);
    return work;
  }

  /** Removes the copies of versions that are gone. */
  async sweep(isKept: () => Promise<ReadonlySet<string>>): Promise<void> {
    const folder = join(this.root, "graphs");
    const uids = await namesIn(folder); // first: a copy is made after its version
    if (uids.length === 0) return;
    const kept = await isKept();
    for (const uid of uids) if (!kept.has(uid)) await this.remove(uid);
  }

  /** Removes the copy of a version, if there is one. */
  async remove(uid: string): Promise<void> {
    const folder = join(this.root, "graphs", uid);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined); // swept away later
  }

  private async make(path: string, files: () => Promise<readonly CopiedFile[]>): Promise<void> {
    const wanted = await files();
    if (await isWhole(path, wanted)) return;
    await this.folders.withdraw(path);
    await this.folders.publish(path, wanted);
  }
}

/** Files are synced before a copy appears: sizes tell what was cut off or taken away since. */
async function isWhole(path: string, files: readonly CopiedFile[]): Promise<boolean> {
  const sizes = await Promise.all(files.map((file) => fileInfo(join(path, file.path))));
  return files.every(({ size }, at) => sizes[at]?.isFile() && sizes[at]?.size === size);
}
