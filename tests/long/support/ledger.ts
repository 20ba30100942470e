/** What is kept under a name: text that says all of it, and null where nothing is. */
export type Kept = { readonly text: string; readonly version: string | null } | null;

interface Entry {
  /** The last that was acknowledged. */
  sure: Kept;
  /** What was asked for since, and never answered: each may have been done, or not. */
  tried: Kept[];
}

/**
 * What a client knows of what it had a server keep. After a failure each thing must be as it was last
 * acknowledged, or as the one request that was never answered left it; nothing else, and nothing in between.
 */
export class Ledger {
  private readonly entries = new Map<string, Entry>();
  acknowledged = 0;

  /** Notes a change before it is asked for. @returns to be called when it was acknowledged */
  try(name: string, wanted: Kept): (as?: Kept) => void {
    const entry = this.entries.get(name) ?? { sure: null, tried: [] };
    this.entries.set(name, entry);
    entry.tried.push(wanted);
    return (as = wanted) => {
      entry.sure = as;
      entry.tried = [];
      this.acknowledged++;
    };
  }

  sureOf(name: string): Kept {
    return this.entries.get(name)?.sure ?? null;
  }

  /** Names of one kind, such as `graph`. */
  names(kind: string): string[] {
    return [...this.entries.keys()].filter((name) => name.startsWith(`${kind} `));
  }

  /** Holds what is there now against what was acknowledged. @returns what is wrong; null: nothing */
  faultOf(name: string, now: Kept): string | null {
    const entry = this.entries.get(name);
    if (!entry) return now === null ? null : `${name} is there, and nobody asked for it`;
    const isSure = now?.text === entry.sure?.text;
    const isSameVersion = !isSure || now?.version === entry.sure?.version;
    const isTried = entry.tried.some((tried) => tried?.text === now?.text);
    if (!(isTried || (isSure && isSameVersion)))
      return `${name} is ${inWords(now)}, acknowledged was ${inWords(entry.sure)}`;
    entry.sure = now;
    entry.tried = [];
    return null;
  }
}

function inWords(kept: Kept): string {
  return kept === null
    ? "not there"
    : `${kept.text.length} characters, version ${kept.version}: ${kept.text.slice(0, 80)}`;
}
