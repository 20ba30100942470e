/** Work in small steps, each of which says how much has been done; who takes them may pause between two. */
export type Steps<Result> = Generator<number, Result, undefined>;

/** Takes all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
