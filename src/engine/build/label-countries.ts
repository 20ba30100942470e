/** OECD tables split two countries' producers by what they export: CN1, CN2, MX1, MX2. */
const SPLIT_COUNTRY: Readonly<Record<string, string>> = {
  CN1: "CHN",
  CN2: "CHN",
  CN3: "CHN",
  CN4: "CHN",
  MX1: "MEX",
  MX2: "MEX",
  MX3: "MEX",
};

/** Where the labels of a table are. */
export interface LabelCountries {
  /** In order of first appearance. */
  readonly countries: readonly string[];
  /** Uint32Array(n): index of each label's country. */
  readonly countryOf: Uint32Array;
  readonly notes: readonly string[];
}

/**
 * Country of each label: what stands before the first underscore, all of it if there is none. Parts of
 * China and Mexico that OECD tables split off count as China and Mexico. O(n)
 */
export function labelCountries(labels: readonly string[]): LabelCountries {
  const index = new Map<string, number>();
  const split = new Set<string>();
  const countryOf = Uint32Array.from(labels, (label) => {
    const cut = label.indexOf("_");
    const code = cut > 0 ? label.slice(0, cut) : label;
    const whole = cut > 0 && Object.hasOwn(SPLIT_COUNTRY, code) ? SPLIT_COUNTRY[code] : undefined;
    if (whole !== undefined) split.add(code);
    const country = whole ?? code;
    const at = index.get(country) ?? index.size;
    index.set(country, at);
    return at;
  });
  const notes = [...split].sort().map((code) => `${code} counts as ${SPLIT_COUNTRY[code]}`);
  return { countries: [...index.keys()], countryOf, notes };
}
