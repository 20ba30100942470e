import { LinchpinError } from "../model/errors.ts";
import type { Answers } from "./answers/question.ts";
import type { GraphCache } from "./graph-cache.ts";

/** What the page asks first. */
const FIRST_ASKED = ["chokepoints", "dependency"] as const;

/**
 * Reads the data sets and starts the threads before the first reader comes: a first picture then takes
 * no longer than any other. What is wrong with a data set is told when it is asked for.
 * @param signal aborted when the server is stopped
 */
export async function warmUp(
  graphs: GraphCache,
  answers: Answers,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const entries = await graphs.list();
    const found = await Promise.allSettled(entries.map(({ id }) => graphs.find(id)));
    const read = found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const largest = read.sort((a, b) => b.tables.products.length - a.tables.products.length)[0];
    if (!largest || signal?.aborted) return; // a stopped server starts no more threads
    await Promise.all(
      FIRST_ASKED.map((name) => answers.ask({ name, data: [largest], body: {} }, { signal })),
    );
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw error;
  }
}
