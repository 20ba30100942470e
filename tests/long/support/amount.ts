/**
 * How much a long test does: `npm run test:long` sets `TEST_AMOUNT=full`, `npm test` does a tenth of it.
 * The code is the same.
 */
const wanted = process.env["TEST_AMOUNT"] ?? "tenth";
if (wanted !== "full" && wanted !== "tenth")
  throw new Error(`TEST_AMOUNT is "${wanted}"; expected full or tenth`);

/** Rounds, requests or seconds: all of them, or a tenth. */
export function amount(full: number): number {
  return wanted === "full" ? full : Math.ceil(full / 10);
}

/** What is drawn is the same for the same seed; `LONG_SEED=7` draws anew. */
export const SEED = Number(process.env["LONG_SEED"] ?? 1);
