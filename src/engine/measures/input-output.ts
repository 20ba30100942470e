import { InvalidInputError, LimitError, type Problem } from "../../model/errors.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import type {
  InputOutputTable,
  IoCertificate,
  IoItem,
  IoOptions,
  IoResult,
  Origins,
} from "../../model/input-output.ts";
import { ioNotes } from "./io-notes.ts";
import { type IoProfile, ioProfiles } from "./io-profiles.ts";
import { IoSystem } from "./io-system.ts";

/** Up to so many figures a map, origins are labels unless asked otherwise; above, countries. */
const MOST_BY_LABEL = 250_000;
/** More figures a map than this are not put into one answer. */
const MOST_FIGURES = 1_000_000;
/** Matrices of more labels than this are not put into one answer. */
const MOST_IN_MATRIX = 500;

/**
 * Look-through exposure (FPEM), face value, hidden exposure, value-added origin and foreign input
 * reliance of an input-output table; on request gross output for another demand, and the matrices.
 * @throws InvalidInputError unknown label or country, `value_cycle` where a cycle adds no value;
 *   LimitError `too_large` for more figures than one answer holds
 * @see docs/methods/look-through-exposure.md, docs/methods/input-output.md
 */
export function inputOutput(table: InputOutputTable, options: IoOptions): IoResult {
  const system = new IoSystem(table);
  const index = new Map(table.labels.map((label, at) => [label, at]));
  const asked = askedLabels(options, index);
  const home = homeCountries(system, options);
  const demand = options.demand && demandOf(options.demand, index);
  const origins = options.origins ?? defaultOrigins(table, asked.length);
  const names = origins === "country" ? system.places.countries : table.labels;
  refuseTooMany(table, asked.length, names.length, options);
  const { countryOf } = system.places;
  const profiles = ioProfiles(system, {
    labels: asked,
    origins,
    isForeign: (country, label) => (home ? !home.has(country) : country !== countryOf[label]),
  });
  const items = profiles.map((profile) => itemOf(system, profile, names));
  const listed = options.top === undefined ? items : mostReliant(items).slice(0, options.top);
  const output = demand && system.outputFor(demand);
  return {
    items: listed,
    total: items.length,
    ...(output
      ? { output: Object.fromEntries(table.labels.map((id, at) => [id, output[at] ?? 0])) }
      : {}),
    ...(options.matrices ? matrices(system) : {}),
    certificate: certify(system, options, origins),
  };
}

function itemOf(
  { table, places, coefficients }: IoSystem,
  profile: IoProfile,
  names: readonly string[],
): IoItem {
  const { label, required, direct, value, inputs, foreignInputs } = profile;
  const total = 1 + inputs;
  const map = (figures: Float64Array) =>
    Object.fromEntries(names.map((name, at) => [name, figures[at] ?? 0]));
  return {
    id: table.labels[label] ?? "",
    country: places.countries[places.countryOf[label] ?? 0] ?? "",
    fpem: map(required.map((made) => made / total)),
    faceValue: map(direct.map((made) => made / total)),
    // Below 0 by rounding alone: L holds every term of I + A.
    hidden: map(required.map((made, at) => Math.max(0, made - (direct[at] ?? 0)) / total)),
    valueAddedOrigin: map(value),
    foreignInputReliance: inputs > 0 ? foreignInputs / inputs : null,
    outputMultiplier: total,
    ownValueAdded: coefficients.ownValue[label] ?? 0,
  };
}

/** By foreign input reliance, falling; those that have none last; the table's order in ties. */
function mostReliant(items: readonly IoItem[]): IoItem[] {
  const reliance = ({ foreignInputReliance }: IoItem) => foreignInputReliance ?? -1;
  return items.toSorted((a, b) => reliance(b) - reliance(a));
}

function askedLabels({ items }: IoOptions, index: ReadonlyMap<string, number>): number[] {
  const asked = items ?? [...index.keys()];
  const problems = asked.flatMap((id, at) =>
    index.has(id) ? [] : [unknownLabel(id, "items", `/items/${at}`)],
  );
  refuse("invalid_option", problems);
  return [...new Set(asked.map((id) => index.get(id) ?? 0))];
}

