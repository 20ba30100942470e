import { availableParallelism } from "node:os";
import { tradeOf } from "../../../engine/build/firm-graph.ts";
import { isEsriAffordable, riskOrder } from "../../../engine/measures/firms/risk-order.ts";
import {
  endThreads,
  startThreads,
  type Threads,
  wereEnded,
  workerModule,
} from "../../../engine/workers/threads.ts";
import {
  CancelledError,
  InvalidInputError,
  LinchpinError,
  WorkerError,
} from "../../../model/errors.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import { createMemo, type Memo } from "../../memo.ts";
import { errorOf } from "../carried-fault.ts";
import type { FirmAnswers, FirmPlace, FirmQuestion } from "./firm-question.ts";
import type { FirmJob, FirmOutcome, FirmResults, LoadedFirms } from "./firm-worker.ts";
import { onShared } from "./packed-firms.ts";

/** Does jobs: in threads, or in a test in its own. */
export interface FirmHands {
  readonly run: (job: FirmJob) => Promise<FirmOutcome>;
  /** Jobs that may run while a question still finds a hand free. */
  readonly spare: number;
  readonly close: () => Promise<void>;
}

/** Networks that are kept in memory. */
const MOST_OPEN = 3;
/** Firms whose index one job computes: a question waits no longer than for one. */
const IN_BLOCK = 32;
const MOST_WORKERS = 4;

/** A network that is open, and what has been found out about it. */
interface Open {
  readonly stamp: string;
  readonly firms: Promise<LoadedFirms>;
  communities: Promise<Uint32Array> | null;
  risk: RiskWork | null;
  isClosed: boolean;
}

/** The systemic risk index of all firms, while it is computed and after. */
interface RiskWork {
  readonly values: Float64Array;
  readonly of: number;
  done: number;
}

/**
 * Answers questions about networks of firms in worker threads. A network is read once, into memory that
 * all threads share; the systemic risk index of all firms follows while others are answered.
 * @see docs/decisions/0006-worker-threads.md
 */
export class FirmDesk implements FirmAnswers {
  private readonly open = new Map<string, Open>();
  private readonly memo: Memo = createMemo({ entries: 500, characters: 32_000_000 });
  private readonly hands: FirmHands;

  constructor(hands: FirmHands = handsInThreads()) {
    this.hands = hands;
  }

  async ask(place: FirmPlace, question: FirmQuestion): Promise<string> {
    const network = this.network(place);
    const firms = await network.firms;
    const isByCommunity = question.group === "community" || isUsual(firms, question);
    const communities = isByCommunity ? await this.communitiesOf(network, firms) : null;
    if (question.name !== "search") this.startRisk(network, firms);
    const risk = riskNow(network, firms);
    const key = JSON.stringify([place.id, place.stamp, question, risk.state]);
    const kept = this.memo.find(key);
    if (kept !== undefined) return kept;
    const text = await this.run({ task: "ask", firms, question, communities, risk });
    this.memo.keep(key, text);
    return text;
  }

  /** Ends the threads; questions that are open fail. */
  async close(): Promise<void> {
    for (const network of this.open.values()) network.isClosed = true;
    this.open.clear();
    await this.hands.close();
  }

  private network({ id, path, stamp }: FirmPlace): Open {
    const old = this.open.get(path);
    const isSame = old?.stamp === stamp;
    if (old && !isSame) old.isClosed = true;
    const key = JSON.stringify([id, path, stamp]);
    const network = isSame
      ? old
      : {
          stamp,
          firms: this.run({ task: "load", key, folder: path }),
          communities: null,
          risk: null,
          isClosed: false,
        };
    this.open.delete(path);
    this.open.set(path, network);
    if (!isSame) {
      network.firms.catch((error: unknown) => {
        // A fault in the files stays until they change; any other may be gone the next time.
        if (!(error instanceof InvalidInputError) && this.open.get(path) === network) {
          this.open.delete(path);
        }
      });
    }
    const [oldest] = this.open;
    if (this.open.size > MOST_OPEN && oldest) {
      oldest[1].isClosed = true;
      this.open.delete(oldest[0]);
    }
    return network;
  }

  private communitiesOf(network: Open, firms: LoadedFirms): Promise<Uint32Array> {
    network.communities ??= this.run({ task: "communities", firms });
    network.communities.catch(() => {
      network.communities = null;
    });
    return network.communities;
  }

  private startRisk(network: Open, firms: LoadedFirms): void {
    if (network.risk || !canHaveEsri(firms)) return;
    const { n } = firms.packed;
    const work: RiskWork = { values: onShared(new Float64Array(n)), of: n, done: 0 };
    network.risk = work;
    const { order } = riskOrder(firms.packed.standIn, STAND_IN);
    let next = 0;
    const one = async (): Promise<void> => {
      while (next < n && !network.isClosed) {
        const which = order.slice(next, next + IN_BLOCK);
        next += which.length;
        await this.run({ task: "esri", firms, which, into: work.values });
        work.done += which.length;
      }
    };
    const all = Promise.all(Array.from({ length: this.hands.spare }, one));
    all.catch(() => {
      network.risk = null; // the next question tries again
    });
  }

  private async run<Job extends FirmJob>(job: Job): Promise<FirmResults[Job["task"]]> {
    let outcome: FirmOutcome;
    try {
      outcome = await this.hands.run(job);
    } catch (cause) {
      if (cause instanceof LinchpinError) throw cause;
      throw new WorkerError("worker_failed", "a worker thread broke down", { cause });
    }
    if ("fault" in outcome) throw errorOf(outcome.fault);
    return outcome.done as FirmResults[Job["task"]]; // by its task
  }
}

const STAND_IN: FirmRisk = { measure: "pagerank", esri: null };

function canHaveEsri({ packed }: LoadedFirms): boolean {
  return isEsriAffordable(packed) && tradeOf(packed) > 0;
}

/** Whether a question leaves open what firms are put together by, and only communities are there. */
function isUsual({ packed }: LoadedFirms, { group }: FirmQuestion): boolean {
  return group === undefined && packed.industries.length === 0 && packed.countries.length === 0;
}

function riskNow(
  { risk }: Open,
  { packed }: LoadedFirms,
): { state: FirmRisk; values: Float64Array } {
  if (!risk) return { state: STAND_IN, values: packed.standIn };
  const { done, of, values } = risk;
  const isDone = done === of;
  return {
    state: { measure: isDone ? "esri" : "pagerank", esri: { done, of } },
    values: isDone ? values : packed.standIn,
  };
}

function handsInThreads(): FirmHands {
  const workers = Math.max(2, Math.min(MOST_WORKERS, availableParallelism()));
  let threads: Threads<FirmJob, FirmOutcome> | null = null;
  return {
    spare: workers - 1,
    run: (job) => {
      threads ??= startThreads<FirmJob, FirmOutcome>({
        file: workerModule("firm-worker", import.meta.url),
        name: "doFirmJob",
        workers,
        onBroken: (broken) => {
          if (threads === broken) threads = null;
        },
      });
      const asked = threads;
      return asked.run(job).catch((cause: unknown) => {
        if (!wereEnded(asked)) throw cause;
        const message = "the work was stopped before it was done";
        throw new CancelledError("cancelled", message, { cause });
      });
    },
    close: async () => {
      const ended = threads;
      threads = null;
      await endThreads(ended);
    },
  };
}
