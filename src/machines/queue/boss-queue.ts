import { createHash } from "node:crypto";
import PgBoss from "pg-boss";
import { postgresFault } from "../../store/sql/postgres/postgres-faults.ts";
import type { MachineLog } from "../machine-log.ts";
import type { QueuedShard, ShardQueue, ShardState, TakenShard } from "./shard-queue.ts";

const SCHEMA = "linchpin_shards";
const PREFIX = "shards-";
/** Times that a shard is taken again after it failed, or after its worker fell silent. */
const RETRIES = 3;
/** Who says nothing for so long is gone. */
const SILENT_SECONDS = 5;
/** Then pg-boss itself takes a shard from its worker, where nobody else looks after it. */
const EXPIRE_SECONDS = 60;
const DAY_MS = 86_400_000;
const HOUR_SECONDS = 3600;
const MOST_CONNECTIONS = 3;
/** A database that is away must not hold anybody for longer. */
const CONNECT_MS = 5000;
const QUERY_MS = 60_000;
/** A shard that is put back comes after so many parts of any question. */
const BEHIND = 1000;

interface Options {
  readonly url: string;
  /** Version of the program: each has a queue of its own. */
  readonly program: string;
  readonly log: Pick<MachineLog, "warn">;
}

/** What pg-boss keeps with a shard. */
interface JobData extends QueuedShard {
  readonly worker?: string;
}

/**
 * Shards as jobs of pg-boss, on the PostgreSQL of the store. pg-boss 10 has no heartbeats: to say that one
 * is at work moves the start of its job, so that neither pg-boss nor we take it away.
 */
export class BossQueue implements ShardQueue {
  private readonly boss: PgBoss;
  private readonly name: string;
  private starting: Promise<void> | null = null;
  private isClosed = false;

  constructor({ url, program, log }: Options) {
    this.name = `${PREFIX}${program}`;
    const settings = {
      ...{ connectionString: url, application_name: "linchpin shards", schema: SCHEMA },
      ...{ max: MOST_CONNECTIONS, connectionTimeoutMillis: CONNECT_MS, query_timeout: QUERY_MS },
      ...{ schedule: false, maintenanceIntervalSeconds: EXPIRE_SECONDS },
      ...{ archiveCompletedAfterSeconds: HOUR_SECONDS, deleteAfterHours: 1 },
    };
    this.boss = new PgBoss(settings);
    this.boss.on("error", (error) => log.warn({ why: error.message }, "the queue has a fault"));
  }

  async send(shards: readonly QueuedShard[]): Promise<void> {
    const { name } = this;
    const keepUntil = new Date(Date.now() + DAY_MS).toISOString();
    const jobs = shards.map(({ question, part }) => ({
      ...{ id: idOf({ question, part }), name, data: { question, part }, keepUntil },
      // Questions that come later are not kept waiting: their first shards are taken before our last.
      ...{ priority: -part, retryLimit: RETRIES, expireInSeconds: EXPIRE_SECONDS },
    }));
    if (jobs.length > 0) await this.tried((boss) => boss.insert(jobs));
  }

  async take(worker: string): Promise<TakenShard | null> {
    const [job] = await this.tried((boss) =>
      boss.fetch<JobData>(this.name, { includeMetadata: true }),
    );
    if (!job) return null;
    await this.beat([job.id], worker, { isNew: true });
    return { id: job.id, ...job.data, tries: job.retryCount };
  }

