/** A file that was chosen or dropped, with the folder that it lies in. */
export interface ChosenFile {
  /** With its folders, `/` between them. */
  readonly path: string;
  readonly file: File;
}

/** More than servers take that nobody told otherwise: said before anything is sent. */
export const MOST_BYTES = 2048 * 1024 * 1024;
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

/** Whether all files can still be read: one that was moved since it was chosen cannot. */
export async function areReadable(chosen: readonly ChosenFile[]): Promise<boolean> {
  const reads = chosen.map(({ file }) => file.slice(0, 1).arrayBuffer());
  return Promise.all(reads).then(
    () => true,
    () => false,
  );
}
