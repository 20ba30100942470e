import type { ImportRequest } from "../../../src/api/contract/operations.ts";

export type SentFile = ImportRequest["files"][number];

/** A file that was chosen or dropped, with the folder that it lies in. */
export interface ChosenFile {
  /** With its folders, `/` between them. */
  readonly path: string;
  readonly file: File;
}

/** More than the server takes: said before anything is read. */
export const MOST_BYTES = 45 * 1024 * 1024;
export const MOST_FILES = 500;

/** Files that systems leave in folders: nobody means them. */
const LEFT_BESIDE = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/;

/** The files that are meant. */
export function meantFiles(chosen: readonly ChosenFile[]): ChosenFile[] {
  return chosen.filter(({ path }) => !LEFT_BESIDE.test(path));
}

/** Whether there is more than the server takes: too many bytes, too many files, or nothing at all. */
export function sizeFault(
  chosen: readonly ChosenFile[],
): "tooLarge" | "tooMany" | "nothing" | null {
  if (chosen.length === 0) return "nothing";
  if (chosen.length > MOST_FILES) return "tooMany";
  const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0);
  return bytes > MOST_BYTES ? "tooLarge" : null;
}

/** A file as it is sent: as text where it is UTF-8 byte for byte, else as base64. */
export async function sentFile({ path, file }: ChosenFile): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { name: path, text };
  } catch {
    return { name: path, base64: base64Of(bytes) };
  }
}

const SLICE = 0x8000;

/** Bytes as base64, slice by slice: a call takes only so many arguments. */
export function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += SLICE)
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(binary);
}
