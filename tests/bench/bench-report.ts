import { z } from "zod";

const seconds = z.number().min(0);

/** Of all runs of one case, for one call of its task. */
const Spread = z.strictObject({ median: seconds, min: seconds });

export const Measurement = z.strictObject({
  case: z.string(),
  n: z.number(),
  m: z.number(),
  /** Calls of the task in each run. */
  iterations: z.int().min(1),
  runs: z.int().min(3).describe("fewer tell nothing of their spread"),
  wallSeconds: Spread,
  /** Of all threads of the process; the figure to compare on a machine that others use too. */
  cpuSeconds: Spread,
  peakMemoryMib: z.number().min(0).describe("most that the process of this case ever held"),
  checksum: z.number().describe("over all results: the same for the same answers"),
});
export type Measurement = z.infer<typeof Measurement>;

/** What `npm run bench` writes and `npm run bench:compare` reads. */
export const BenchReport = z.strictObject({
  format: z.literal("linchpin-bench/1"),
  commit: z.string().nullable().describe("null: not in a git repository"),
  changed: z.boolean().describe("files differ from the commit"),
  cpu: z.string(),
  node: z.string(),
  /** Load average over a minute at the start and at the end: above 1, others were at work. */
  load: z.tuple([z.number(), z.number()]),
  measurements: z.array(Measurement),
});
export type BenchReport = z.infer<typeof BenchReport>;
