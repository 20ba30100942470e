import { totalmem } from "node:os";
import { bytesOfFirms } from "../../../engine/build/firm-graph.ts";
import { countTexts } from "../../../engine/build/packed-texts.ts";
import { riskOrder } from "../../../engine/measures/firms/risk-order.ts";
import { errorOf } from "../../../model/carried-fault.ts";
import { InvalidInputError, LinchpinError, WorkerError } from "../../../model/errors.ts";
import type { GraphSummary } from "../../../model/overview.ts";
import { createMemo, type Memo } from "../../memo.ts";
import type { AnswerControl } from "../question.ts";
import { CommonWork, type WorkControl } from "./common-work.ts";
import { type FirmHands, FirmThreads } from "./firm-hands.ts";
import type { FirmAnswers, FirmPlace, FirmQuestion, FirmStructure } from "./firm-question.ts";
import { canHaveEsri, type RiskWork, riskNow, type SharedEsri, STAND_IN } from "./firm-risk.ts";
import type { FirmOutcome, FirmResults, FirmTask, LoadedFirms } from "./firm-worker.ts";
import { Turns } from "./turns.ts";

/** What of a machine's memory networks may hold together, as long as more than one is open. */
const MOST_OF_MEMORY = 1 / 8;
const MOST_OPEN = 3;
/** Firms whose index one job computes: a question waits no longer than for one. */
const IN_BLOCK = 32;

interface DeskOptions {
  readonly hands?: FirmHands;
  /** Default: the index is computed in threads of this process. */
  readonly shared?: SharedEsri | null;
  /** Bytes that networks may hold together; the one that was asked last stays whatever it takes. */
  readonly mostBytes?: number;
  /** Time for work that nobody waits for any more. */
  readonly graceMs?: number;
}

/** A network with what only the whole of its files says. */
interface Read {
  readonly firms: LoadedFirms;
  readonly version: string;
}

/** A network that is open, and what has been found out about it. */
interface Open {
  readonly id: string;
  readonly stamp: string;
  readonly key: string;
  readonly read: CommonWork<Read>;
  communities: CommonWork<Uint32Array> | null;
  risk: RiskWork | null;
  /** Of memory; 0 while it is read. */
  bytes: number;
  /** Aborted when it is closed. */
  readonly closed: AbortController;
}

/**
 * Answers questions about networks of firms in worker threads. A network is read once, into memory that
 * all threads share, however many ask for it meanwhile; the systemic risk index of all firms follows
 * while others are answered.
 * @see docs/decisions/0006-worker-threads.md
 */
export class FirmDesk implements FirmAnswers {
  private readonly open = new Map<string, Open>();
  /** Questions that are being answered, by what the answer is kept under. */
  private readonly asked = new Map<string, CommonWork<string>>();
  private readonly memo: Memo = createMemo({ entries: 500, characters: 32_000_000 });
  private readonly hands: FirmHands;
  /** Where a short question always finds a hand free. */
  private readonly long: Turns;
  private readonly mostBytes: number;
  private readonly graceMs: number | undefined;
  private readonly shared: SharedEsri | null;

  constructor({
    hands,
    shared = null,
    mostBytes = totalmem() * MOST_OF_MEMORY,
    graceMs,
  }: DeskOptions = {}) {
    this.hands = hands ?? new FirmThreads();
    this.long = new Turns(Math.max(1, this.hands.spare));
    this.mostBytes = mostBytes;
    this.graceMs = graceMs;
    this.shared = shared;
  }

  async ask(
    place: FirmPlace,
    question: FirmQuestion,
    control: AnswerControl = {},
  ): Promise<string> {
    const network = this.network(place);
    const { firms, version } = await network.read.wait(control);
    const communities = asksForCommunities(firms, question)
      ? await this.communitiesOf(network, firms).wait(control)
      : null;
    if (question.name !== "search") this.startRisk(network, { firms, version });
    const risk = riskNow(network.risk, firms);
    const key = JSON.stringify([place.id, place.stamp, question, risk.state]);
    const kept = this.memo.find(key);
    if (kept !== undefined) return kept;
    const task: FirmTask = { task: "ask", firms, version, question, communities, risk };
    return this.answer(key, task).wait({ signal: control.signal });
  }

  async centrality(
    place: FirmPlace,
    structure: FirmStructure,
    control: AnswerControl = {},
  ): Promise<string> {
    const { firms } = await this.network(place).read.wait(control);
    const key = JSON.stringify([place.id, place.stamp, structure]);
    const kept = this.memo.find(key);
    if (kept !== undefined) return kept;
    return this.answer(key, { task: "centrality", firms, structure }).wait(control);
  }

  /**
   * A network at a glance, without reading what is in its rows.
   * @throws InvalidInputError `invalid_data`; WorkerError `worker_failed`
   */
  summarise(folder: string): Promise<GraphSummary> {
    return this.run({ task: "summary", folder });
  }

  /** Ends the threads; questions that are open fail. */
  async close(): Promise<void> {
    for (const path of [...this.open.keys()]) this.drop(path);
    await this.hands.close();
  }

  private network({ id, path, stamp }: FirmPlace): Open {
    const old = this.open.get(path);
    const isSame = old?.stamp === stamp && !old.read.isStopped;
    if (old && !isSame) this.drop(path);
    const network = isSame ? old : this.begin({ id, path, stamp });
    this.open.delete(path);
    this.open.set(path, network);
    this.dropSome();
    return network;
  }

