import type { ImportFile } from "../../store/import/import-file.ts";

/** A file that came with a request. */
export interface ReceivedFile {
  /** As its owner calls it: shown, never a path. */
  readonly name: string;
  readonly size: number;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
}

/**
 * Files that came with a request and lie in a folder of their own, until they are let go. As JSON it is what
 * was sent, not where it lies.
 */
export class ReceivedUpload {
  readonly files: readonly ReceivedFile[];
  /** Fields beside the files, as text. */
  readonly fields: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #remove: () => Promise<void>;
  #isTaken = false;

  constructor(
    sent: {
      readonly files: readonly ReceivedFile[];
      readonly fields: Readonly<Record<string, string>>;
    },
    folder: string,
    remove: () => Promise<void>,
  ) {
    this.files = sent.files;
    this.fields = sent.fields;
    this.#folder = folder;
    this.#remove = remove;
  }

  /** The files, as an import takes them. */
  get given(): readonly ImportFile[] {
    return this.files.map(({ name }, at) => ({ name, from: `${this.#folder}/${fileName(at)}` }));
  }

  get folder(): string {
    return this.#folder;
  }

  /** From now on the files stay when the request has been answered; who takes them removes them. */
  take(): () => Promise<void> {
    this.#isTaken = true;
    return this.#remove;
  }

  /** The request has been answered. */
  async letGo(): Promise<void> {
    if (!this.#isTaken) await this.#remove();
  }
}

/** The name under which a file lies in its folder. */
export function fileName(at: number): string {
  return `upload-${at}`;
}
