import { createHash } from "node:crypto";
import { readFile, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConflictError, LimitError, NotFoundError, VersionError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import { KeptId } from "../../model/kept-id.ts";
import type { Scenario } from "../../model/scenario.ts";
import { invalidData } from "../data-set.ts";
import { checkScenarioDocument } from "../formats/scenario-document.ts";
import { codeOf, DurableFolders, namesIn, storageError } from "./durable.ts";
import type { KeptFile, KeptScenario, KeptScenarios, UnreadableScenario } from "./store.ts";

const DOCUMENT = "scenario.json";
/** Stands in the place of a document: there is no scenario of this id any more. */
const REMOVED = "removed";
/** Scenarios that may be saved for one graph. */
const MOST_SCENARIOS = 500;
/** Versions before the present one that stay, for those who are just reading them. */
const KEPT_VERSIONS = 2;
/** A removed scenario is remembered so long: nobody holds on to an older version. */
const REMEMBER_MS = 7 * 24 * 3_600_000;
const MOST_TRIES = 20;

/** The newest version of a scenario. */
interface Newest {
  readonly number: number;
  /** Null: it was removed. */
  readonly kept: KeptScenario | UnreadableScenario | null;
}

/**
 * Saved scenarios as files: `scenarios/<graph>/<id>/<number>/scenario.json`, a folder for each version.
 * The highest number is the present one. A change makes the next number, which only one writer can: no
 * change is ever written over, whoever writes, and no lock can be left behind.
 */
export class FolderScenarios implements KeptScenarios {
  private readonly root: string;
  private readonly folders: DurableFolders;

  /** @param root folder of all that is kept; need not be there */
  constructor(root: string) {
    this.root = join(root, "scenarios");
    this.folders = new DurableFolders(root);
  }

  async list(graph: string) {
    const ids = (await namesIn(this.graphFolder(graph))).filter(isKeptId).sort(compareIds);
    const scenarios: KeptScenario[] = [];
    const unreadable: UnreadableScenario[] = [];
    for (const id of ids) {
      const kept = (await this.newest(graph, id))?.kept;
      if (!kept) await this.forgetRemoved(this.folderOf(graph, id));
      else if ("scenario" in kept) scenarios.push(kept);
      else unreadable.push(kept);
    }
    return { scenarios, unreadable };
  }

  async find(graph: string, id: string): Promise<KeptScenario | null> {
    const kept = isKeptId(id) ? (await this.newest(graph, id))?.kept : null;
    if (kept && "problems" in kept) throw invalidData(id, kept.problems);
    return kept ?? null;
  }

  async create(graph: string, id: string, scenario: Scenario): Promise<KeptScenario> {
    const newest = await this.newest(graph, id);
    if (newest?.kept) throw taken(id);
    await this.refuseMore(graph);
    const document = { ...scenario, id };
    const number = (newest?.number ?? 0) + 1;
    const file = { path: DOCUMENT, bytes: bytesOf(document) };
    if (!(await this.publish(graph, id, { number, file }))) throw taken(id);
    return this.written(graph, document, { number, bytes: file.bytes });
  }

  async replace(
    graph: string,
    id: string,
    { scenario, version }: { readonly scenario: Scenario; readonly version: string | null },
  ): Promise<KeptScenario> {
    const document = { ...scenario, id };
    const file = { path: DOCUMENT, bytes: bytesOf(document) };
    const number = await this.supersede(graph, id, { version, file });
    return this.written(graph, document, { number, bytes: file.bytes });
  }

  async remove(graph: string, id: string, version: string | null): Promise<void> {
    const file = { path: REMOVED, bytes: new Uint8Array() };
    await this.supersede(graph, id, { version, file });
  }

  async removeAll(graph: string): Promise<void> {
    await this.folders.withdraw(this.graphFolder(graph));
  }

  /** Puts a next version in the place of one. @returns its number */
  private async supersede(
    graph: string,
    id: string,
    { version, file }: { readonly version: string | null; readonly file: KeptFile },
  ): Promise<number> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const newest = await this.newest(graph, id);
      if (!newest?.kept) throw notThere(id);
      const present = "version" in newest.kept ? newest.kept.version : null;
      if (version !== null && version !== present) break;
      const number = newest.number + 1;
      if (await this.publish(graph, id, { number, file })) return number;
    }
    throw changed(id);
  }

  /** @returns false if another writer made this version, or later ones, before */
  private async publish(
    graph: string,
    id: string,
    { number, file }: { readonly number: number; readonly file: KeptFile },
  ): Promise<boolean> {
    const folder = this.folderOf(graph, id);
    const path = join(folder, String(number));
    if (!(await this.folders.publish(path, [file]))) return false;
    const numbers = await versionsIn(folder);
    if (Math.max(...numbers) > number + KEPT_VERSIONS) {
      // Its place was free only because later writers had swept it: the change is to an old version.
      await this.folders.withdraw(path);
      return false;
    }
    const old = numbers.filter((one) => one < number - KEPT_VERSIONS);
    for (const one of old) await removeFolder(join(folder, String(one)));
    return true;
  }

  private async written(
    graph: string,
    document: Scenario & { readonly id: string },
    { number, bytes }: { readonly number: number; readonly bytes: Uint8Array },
  ): Promise<KeptScenario> {
    const { id } = document;
    const path = join(this.folderOf(graph, id), String(number), DOCUMENT);
    const savedAt = (await stat(path).catch(() => null))?.mtime ?? new Date();
    const version = versionOf(number, bytes);
    return { id, scenario: document, version, savedAt: savedAt.toISOString() };
  }

  private async newest(graph: string, id: string): Promise<Newest | null> {
    const folder = this.folderOf(graph, id);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const numbers = await versionsIn(folder);
      if (numbers.length === 0) return null;
      const number = Math.max(...numbers);
      const path = join(folder, String(number));
      const names = await namesIn(path);
      if (names.includes(REMOVED)) return { number, kept: null };
      const read = names.includes(DOCUMENT) ? await readVersion(path, id, number) : null;
      if (read) return { number, kept: read };
      // Swept away since the folder was read: there is a newer one.
    }
    const message = "its files are not those that this program writes";
    const problems = [{ file: id, message, expected: `a folder with ${DOCUMENT}` }];
    return { number: 0, kept: { id, problems } };
  }

  private async refuseMore(graph: string): Promise<void> {
    if ((await namesIn(this.graphFolder(graph))).length < MOST_SCENARIOS) return;
    const { scenarios, unreadable } = await this.list(graph);
    if (scenarios.length + unreadable.length < MOST_SCENARIOS) return;
    const message = `${MOST_SCENARIOS} scenarios are saved for this graph`;
    throw new LimitError("too_large", message, {
      details: [{ message, expected: "fewer: delete one that is not needed" }],
    });
  }

  /** Removes what is left of a scenario that was removed long ago; what others add meanwhile stays. */
  private async forgetRemoved(folder: string): Promise<void> {
    for (const number of await versionsIn(folder)) {
      const path = join(folder, String(number));
      const info = await stat(path).catch(() => null);
      if (info && Date.now() - info.mtimeMs < REMEMBER_MS) return;
      await removeFolder(path);
    }
    await rmdir(folder).catch(() => undefined);
  }

  /** @throws NotFoundError for what is no id: it never becomes a path */
  private folderOf(graph: string, id: string): string {
    if (!isKeptId(id)) throw notThere(id);
    return join(this.graphFolder(graph), id);
  }

  private graphFolder(graph: string): string {
    // Graphs that ship may have ids that are no names of folders everywhere.
    const digest = () => createHash("sha256").update(graph).digest("hex").slice(0, 32);
    return join(this.root, isKeptId(graph) ? graph : `_${digest()}`);
  }
}