  private begin({ id, path, stamp }: FirmPlace): Open {
    const key = JSON.stringify([id, path, stamp]);
    const read = this.common(async (control) => {
      const [firms, { version }] = await Promise.all([
        this.run({ task: "load", key, folder: path }, control),
        this.run({ task: "summary", folder: path }, { signal: control.signal }),
      ]);
      return { firms, version };
    });
    const network: Open = {
      ...{ id, stamp, key, read, communities: null, risk: null, bytes: 0 },
      closed: new AbortController(),
    };
    const whenRead = ({ firms }: Read) => {
      network.bytes = bytesOfFirms(firms.graph);
      this.dropSome();
    };
    read.finished.then(whenRead, (error: unknown) => {
      // A fault in the files stays until they change; any other may be gone the next time.
      if (!(error instanceof InvalidInputError) && this.open.get(path) === network) this.drop(path);
    });
    return network;
  }

  /** Lets go of what was not asked for the longest time where there is too much. */
  private dropSome(): void {
    for (const path of [...this.open.keys()]) {
      const bytes = [...this.open.values()].reduce((sum, network) => sum + network.bytes, 0);
      const isRoom = this.open.size <= MOST_OPEN && bytes <= this.mostBytes;
      if (isRoom || this.open.size === 1) return;
      this.drop(path);
    }
  }

  private drop(path: string): void {
    const network = this.open.get(path);
    if (!network) return;
    network.closed.abort();
    this.open.delete(path);
  }

  private communitiesOf(network: Open, firms: LoadedFirms): CommonWork<Uint32Array> {
    const known = network.communities;
    if (known && !known.isStopped) return known;
    const work = this.common((control) => this.run({ task: "communities", firms }, control));
    network.communities = work;
    work.finished.catch(() => {
      if (network.communities === work) network.communities = null;
    });
    return work;
  }

  private answer(
    key: string,
    task: Extract<FirmTask, { task: "ask" | "centrality" }>,
  ): CommonWork<string> {
    const known = this.asked.get(key);
    if (known && !known.isStopped) return known;
    const { long } = this;
    const work = this.common((control) =>
      task.task === "centrality"
        ? long.inTurn(control.signal, () => this.run(task, control))
        : this.run(task, { signal: control.signal }),
    );
    this.asked.set(key, work);
    const end = () => {
      if (this.asked.get(key) === work) this.asked.delete(key);
    };
    work.finished.then((text) => {
      this.memo.keep(key, text);
      end();
    }, end);
    return work;
  }

  private common<Result>(start: (control: WorkControl) => Promise<Result>): CommonWork<Result> {
    return new CommonWork(start, this.graceMs);
  }

  private startRisk(network: Open, { firms, version }: Read): void {
    if (network.risk || !canHaveEsri(firms)) return;
    const { graph } = firms;
    const values = new Float64Array(new SharedArrayBuffer(8 * graph.n));
    const work: RiskWork = { values, of: graph.n, done: 0 };
    network.risk = work;
    const { signal } = network.closed;
    const onRows = (from: number, rows: { readonly values: Float64Array }) => {
      values.set(rows.values, from);
      work.done += rows.values.length;
    };
    const here = () => {
      work.done = 0;
      return this.riskInThreads(firms, work, signal);
    };
    const all = this.shared?.canShare(graph)
      ? this.shared.esri({ graph, id: network.id, version }, { signal, onRows }).catch(here)
      : here();
    all.catch(() => {
      network.risk = null; // the next question tries again
    });
  }

  private async riskInThreads(
    firms: LoadedFirms,
    work: RiskWork,
    signal: AbortSignal,
  ): Promise<void> {
    const { n, standIn } = firms.graph;
    const { order } = riskOrder(standIn, STAND_IN);
    let next = 0;
    const one = async (): Promise<void> => {
      while (next < n && !signal.aborted) {
        const which = order.slice(next, next + IN_BLOCK);
        next += which.length;
        await this.run({ task: "esri", firms, which, into: work.values });
        work.done += which.length;
      }
    };
    await Promise.all(Array.from({ length: this.hands.spare }, one));
  }

  private async run<Task extends FirmTask>(
    task: Task,
    control?: AnswerControl,
  ): Promise<FirmResults[Task["task"]]> {
    const open = [...this.open.values()].map(({ key }) => key);
    let outcome: FirmOutcome;
    try {
      outcome = await this.hands.run({ ...task, open }, control);
    } catch (cause) {
      if (cause instanceof LinchpinError) throw cause;
      throw new WorkerError("worker_failed", "a worker thread broke down", { cause });
    }
    if ("fault" in outcome) throw errorOf(outcome.fault);
    return outcome.done as FirmResults[Task["task"]]; // by its task
  }
}

/** Questions in which firms are not put together. */
const ONE_BY_ONE: ReadonlySet<FirmQuestion["name"]> = new Set(["search", "stop", "risk"]);

/** Communities were asked for, or they are all that firms can be put together by. */
function asksForCommunities({ graph }: LoadedFirms, { name, group }: FirmQuestion): boolean {
  if (ONE_BY_ONE.has(name)) return false;
  if (group !== undefined) return group === "community";
  return countTexts(graph.industries) === 0 && countTexts(graph.countries) === 0;
}
