import { z } from "zod";

const seconds = z.number().min(0);

/** What a program says of one task: one line of JSON. */
export const PeerReport = z.object({
  peer: z.string().default("linchpin"),
  version: z.string().optional(),
  task: z.string(),
  n: z.int().min(1),
  m: z.int().min(0),
  workers: z.int().min(1).optional(),
  kernel: z.enum(["wasm", "js", "auto"]).optional(),
  seconds: seconds.describe("median of the runs"),
  cpu_seconds: seconds.optional().describe("processor seconds of all threads, least of the runs"),
  runs: z.array(seconds).min(1),
  load_seconds: seconds.optional(),
  peak_mib: z.number().min(0).optional(),
  checksum: z.union([z.number(), z.array(z.number())]),
  top10: z.array(z.int()).nullish(),
});
export type PeerReport = z.infer<typeof PeerReport>;

/** Processor seconds; of a program that does not say them, its least wall seconds. */
export function processorSeconds({ cpu_seconds, runs }: PeerReport): number {
  return cpu_seconds ?? Math.min(...runs);
}

/** How far figures may lie apart, relative, and still be the same answer. */
const TOLERANCE = 1e-6;

/**
 * Whether two programs gave the same answer: the checksum, and the ten firms with the highest figures
 * where both name them. Ten firms by weighted betweenness are left out: their sums of fractions come
 * apart in the last place by the order of adding, so that ties fall otherwise.
 */
export function sameAnswer(one: PeerReport, other: PeerReport): boolean {
  const [first, second] = [one.checksum, other.checksum].map((sum) => [sum].flat());
  const near = (a: number, b = Number.NaN) =>
    Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b), 1e-12);
  if (first?.length !== second?.length || !first?.every((a, i) => near(a, second?.[i]))) {
    return false;
  }
  if (!one.top10 || !other.top10 || one.task === "betweenness_weighted") return true;
  return one.top10.join() === other.top10.join();
}
