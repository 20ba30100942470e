import { certify } from "../../engine/measures/certificate.ts";
import { addConvergence, rowsHere, type StudyRows } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import { compareIds } from "../../model/ids.ts";
import type { SweepItem, SweepOptions, SweepOrder, SweepResult } from "../../model/sweep.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { stepNote, unstatedNotes } from "../simulate/simulation-notes.ts";
import { ROW, SECTOR, SweepQuestion } from "./sweep-question.ts";
import { studyOf } from "./sweep-study.ts";

/**
 * Halts every product, producer, country, firm, input or pair, one after another, in the daily model.
 * @param rows of `sweepStudy` for these options, if they were computed elsewhere
 * @throws InvalidInputError `unknown_sector` and what `compileNetwork` throws; LimitError `too_large`
 * @see docs/methods/sweep.md
 */
export function sweep(data: DataSet, options: SweepOptions, rows?: StudyRows | null): SweepResult {
  const question = new SweepQuestion(data, options);
  const { candidates, evaluator, sectors } = question;
  const found = rows === undefined ? rowsHere(studyOf(question)) : rows;
  const items = found ? itemsOf(question, found.values) : [];
  items.sort((a, b) => inOrder(a, b, options.sort));
  if (found) addConvergence(evaluator.convergence, found.convergence);
  const total = candidates.rows.length - candidates.singles;
  return {
    by: options.by,
    for: options.for ?? null,
    sort: options.sort,
    size: options.size,
    durationDays: options.durationDays ?? null,
    horizonDays: options.horizonDays,
    items: items.slice(0, options.top).map((item, at) => ({ ...item, place: at + 1 })),
    total: items.length,
    harmless: items.filter(({ timeToSurviveDays }) => timeToSurviveDays === null).length,
    excluded: sectors.length > 0 ? 0 : total,
    ...(candidates.among ? { among: candidates.among } : {}),
    certificate: certify(question.network, FORMULA, {
      convergence: evaluator.convergence,
      notes: notesOf(question),
    }),
  };
}

const FORMULA = "cascade in daily steps, each candidate halted by itself";

type Unplaced = Omit<SweepItem, "place">;

function itemsOf(question: SweepQuestion, values: Float64Array): Unplaced[] {
  const { candidates, width } = question;
  const row = (at: number) => values.subarray(at * width, (at + 1) * width);
  const alone = new Map(
    candidates.rows
      .slice(0, candidates.singles)
      .map(([target], at) => [target ? formatTarget(target) : "", row(at)[ROW.lost] ?? 0]),
  );
  return candidates.rows.slice(candidates.singles).map((targets, at) => {
    const own = row(at + candidates.singles);
    return { ...itemOf(question, targets, own), ...pairPart(targets, own, alone) };
  });
}

function itemOf(
  { network, sectors }: SweepQuestion,
  targets: readonly Target[],
  row: Float64Array,
): Unplaced {
  const courses = sectors.map(({ product }, at) => {
    const from = ROW.sectors + at * SECTOR.width;
    const [survive = 0, minOutput = 0, lostDays = 0] = row.subarray(from, from + SECTOR.width);
    return { id: network.products[product] ?? "", survive, minOutput, lostDays };
  });
  const first = row[ROW.survive] ?? 0;
  const short = courses.filter(({ survive }) => Number.isFinite(survive));
  return {
    id: targets.map(formatTarget).join("+"),
    timeToSurviveDays: dayOf(first),
    timeToRecoverDays: dayOf(row[ROW.recover] ?? Number.NaN),
    minOutput: row[ROW.least] ?? 0,
    lostDays: row[ROW.lost] ?? 0,
    firstHit: short
      .filter(({ survive }) => survive === first)
      .map(({ id }) => id)
      .sort(compareIds),
    sectors: Object.fromEntries(
      short.map(({ id, survive, minOutput, lostDays }) => [
        id,
        { timeToSurviveDays: survive, minOutput, lostDays },
      ]),
    ),
  };
}

function dayOf(day: number): number | null {
  return Number.isFinite(day) ? day : null;
}

function pairPart(
  targets: readonly Target[],
  row: Float64Array,
  alone: ReadonlyMap<string, number>,
): Partial<SweepItem> {
  if (targets.length < 2) return {};
  const ids = targets.map(formatTarget);
  const sum = ids.reduce((days, id) => days + (alone.get(id) ?? 0), 0);
  return { targets: ids, beyondSum: (row[ROW.lost] ?? 0) - sum };
}

/** Figures without the noise of the last bits, so that ties are ties; worst first. */
function keysOf({ timeToSurviveDays, minOutput, lostDays }: Unplaced): Record<SweepOrder, number> {
  return {
    time: timeToSurviveDays ?? Number.MAX_VALUE,
    output: Math.round(minOutput * 1e12),
    lost: -Math.round(lostDays * 1e9),
  };
}

const ORDERS: Readonly<Record<SweepOrder, readonly SweepOrder[]>> = {
  time: ["time", "output", "lost"],
  output: ["output", "time", "lost"],
  lost: ["lost", "time", "output"],
};

function inOrder(a: Unplaced, b: Unplaced, sort: SweepOrder): number {
  const [first, second] = [keysOf(a), keysOf(b)];
  for (const key of ORDERS[sort]) if (first[key] !== second[key]) return first[key] - second[key];
  return compareIds(a.id, b.id);
}

function notesOf({ candidates, days, settled }: SweepQuestion): string[] {
  const { among } = candidates;
  return [
    ...unstatedNotes(days, settled),
    ...(settled.stepDays > 1 ? [stepNote(settled.stepDays)] : []),
    ...(among && among.chosen < among.of
      ? [
          `pairs are made among the ${among.chosen} of ${among.of} that lose most for good when halted ` +
            "alone; a pair with one of the others may be worse, since two that stand in for one " +
            "another each lose little alone",
        ]
      : []),
  ];
}
