import { endianness } from "node:os";
import type { StudyRows } from "../engine/measures/study.ts";
import { StorageError } from "../model/errors.ts";

const NUMBER = 8;
/** Iterations, last change, and 1 if it converged. */
const HEAD = 3;
const IS_LITTLE = endianness() === "LE";

/** Rows as bytes: little-endian float64, the convergence before the values. Every bit comes back. */
export function bytesOfRows({ values, convergence }: StudyRows): Uint8Array {
  const { iterations, lastChange, converged } = convergence;
  const numbers = new Float64Array(HEAD + values.length);
  numbers.set([iterations, lastChange, converged ? 1 : 0]);
  numbers.set(values, HEAD);
  const bytes = Buffer.from(numbers.buffer);
  return IS_LITTLE ? bytes : bytes.swap64();
}

/**
 * What `bytesOfRows` made.
 * @param count how many values there must be
 * @throws StorageError `storage_failed` if it is something else
 */
export function rowsOfBytes(bytes: Uint8Array, count: number): StudyRows {
  if (bytes.length !== (HEAD + count) * NUMBER) {
    const message = `a shard has ${bytes.length} bytes`;
    const expected = `${(HEAD + count) * NUMBER}`;
    throw new StorageError("storage_failed", message, { details: [{ message, expected }] });
  }
  const copy = Buffer.from(Uint8Array.from(bytes).buffer);
  if (!IS_LITTLE) copy.swap64();
  const numbers = new Float64Array(copy.buffer);
  const [iterations = 0, lastChange = 0, converged = 0] = numbers;
  return {
    values: numbers.slice(HEAD),
    convergence: { iterations, lastChange, converged: converged === 1 },
  };
}