  async beat(
    ids: readonly string[],
    worker: string,
    { isNew = false } = {},
  ): Promise<ReadonlySet<string>> {
    const rows = await this.ask<{ id: string }>(
      `update ${SCHEMA}.job
       set started_on = now(), data = data || jsonb_build_object('worker', $3::text)
       where name = $1 and id = any($2::uuid[]) and state = 'active'
         and ($4::boolean or data->>'worker' = $3) returning id`,
      [this.name, [...ids], worker, isNew],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async done(id: string): Promise<void> {
    await this.tried((boss) => boss.complete(this.name, id));
  }

  async fail(id: string, why: string): Promise<void> {
    await this.tried((boss) => boss.fail(this.name, id, { why }));
  }

  async giveBack(id: string, { behind = false } = {}): Promise<void> {
    await this.ask(
      `update ${SCHEMA}.job set state = 'retry', started_on = null, priority = priority - $3::int
       where name = $1 and id = $2::uuid and state = 'active'`,
      [this.name, id, behind ? BEHIND : 0],
    );
  }

  async states(shards: readonly QueuedShard[]): Promise<readonly ShardState[]> {
    const rows = await this.ask<JobRow>(
      `select state, retry_count as retries, data, output->>'why' as why from ${SCHEMA}.job
       where name = $1 and id = any($2::uuid[])`,
      [this.name, shards.map(idOf)],
    );
    return rows.map(({ state, retries, data, why }) => ({
      part: data.part,
      state: STATES[state] ?? "ended",
      tries: retries + 1,
      worker: data.worker ?? "",
      why: why ?? "",
    }));
  }

  async takeFromSilent(): Promise<void> {
    const silent = await this.ask<{ id: string; worker: string | null }>(
      `select id, data->>'worker' as worker from ${SCHEMA}.job
       where name = $1 and state = 'active' and started_on < now() - interval '${SILENT_SECONDS}s'`,
      [this.name],
    );
    for (const { id, worker } of silent) {
      await this.fail(id, `${worker ?? "its worker"} died, or was not heard of any more`);
    }
  }

  async remove(shards: readonly QueuedShard[]): Promise<void> {
    await this.tried((boss) => boss.deleteJob(this.name, shards.map(idOf)));
  }

  async areOthersAtWork(worker: string): Promise<boolean> {
    const rows = await this.ask(
      `select 1 from ${SCHEMA}.job
       where name = $1 and state = 'active' and data->>'worker' <> $2
         and started_on > now() - interval '${SILENT_SECONDS}s' limit 1`,
      [this.name, worker],
    );
    return rows.length > 0;
  }

  async waitingForOthers(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.ask<{ name: string; waiting: number }>(
      `select name, count(*)::int as waiting from ${SCHEMA}.job
       where name like '${PREFIX}%' and name <> $1 and state < 'active' group by name`,
      [this.name],
    );
    return Object.fromEntries(
      rows.map(({ name, waiting }) => [name.slice(PREFIX.length), waiting]),
    );
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const { starting } = this;
    const isOpen = await starting?.then(
      () => true,
      () => false,
    );
    if (isOpen) await this.boss.stop({ graceful: false });
  }

  private async ask<Row>(text: string, values: unknown[]): Promise<readonly Row[]> {
    const answer = await this.tried((boss) => boss.getDb().executeSql(text, values));
    return answer.rows as Row[]; // columns are named in the text
  }

  private async tried<T>(act: (boss: PgBoss) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        this.starting ??= this.start();
        await this.starting;
        return await act(this.boss);
      } catch (error) {
        const fault = postgresFault(error);
        const mayRepeat = fault.kind === "lost" || fault.kind === "overtaken";
        if (mayRepeat && tries === 1 && !this.isClosed) continue; // every act may be done twice
        throw "error" in fault ? fault.error : error;
      }
    }
  }

  private async start(): Promise<void> {
    try {
      await this.boss.start();
      await this.boss.createQueue(this.name);
    } catch (error) {
      this.starting = null; // the next question tries again
      throw error;
    }
  }
}

interface JobRow {
  readonly state: string;
  readonly retries: number;
  readonly data: JobData;
  readonly why: string | null;
}

const STATES: Readonly<Record<string, ShardState["state"]>> = {
  created: "open",
  retry: "open",
  active: "open",
  failed: "failed",
};

/** The same for the same shard: it is never put up twice. */
function idOf({ question, part }: QueuedShard): string {
  const hex = createHash("sha256").update(`${question} ${part}`).digest("hex");
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return `${a}-${b}-8${c}-8${d}-${hex.slice(20, 32)}`;
}
