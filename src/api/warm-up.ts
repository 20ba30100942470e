import { LinchpinError } from "../model/errors.ts";
import type { Answers } from "./answers/question.ts";
import { bytesBelow, type GraphCache, type ListedGraph } from "./graph-cache.ts";

/** What the page asks first. */
const FIRST_ASKED = ["chokepoints", "dependency"] as const;

/**
 * Reads the data sets and starts the threads before the first reader comes: a first picture then takes
 * no longer than any other. The largest comes first, since the page opens it; the others do not keep it
 * waiting. What is wrong with a data set is told when it is asked for.
 * @param signal aborted when the server is stopped
 */
export async function warmUp(
  graphs: GraphCache,
  answers: Answers,
  signal?: AbortSignal,
): Promise<void> {
  try {
    let isAsked = false;
    for (const { id } of await largestFirst(graphs)) {
      const data = await graphs.find(id).catch(() => null);
      if (signal?.aborted) return; // a stopped server starts no more threads
      if (!data || isAsked) continue;
      isAsked = true;
      await Promise.all(
        FIRST_ASKED.map((name) => answers.ask({ name, data: [data], body: {} }, { signal })),
      );
    }
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
  }
}

async function largestFirst(graphs: GraphCache): Promise<ListedGraph[]> {
  const products = (await graphs.list()).filter(({ kind }) => kind !== "firms");
  const sized = await Promise.all(
    products.map(async (entry) => ({ entry, bytes: await bytesBelow(entry.path) })),
  );
  return sized.sort((a, b) => b.bytes - a.bytes).map(({ entry }) => entry);
}