function isKeptId(id: string): boolean {
  return KeptId.safeParse(id).success;
}

async function versionsIn(folder: string): Promise<number[]> {
  return (await namesIn(folder)).filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number);
}

/** Null: it is gone. */
async function readVersion(
  path: string,
  id: string,
  number: number,
): Promise<KeptScenario | UnreadableScenario | null> {
  const file = join(path, DOCUMENT);
  try {
    const bytes = await readFile(file);
    const savedAt = (await stat(file)).mtime.toISOString();
    const { document, problems } = checkScenarioDocument(bytes, DOCUMENT);
    if (!document) return { id, problems };
    return { id, scenario: { ...document, id }, version: versionOf(number, bytes), savedAt };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw storageError(error);
  }
}

function versionOf(number: number, bytes: Uint8Array): string {
  return `${number}-${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}`;
}

function bytesOf(scenario: Scenario): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(scenario, null, 2)}\n`);
}

async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined); // the next writer tries again
}

function taken(id: string): ConflictError {
  const message = `there is a scenario "${id}"`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "/id", message, expected: "another id, or none" }],
  });
}

function notThere(id: string): NotFoundError {
  const message = `there is no saved scenario "${id}"`;
  return new NotFoundError("scenario_not_found", message, {
    details: [{ pointer: "{scenario}", message, expected: "a scenario that was saved" }],
  });
}

function changed(id: string): VersionError {
  const message = `the scenario "${id}" has been changed since it was read`;
  return new VersionError("version_conflict", message, {
    details: [{ message, expected: "the present version: read it again" }],
  });
}
