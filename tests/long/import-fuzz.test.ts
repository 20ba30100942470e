import { beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/model/errors.ts";
import { importSamples, mutations } from "../support/import-fuzz.ts";
import { type BytesFile, readImport } from "../support/read-import.ts";
import { amount, SEED } from "./support/amount.ts";
import { tellFigures } from "./support/figures.ts";

const COUNT = amount(5000);
/** Far more than any of these small files needs. */
const MOST_MS = 20_000;

let samples: readonly (readonly BytesFile[])[] = [];
beforeAll(async () => {
  samples = await importSamples();
});

test("every sample is read as it stands", async () => {
  for (const files of samples) {
    const check = await readImport(files);
    expect(check.graph === null ? check.problems : [], files[0]?.name).toEqual([]);
  }
});

test(
  "broken files are read or refused with problems that have a place; nothing throws, nothing hangs",
  async () => {
    let refused = 0;
    for (const { files, how } of mutations(samples, { count: COUNT, seed: SEED })) {
      const problems = await problemsOf(files, how);
      if (problems.length > 0) refused++;
      for (const problem of problems) expect(isPlaced(problem, files), how).toBe(true);
    }
    expect(refused).toBeGreaterThan(COUNT / 3);
    tellFigures("broken files", { files: COUNT, refused, read: COUNT - refused });
  },
  COUNT * 1000,
);

async function problemsOf(files: readonly BytesFile[], how: string): Promise<readonly Problem[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${how}: hangs`)), MOST_MS);
  });
  try {
    const check = await Promise.race([readImport(files), late]);
    if (check.graph) return [];
    expect(check.problems.length, how).toBeGreaterThan(0);
    return check.problems;
  } catch (cause) {
    throw new Error(how, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** A problem names a file of those that were given, or of the archive, and says what was expected. */
function isPlaced(
  { file, line, message, expected }: Problem,
  files: readonly BytesFile[],
): boolean {
  const isNamed = Boolean(file) && files.length > 0;
  const isLine = line === undefined || (Number.isInteger(line) && line > 0);
  return isNamed && isLine && message !== "" && Boolean(expected);
}
