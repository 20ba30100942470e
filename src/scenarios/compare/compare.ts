import { bandsOf } from "../../engine/kernels/bands.ts";
import { certify, distinct } from "../../engine/measures/certificate.ts";
import { rowsHere, type StudyRows } from "../../engine/measures/study.ts";
import type {
  ComparedScenario,
  CompareOptions,
  CompareResult,
  DifferenceBands,
  ScenarioDifference,
} from "../../model/comparison.ts";
import type { DataSet } from "../../model/data-set.ts";
import { refuseWithoutRuns } from "../monte-carlo/simulation-study.ts";
import { refuseLargeSeries } from "../simulate/series-size.ts";
import { simulate } from "../simulate/simulate.ts";
import { compareStudy } from "./compare-study.ts";
import { comparedScenarios, type Side } from "./compared-scenarios.ts";
import { differenceOf } from "./difference.ts";

/** Less is the noise of the last bits. */
const NOISE = 1e-9;

/**
 * Scenarios beside a baseline, by default a world in which nothing happens: what `simulate` says of each,
 * over the same days, and each less the baseline. With `runs`, all sides live through the same drawn worlds.
 * @param rows of `compareStudy` for these options, if they were computed elsewhere; null: no bands;
 *   with `runs` and without rows, they are computed here
 * @throws InvalidInputError what is wrong with any of them, homes or weights that differ; LimitError
 * @see docs/methods/compare.md; as many times `simulate` as there are scenarios, and the baseline
 */
export function compare(
  data: DataSet,
  options: CompareOptions,
  rows: StudyRows | null = rowsHere(compareStudy(data, options)),
): CompareResult {
  refuseLargeSeries(data, options);
  const { sides, notes } = comparedScenarios(data, options);
  const [first] = sides;
  if (first) refuseWithoutRuns(first.options);
  const told = sides.map((side) => ({ side, result: simulate(data, side.options, null) }));
  const runs = rows ? new PairedRuns(rows, sides) : null;
  const all = told.map(
    ({ side, result }, at): ComparedScenario => ({
      ...result,
      id: side.id,
      ...(runs && result.lostDays !== null ? { lostDaysBands: runs.of(at) } : {}),
    }),
  );
  const [baseline, ...scenarios] = all;
  if (!baseline || !first) throw new TypeError("a comparison has a baseline");
  const difference = scenarios.map((scenario, at): [string, ScenarioDifference] => {
    const plain = differenceOf(scenario, baseline);
    return [scenario.id, runs ? { ...plain, bands: runs.against(at + 1, scenario) } : plain];
  });
  const certificates = all.map(({ certificate }) => certificate);
  return {
    days: baseline.days,
    baseline,
    scenarios,
    difference: Object.fromEntries(difference),
    certificate: certify(first.network, "daily cascade, less that of the baseline", {
      convergence: {
        iterations: Math.max(...certificates.map(({ iterations }) => iterations)),
        lastChange: Math.max(...certificates.map(({ lastChange }) => lastChange)),
        converged: certificates.every(({ converged }) => converged),
      },
      assumed: distinct(certificates.flatMap(({ assumed }) => assumed)),
      notes: [...notes, ...notesOfSides(all, first.network), ...runNotes(runs)],
    }),
  };
}

/** What the sides rest on: once if it holds for all, else with the side's id; what `certify` tells is left. */
function notesOfSides(sides: readonly ComparedScenario[], network: Side["network"]): string[] {
  const told = new Set(certify(network, "", { convergence: NONE }).notes);
  const has = (note: string) => (side: ComparedScenario) => side.certificate.notes.includes(note);
  const notes = sides.flatMap(({ id, certificate }) =>
    certificate.notes
      .filter((note) => !told.has(note))
      .map((note) => {
        const ofProduct = network.productIndex.has(note.slice(0, note.indexOf(":")));
        return ofProduct || sides.every(has(note)) ? note : `${id}: ${note}`;
      }),
  );
  return [...new Set(notes)];
}

const NONE = { iterations: 0, lastChange: 0, converged: true };

function runNotes(runs: PairedRuns | null): string[] {
  if (!runs) return [];
  return [
    `${runs.count} runs: baseline and scenarios share every draw, so that differences are their own`,
  ];
}

/** Lost days of all sides in the same runs. */
class PairedRuns {
  readonly count: number;
  private readonly values: Float64Array;
  private readonly width: number;
  /** Ids in the order of the columns. */
  private readonly sectors: readonly string[];

  constructor({ values }: StudyRows, sides: readonly Side[]) {
    const [first] = sides;
    this.count = first?.options.runs ?? 0;
    this.values = values;
    this.width = this.count > 0 ? values.length / this.count : 0;
    this.sectors = first ? sectorsOf(first.network) : [];
  }

  /** Weighted lost days of a side. */
  of(side: number): ComparedScenario["lostDaysBands"] {
    return { ...bandsOf(this.column(side, 0)), runs: this.count };
  }

  /** A side less the baseline, run by run. */
  against(side: number, { lostDays }: ComparedScenario): ScenarioDifference["bands"] {
    const bySector = this.sectors.map((id, at) => [id, this.difference(side, 1 + at)]);
    return {
      all: lostDays === null ? null : this.difference(side, 0),
      sectors: Object.fromEntries(bySector),
    };
  }

  private difference(side: number, figure: number): DifferenceBands {
    const before = this.column(0, figure);
    const change = this.column(side, figure).map((lost, run) => lost - (before[run] ?? 0));
    const share = (holds: (x: number) => boolean) => change.filter(holds).length / this.count;
    return {
      lostDays: { ...bandsOf(change), runs: this.count },
      oddsMore: share((x) => x > NOISE),
      oddsLess: share((x) => x < -NOISE),
    };
  }

  private column(side: number, figure: number): Float64Array {
    const at = side * (1 + this.sectors.length) + figure;
    return Float64Array.from(
      { length: this.count },
      (_, run) => this.values[run * this.width + at] ?? 0,
    );
  }
}

/** As runs have them: sectors of the network, in the order of products. */
function sectorsOf({ products, sector, labels }: Side["network"]): string[] {
  return products.filter((_, at) => sector[at] === 1 && labels.unitsOf[at]?.[0] !== undefined);
}
