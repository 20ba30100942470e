import { listShippedAndKept } from "../store/kept/all-graphs.ts";
import type { Store } from "../store/kept/store.ts";
import { type Question, questionOf } from "./question.ts";
import { type JobOf, ShardHand } from "./workers/shard-hand.ts";

/** A question that can be worked on: its graph is at hand. */
export interface HeldQuestion {
  readonly question: Question;
  readonly jobOf: JobOf;
}

/** Why a question cannot be worked on here; null: nobody asks it any more. */
export interface Refusal {
  readonly refused: string | null;
}

/** Questions that are asked by turns; more would only hold memory. */
const MOST_HELD = 3;
/** A graph that is not here may have come by then. */
const REFUSED_MS = 5000;

interface Known {
  readonly found: Promise<HeldQuestion | Refusal>;
  /** When it is looked for again. */
  until: number;
}

/** Where workers find the questions of shards with their graphs: those of this process, else the store's. */
export class QuestionSource {
  private readonly store: Pick<Store, "graphs" | "shards">;
  private readonly own = new Map<string, HeldQuestion>();
  private readonly known = new Map<string, Known>();

  constructor(store: Pick<Store, "graphs" | "shards">) {
    this.store = store;
  }

  /** A question that this process asks itself. */
  hold(key: string, held: HeldQuestion): void {
    this.own.set(key, held);
  }

  letGo(key: string): void {
    this.own.delete(key);
  }

  /** @throws StorageError `storage_failed` */
  async find(key: string): Promise<HeldQuestion | Refusal> {
    const own = this.own.get(key);
    if (own) return own;
    const old = this.known.get(key);
    const isFresh = old && old.until > Date.now();
    const known = isFresh ? old : { found: this.look(key), until: Number.POSITIVE_INFINITY };
    this.known.delete(key);
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_HELD && oldest !== undefined) this.known.delete(oldest);
    try {
      const found = await known.found;
      if ("refused" in found && !isFresh) known.until = Date.now() + REFUSED_MS;
      return found;
    } catch (error) {
      this.known.delete(key);
      throw error;
    }
  }

  private async look(key: string): Promise<HeldQuestion | Refusal> {
    const text = await this.store.shards.find(key);
    if (text === null) return { refused: null };
    const question = questionOf(text);
    const { graph, graphVersion } = question;
    const entry = (await listShippedAndKept(this.store)).find(({ id }) => id === graph);
    if (!entry) return { refused: `there is no graph "${graph}" here` };
    await entry.ready?.();
    const isOfFirms = question.operation === "esri";
    if (isOfFirms !== (entry.kind === "firms")) {
      return { refused: `"${graph}" is another kind of graph here` };
    }
    const hand = new ShardHand();
    try {
      const read = await hand.read(
        isOfFirms
          ? { task: "read firms", path: entry.path }
          : { task: "read", path: entry.path, id: graph, options: question.options },
      );
      if (read.version !== graphVersion) {
        const words = `"${graph}" is version ${read.version} here, not ${graphVersion}`;
        return { refused: words };
      }
      return {
        question,
        jobOf:
          "graph" in read ? esriJobs(key, read.graph) : studyJobs(key, question, read.question),
      };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { refused: `"${graph}" cannot be read here: ${why}` };
    } finally {
      await hand.close();
    }
  }
}

/** @param bytes data set and options, serialised */
export function studyJobs(key: string, { operation }: Question, bytes: SharedArrayBuffer): JobOf {
  return (block) => ({ task: "study", key, name: operation, question: bytes, ...block });
}

/** Systemic risk index of firms, each row one of them. */
export function esriJobs(
  key: string,
  graph: Extract<ReturnType<JobOf>, { task: "esri" }>["graph"],
): JobOf {
  return (block) => ({ task: "esri", key, graph, ...block });
}
