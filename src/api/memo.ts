/** Answers as JSON text, the least recently used dropped first. */
export interface Memo {
  /** The text kept under `key`, else the text of what `compute` gives, which is then kept. */
  get(key: string, compute: () => unknown): string;
  /** The text kept under `key`, if there is one. */
  find(key: string): string | undefined;
  /** Keeps a text under `key`. */
  keep(key: string, text: string): void;
}

interface MemoLimits {
  readonly entries?: number;
  readonly characters?: number;
  /** Told at every look whether the text was there. */
  readonly onLook?: (isKnown: boolean) => void;
}

/** A memory bounded by number and by size: one huge answer does not push out all others. */
export function createMemo({
  entries = 200,
  characters = 64_000_000,
  onLook,
}: MemoLimits = {}): Memo {
  const kept = new Map<string, string>(); // in order of last use
  let size = 0;
  const drop = (key: string, text: string) => {
    kept.delete(key);
    size -= text.length;
  };
  const find = (key: string): string | undefined => {
    const hit = kept.get(key);
    onLook?.(hit !== undefined);
    if (hit === undefined) return undefined;
    kept.delete(key);
    kept.set(key, hit);
    return hit;
  };
  const keep = (key: string, text: string): void => {
    const old = kept.get(key);
    if (old !== undefined) drop(key, old);
    if (text.length > characters / 4) return;
    kept.set(key, text);
    size += text.length;
    for (const [oldest, itsText] of kept) {
      if (kept.size <= entries && size <= characters) break;
      drop(oldest, itsText);
    }
  };
  return {
    find,
    keep,
    get(key, compute) {
      const hit = find(key);
      if (hit !== undefined) return hit;
      const text = JSON.stringify(compute());
      keep(key, text);
      return text;
    },
  };
}
