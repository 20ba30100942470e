import { unzipSync } from "fflate";
import type { Problem } from "../../model/errors.ts";
import type { ImportFile } from "./import-file.ts";

/** What an archive may hold, unpacked. */
const MOST_BYTES = 200 * 1024 * 1024;
const MOST_FILES = 500;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** An archive without anything in it. */
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

/** Whether these are the bytes of a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return [ZIP, EMPTY_ZIP].some((mark) => mark.every((byte, at) => bytes[at] === byte));
}

/**
 * The files of a zip archive. What it says of its own size is checked before anything is unpacked, and
 * nothing is unpacked beyond what it says.
 */
export function unpack({ name, bytes }: ImportFile): {
  readonly files: readonly ImportFile[];
  readonly problem: Problem | null;
} {
  let size = 0;
  let count = 0;
  const fits = () => size <= MOST_BYTES && count <= MOST_FILES;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        if (path.endsWith("/")) return false;
        size += originalSize;
        count += 1;
        return fits();
      },
    });
    if (!fits()) return { files: [], problem: tooLarge(name, size, count) };
    const files = Object.entries(unpacked).map(([path, content]) => ({
      name: path,
      bytes: content,
    }));
    return { files, problem: null };
  } catch {
    const message = "is no zip archive that can be unpacked; is it cut off?";
    return {
      files: [],
      problem: { file: name, message, expected: "a zip archive without password" },
    };
  }
}

function tooLarge(file: string, size: number, count: number): Problem {
  const message = `holds ${count} files of ${Math.round(size / 1e6)} MB in all`;
  const expected = `at most ${MOST_FILES} files of ${MOST_BYTES / (1024 * 1024)} MB in all`;
  return { file, message, expected };
}
