import { join } from "node:path";
import { ConflictError, LimitError, NotFoundError } from "../../model/errors.ts";
import { KeptId } from "../../model/kept-id.ts";
import { type GraphEntry, listGraphs } from "../graphs.ts";
import { DurableFolders } from "./durable.ts";
import type { KeptFile, KeptGraphs } from "./store.ts";

/** Graphs that may be kept. */
const MOST_GRAPHS = 200;

/** Graphs that users brought, as folders `graphs/<id>` that are read like those that ship. */
export class FolderGraphs implements KeptGraphs {
  private readonly root: string;
  private readonly folders: DurableFolders;

  /** @param root folder of all that is kept; need not be there */
  constructor(root: string) {
    this.root = join(root, "graphs");
    this.folders = new DurableFolders(root);
  }

  async list(): Promise<readonly GraphEntry[]> {
    const graphs = await listGraphs(this.root);
    return graphs.filter(({ id }) => KeptId.safeParse(id).success);
  }

  async add(id: string, files: readonly KeptFile[]): Promise<void> {
    const known = await this.list();
    if (known.some((graph) => graph.id === id)) throw taken(id);
    if (known.length >= MOST_GRAPHS) throw tooMany();
    if (!(await this.folders.publish(this.pathOf(id), files))) throw taken(id);
  }

  async remove(id: string): Promise<void> {
    const isKept = KeptId.safeParse(id).success;
    if (isKept && (await this.folders.withdraw(this.pathOf(id)))) return;
    const message = `there is no graph "${id}" that was brought here`;
    throw new NotFoundError("graph_not_found", message, {
      details: [{ pointer: "{id}", message, expected: "a graph that was imported" }],
    });
  }

  private pathOf(id: string): string {
    return join(this.root, KeptId.parse(id));
  }
}

function taken(id: string): ConflictError {
  const message = `there is a graph "${id}"`;
  return new ConflictError("conflict", message, {
    details: [{ pointer: "/id", message, expected: "another id" }],
  });
}

function tooMany(): LimitError {
  const message = `${MOST_GRAPHS} graphs are kept`;
  return new LimitError("too_large", message, {
    details: [{ message, expected: "fewer: remove one that is not needed" }],
  });
}
