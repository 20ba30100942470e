/** A shard that waits, or is worked on. */
export interface QueuedShard {
  /** Key of its question. */
  readonly question: string;
  /** From 0. */
  readonly part: number;
}

/** A shard that somebody took. */
export interface TakenShard extends QueuedShard {
  readonly id: string;
  /** How often it was taken before: those who did died over it, or failed. */
  readonly tries: number;
}

/** What has become of a shard. */
export interface ShardState {
  readonly part: number;
  /** `ended`: somebody says that it is done. */
  readonly state: "open" | "ended" | "failed";
  /** Times that it was taken. */
  readonly tries: number;
  /** Who took it at last; empty: nobody did. */
  readonly worker: string;
  /** Why it failed; empty: it did not. */
  readonly why: string;
}

/**
 * Shards that wait for somebody to compute them. Each is handed out at least once: who stops to say that
 * it is at work on one loses it to others. What cannot be asked throws StorageError `storage_failed`.
 */
export interface ShardQueue {
  /** Puts shards up; those that are there stay as they are. */
  send(shards: readonly QueuedShard[]): Promise<void>;
  /** The next shard, if there is one: now it is this worker's. */
  take(worker: string): Promise<TakenShard | null>;
  /** Says that a worker is at work on shards. @returns ids of those that are still its own */
  beat(ids: readonly string[], worker: string): Promise<ReadonlySet<string>>;
  /** The result of a shard is kept. */
  done(id: string): Promise<void>;
  /** It could not be computed: it is tried again, up to a limit. */
  fail(id: string, why: string): Promise<void>;
  /**
   * Puts a shard back as if it had not been taken.
   * @param behind others are offered first: this worker cannot compute it
   */
  giveBack(id: string, options?: { readonly behind?: boolean }): Promise<void>;
  /** What has become of shards; those that nobody knows are left out. */
  states(shards: readonly QueuedShard[]): Promise<readonly ShardState[]>;
  /** Takes shards from workers that have said nothing for a while: the next one tries. */
  takeFromSilent(): Promise<void>;
  /** Takes shards away, also from those who work on them. */
  remove(shards: readonly QueuedShard[]): Promise<void>;
  /** Whether anybody else is at work on any shard. */
  areOthersAtWork(worker: string): Promise<boolean>;
  /** Shards that wait for other versions of the program, by version. */
  waitingForOthers(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}
