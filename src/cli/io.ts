/** Where the command line writes and what it reads of its surroundings; tests hand in their own. */
export interface Io {
  /** Results, and nothing else. */
  readonly out: (text: string) => void;
  /** Progress and faults. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** One call of the program: a command may finish with another status than 0 without an error. */
export interface Session extends Io {
  readonly setStatus: (status: number) => void;
}

/** Exit statuses of the command line. */
export const EXIT = { done: 0, failed: 1, badUse: 2 } as const;

/** The result as one JSON document and nothing else. */
export function printJson({ out }: Io, result: unknown): void {
  out(`${JSON.stringify(result, null, 2)}\n`);
}
