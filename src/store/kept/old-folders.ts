import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { KeptId } from "../../model/kept-id.ts";
import { fileInfo, isFile } from "../file-info.ts";
import { namesIn, storageError } from "./durable.ts";
import type { KeptFile } from "./store.ts";

/** Says that what lies in the folders was taken over, and where it went. */
export const MARK = "taken-over.json";

/** A scenario as version 0.4 kept it: the newest of `scenarios/<graph>/<id>/<number>/scenario.json`. */
export interface OldScenario {
  readonly graph: string;
  readonly id: string;
  readonly number: number;
  readonly version: string;
  /** The document as it lay there. */
  readonly document: string;
  readonly savedAt: Date;
}

/** What was kept as folders, before there was a database (docs/decisions/0013-store-on-sql.md). */
export class OldFolders {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Whether something lies there that was not taken over yet. */
  async areAwaiting(): Promise<boolean> {
    if (await isFile(join(this.root, MARK))) return false;
    for (const folder of ["graphs", "scenarios"])
      if ((await namesIn(join(this.root, folder)).catch(() => [])).length > 0) return true;
    return false;
  }

  /** Ids of graphs. */
  async graphs(): Promise<string[]> {
    const names = (await namesIn(join(this.root, "graphs"))).filter(isKeptId);
    const found: string[] = [];
    for (const id of names)
      if ((await fileInfo(join(this.root, "graphs", id)))?.isDirectory()) found.push(id);
    return found.sort();
  }

  /** All files of a graph. @throws StorageError `storage_failed` */
  async filesOf(id: string): Promise<KeptFile[]> {
    const folder = join(this.root, "graphs", id);
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
      return paths.map((from) => ({ path: relative(folder, from).replaceAll("\\", "/"), from }));
    } catch (error) {
      throw storageError(error);
    }
  }

  /**
   * The present version of every scenario; those that were removed are left out.
   * @param shipped ids of graphs that ship: one that is no name of a folder stands under a digest
   */
  async scenarios(shipped: readonly string[]): Promise<OldScenario[]> {
    const known = new Map(shipped.map((id) => [digestOf(id), id]));
    const found: OldScenario[] = [];
    for (const name of await namesIn(join(this.root, "scenarios"))) {
      const graph = isKeptId(name) ? name : known.get(name);
      if (graph === undefined) continue;
      const folder = join(this.root, "scenarios", name);
      for (const id of (await namesIn(folder)).filter(isKeptId)) {
        const newest = await newestIn(join(folder, id));
        if (newest) found.push({ graph, id, ...newest });
      }
    }
    return found;
  }
}

async function newestIn(folder: string): Promise<Omit<OldScenario, "graph" | "id"> | null> {
  const names = await namesIn(folder);
  const numbers = names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number);
  const number = Math.max(0, ...numbers);
  const path = join(folder, String(number), "scenario.json");
  if (!(await isFile(path))) return null;
  try {
    const bytes = await readFile(path);
    const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const savedAt = (await stat(path)).mtime;
    return { number, version: `${number}-${digest}`, document: bytes.toString("utf8"), savedAt };
  } catch (error) {
    throw storageError(error);
  }
}

function isKeptId(id: string): boolean {
  return KeptId.safeParse(id).success;
}

function digestOf(graph: string): string {
  return `_${createHash("sha256").update(graph).digest("hex").slice(0, 32)}`;
}
