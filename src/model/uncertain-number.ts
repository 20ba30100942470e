import { z } from "zod";

/** Bounds of a number, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const Range = z.strictObject({
  low: z.number(),
  mode: z.number().optional(),
  high: z.number(),
});
const Normal = z.strictObject({
  distribution: z.literal("normal"),
  mean: z.number(),
  sd: z.number().min(0).describe("standard deviation"),
});
const Lognormal = z.strictObject({
  distribution: z.literal("lognormal"),
  mean: z.number().gt(0),
  cv: z.number().min(0).max(5).describe("coefficient of variation: standard deviation / mean"),
});
const Beta = z.strictObject({
  distribution: z.literal("beta"),
  mean: z.number().min(0).max(1),
  nu: z.number().gt(0).max(1e9).describe("sureness: variance is mean (1 - mean) / (nu + 1)"),
});
const Discrete = z.strictObject({
  distribution: z.literal("discrete"),
  values: z.array(z.number()).min(1).max(1000),
  odds: z.array(z.number().min(0)).min(1).max(1000).describe("one for each value; scaled to sum 1"),
});

const DISTRIBUTIONS = { normal: Normal, lognormal: Lognormal, beta: Beta, discrete: Discrete };

/**
 * A number that may be uncertain: stated, a range (triangular with a mode, uniform without), or a
 * distribution. One run takes the mode, or the mean where there is none; many runs draw it.
 * @see docs/methods/monte-carlo.md
 */
export type UncertainNumber =
  | number
  | z.infer<typeof Range>
  | z.infer<typeof Normal>
  | z.infer<typeof Lognormal>
  | z.infer<typeof Beta>
  | z.infer<typeof Discrete>;

/**
 * Schema of an uncertain number within bounds. Stated numbers, ranges, means and discrete values must
 * lie in them; the tails of a normal or lognormal are cut off there when they are drawn.
 */
export function uncertain(bounds: Bounds, id: string): z.ZodType<UncertainNumber> {
  const inside = z.number().min(bounds.min).max(bounds.max);
  const range = Range.extend({ low: inside, mode: inside.optional(), high: inside });
  const normal = Normal.extend({ mean: inside });
  const lognormal = Lognormal.extend({ mean: inside.gt(0) });
  const beta = Beta;
  const discrete = Discrete.extend({ values: z.array(inside).min(1).max(1000) });
  const shape = z.union([inside, range, normal, lognormal, beta, discrete], {
    error: ({ input }) => expectation(input, bounds),
  });
  return shape
    .superRefine((value, context) => {
      const fault = contradiction(value);
      if (fault) context.addIssue({ code: "custom", message: fault });
    })
    .meta({ id });
}

function expectation(input: unknown, { min, max }: Bounds): string {
  const number =
    max === Number.MAX_VALUE ? `a number of at least ${min}` : `a number ${min}..${max}`;
  const within = max === Number.MAX_VALUE ? `at least ${min}` : `${min}..${max}`;
  if (typeof input !== "object" || input === null) {
    return `${number}, a range {low, mode, high} or a distribution`;
  }
  if ("distribution" in input) {
    const name = String(input.distribution);
    const schema = Object.hasOwn(DISTRIBUTIONS, name)
      ? DISTRIBUTIONS[name as keyof typeof DISTRIBUTIONS]
      : null;
    if (!schema) return `a distribution: ${Object.keys(DISTRIBUTIONS).join(", ")}`;
    return `${name} with ${Object.keys(schema.shape).slice(1).join(", ")}, all ${within}`;
  }
  return `a range with low and high, mode between them if given, all ${within}`;
}

function contradiction(value: UncertainNumber): string | null {
  if (typeof value === "number") return null;
  if ("low" in value) {
    const { low, mode = low, high } = value;
    return low <= mode && mode <= high ? null : "low <= mode <= high";
  }
  if (value.distribution !== "discrete") return null;
  const { values, odds } = value;
  if (values.length !== odds.length) return `as many odds as values (${values.length})`;
  return odds.some((chance) => chance > 0) ? null : "odds that are not all 0";
}

/** Whether runs draw it: a range of some width, or a distribution of some spread. */
export function isUncertain(value: UncertainNumber): boolean {
  if (typeof value === "number") return false;
  if ("low" in value) return value.low < value.high;
  switch (value.distribution) {
    case "normal":
      return value.sd > 0;
    case "lognormal":
      return value.cv > 0;
    case "beta":
      return value.mean > 0 && value.mean < 1;
    case "discrete":
      return new Set(value.values.filter((_, at) => (value.odds[at] ?? 0) > 0)).size > 1;
  }
}

/** What a single run takes: the mode of a range, the middle of one without, the mean of a distribution. */
export function central(value: UncertainNumber): number {
  if (typeof value === "number") return value;
  if ("low" in value) return value.mode ?? (value.low + value.high) / 2;
  if (value.distribution !== "discrete") return value.mean;
  const total = value.odds.reduce((sum, chance) => sum + chance, 0);
  return value.values.reduce((sum, x, at) => sum + (x * (value.odds[at] ?? 0)) / total, 0);
}

/** The least value that it may take, for checks before anything is drawn. */
export function least(value: UncertainNumber, { min }: Bounds): number {
  if (typeof value === "number") return value;
  if ("low" in value) return value.low;
  return value.distribution === "discrete" ? Math.min(...value.values) : min;
}
