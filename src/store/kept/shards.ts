/** What came of a shard. */
export interface KeptShard {
  /** From 0. */
  readonly part: number;
  readonly bytes: Uint8Array;
  /** Who computed it, for people. */
  readonly worker: string;
}

/**
 * Long work that is split over machines: what is asked, and what its shards came to. It lies here only as
 * long as somebody waits for it. What cannot be read or written throws StorageError `storage_failed`.
 */
export interface KeptShards {
  /**
   * Keeps a question; one that is there stays as it is.
   * @param question hash of the text
   */
  ask(question: string, text: string): Promise<void>;
  /** The text of a question; null: nobody asks it any more. */
  find(question: string): Promise<string | null>;
  /** Keeps what a shard came to. The first counts: all others are the same. */
  add(question: string, shard: KeptShard): Promise<void>;
  /**
   * What came of shards, in the order of their parts, as many as fit into memory at once.
   * @param parts those that are wanted
   */
  results(question: string, parts: readonly number[]): Promise<readonly KeptShard[]>;
  /** Lets go of a question with its shards. */
  forget(question: string): Promise<void>;
  /** The same of all that were asked before a moment. */
  forgetBefore(moment: Date): Promise<void>;
}
