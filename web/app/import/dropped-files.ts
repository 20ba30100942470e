import { type ChosenFile, MOST_FILES } from "./sent-files.ts";

/** Folders in folders that are looked into. */
const MOST_LEVELS = 8;

/** Whether something that is dragged over the page holds files. */
export function holdsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes("Files") ?? false;
}

/** All files of what was dropped, those in folders with their path. */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  // Entries are there only while the event is handled: take all before waiting for any.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return chosenFiles([...transfer.files]);
  const found: ChosenFile[] = [];
  for (const entry of entries) await collect(entry, found, 0);
  return found;
}

/** Files of an input; those of a folder know their path. */
export function chosenFiles(files: readonly File[]): ChosenFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function collect(entry: FileSystemEntry, into: ChosenFile[], level: number): Promise<void> {
  if (into.length > MOST_FILES || level > MOST_LEVELS) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    into.push({ path: entry.fullPath.replace(/^\//, ""), file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    for (;;) {
      const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (batch.length === 0) return;
      for (const inside of batch) await collect(inside, into, level + 1);
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
