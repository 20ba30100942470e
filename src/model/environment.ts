/** Variables of the environment, as the system hands them over. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment of this process: the one place that reads it. What the variables mean, and what they
 * hold if they are not set, stands in the table of settings.
 * @see docs/operating.md
 */
export function environment(): Environment {
  return process.env;
}
