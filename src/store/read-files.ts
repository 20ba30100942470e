import { InvalidInputError, NotFoundError, type Problem } from "../model/errors.ts";
import { invalidData } from "./data-set.ts";

/** Reads several files of one question and collects what is wrong with all of them. */
export class FileReads {
  private readonly faults: Problem[] = [];
  private readonly missing: NotFoundError[] = [];

  /**
   * Reads one file.
   * @returns what stands in it; null if there is no path, or if something is wrong with it
   * @throws what the reader throws, but for faults of the file: these are kept
   */
  async read<T>(path: string | undefined, reader: (path: string) => Promise<T>): Promise<T | null> {
    if (path === undefined) return null;
    try {
      return await reader(path);
    } catch (error) {
      if (error instanceof NotFoundError) this.missing.push(error);
      else if (!(error instanceof InvalidInputError)) throw error;
      this.faults.push(...error.details);
      return null;
    }
  }

  get failed(): boolean {
    return this.faults.length > 0;
  }

  /**
   * The error that tells all faults: where one missing file is all that is wrong, its own.
   * @param file what the question is about, for the message
   */
  error(file: string): NotFoundError | InvalidInputError {
    const [gone] = this.missing;
    const isAll = this.missing.length === 1 && this.faults.length === gone?.details.length;
    return gone && isAll ? gone : invalidData(file, this.faults);
  }
}