function demandOf(
  demand: Readonly<Record<string, number>>,
  index: ReadonlyMap<string, number>,
): Float64Array {
  const unknown = Object.keys(demand).filter((id) => !index.has(id));
  refuse(
    "invalid_option",
    unknown.map((id) => unknownLabel(id, "demand", "/demand")),
  );
  return Float64Array.from(index.keys(), (id) =>
    Object.hasOwn(demand, id) ? (demand[id] ?? 0) : 0,
  );
}

function unknownLabel(id: string, column: string, pointer: string): Problem {
  const message = `"${id}" is no label of the table`;
  return { column, pointer, message, expected: "a label as the table spells it" };
}

/** Null: every label's own country is its home. */
function homeCountries({ places }: IoSystem, { home }: IoOptions): Set<number> | null {
  if (!home) return null;
  const { countries } = places;
  const problems = home.flatMap((code, at): Problem[] => {
    if (countries.includes(code)) return [];
    const message = `"${code}" is no country of the table`;
    const some = countries.slice(0, 8).join(", ");
    const expected = `one of ${some}${countries.length > 8 ? ", ..." : ""}`;
    return [{ column: "home", pointer: `/home/${at}`, message, expected }];
  });
  refuse("unknown_country", problems);
  return new Set(home.map((code) => countries.indexOf(code)));
}

function refuse(code: "invalid_option" | "unknown_country", details: readonly Problem[]): void {
  const [first] = details;
  if (first) throw new InvalidInputError(code, first.message, { details });
}

function defaultOrigins({ labels }: InputOutputTable, asked: number): Origins {
  return labels.length * asked <= MOST_BY_LABEL ? "label" : "country";
}

function refuseTooMany(
  { labels }: InputOutputTable,
  asked: number,
  origins: number,
  { matrices }: IoOptions,
): void {
  const problems: Problem[] = [];
  if (asked * origins > MOST_FIGURES) {
    const message = `${asked} labels by ${origins} origins are too many figures for one answer`;
    const expected = `at most ${MOST_FIGURES}: fewer items, or origins by country`;
    problems.push({ column: "origins", pointer: "/origins", message, expected });
  }
  if (matrices && labels.length > MOST_IN_MATRIX) {
    const message = `matrices of ${labels.length} labels are too large for one answer`;
    const expected = `a table of at most ${MOST_IN_MATRIX} labels`;
    problems.push({ column: "matrices", pointer: "/matrices", message, expected });
  }
  const [first] = problems;
  if (first) throw new LimitError("too_large", first.message, { details: problems });
}

function matrices(
  system: IoSystem,
): Pick<IoResult, "labels" | "technicalCoefficients" | "leontiefInverse"> {
  const { labels } = system.table;
  const { n, offsets, targets, weights } = system.coefficients.byBuyer;
  const coefficients = labels.map(() => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j++) {
    for (let e = offsets[j] ?? 0; e < (offsets[j + 1] ?? 0); e++) {
      const row = coefficients[targets[e] ?? 0];
      if (row) row[j] = weights[e] ?? 0;
    }
  }
  const made = system.columns(labels.map((_, at) => at));
  const inverse = labels.map((_, i) =>
    labels.map((_id, j) => (made[i * n + j] ?? 0) + (i === j ? 1 : 0)),
  );
  return { labels: [...labels], technicalCoefficients: coefficients, leontiefInverse: inverse };
}

function certify(system: IoSystem, { home }: IoOptions, origins: Origins): IoCertificate {
  const { table, places, iteration, spectralRadiusAtMost } = system;
  return {
    formula:
      "L = (I - A)^-1 by sweeps; fpem L_ij / sum L_.j; face value (I + A)_ij / sum L_.j; " +
      "value-added origin v_i L_ij; FIR = foreign / all (L - I)_ij",
    basis: "gross output; valueAddedOrigin: value added, taxes less subsidies in it",
    ...NO_POINT_OF_VIEW,
    home: home ? [...home] : null,
    origins,
    labels: table.labels.length,
    countries: places.countries.length,
    dataYears: { from: table.year, to: table.year },
    spectralRadiusAtMost,
    ...iteration,
    notes: ioNotes(system),
  };
}
