import { basename } from "node:path";
import type { ReadControl } from "../store/bytes/read-records.ts";
import type { Io } from "./io.ts";
import { watchedWork } from "./watched-work.ts";

const MEGABYTE = 1e6;

/**
 * Reads a file that may be large: how far it has come on stderr, and Ctrl-C stops it.
 * @throws what `read` throws; it throws CancelledError after SIGINT
 */
export async function watchedReading<Result>(
  io: Io,
  path: string,
  read: (control: ReadControl) => Promise<Result>,
): Promise<Result> {
  const file = basename(path);
  return watchedWork(io, ({ signal, say }) => {
    const onProgress = ({ bytes, of }: { readonly bytes: number; readonly of: number }) => {
      if (bytes < of) say(`${file}: ${inMegabytes(bytes)} of ${inMegabytes(of)} MB read`);
    };
    return read({ signal, onProgress });
  });
}

const inMegabytes = (bytes: number) => Math.round(bytes / MEGABYTE);
