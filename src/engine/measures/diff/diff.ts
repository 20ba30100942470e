import type { DataSet } from "../../../model/data-set.ts";
import type { DiffOptions, DiffResult } from "../../../model/diff.ts";
import { compareIds } from "../../../model/ids.ts";
import { Choices } from "../../../model/options.ts";
import { refuseRationing } from "../../../model/rationing.ts";
import type { Certificate } from "../../../model/results.ts";
import { dataAsOf } from "../../build/data-as-of.ts";
import { type Answers, answersOf, type Ends } from "./answers.ts";
import { tableDiffs } from "./table-diff.ts";

/** Moves below this are the noise of the last bits. */
const LEAST_MOVE = 1e-9;

/**
 * What changed from data set A to B, row by row, and what it did to the answers: chokepoint score,
 * dependency on all that is foreign, HHI and net import reliance of every product; score of every country.
 * @param options top: at most so many moves, and rows of each kind in each table
 * @returns moves in order of size; then those that unknown supply of one side had left open (`within`);
 *   last those where one side has no figure, because nobody names the makers or the product is not there
 * @throws InvalidInputError what `chokepoints` and `dependency` throw on either side
 * @see docs/methods/what-changed.md
 */
export function diff(a: DataSet, b: DataSet, options: DiffOptions): DiffResult {
  const { asOfA, asOfB, top, asOf, ...rest } = options;
  refuseRationing(rest, ["pro-rata"], "what changed holds figures that know no other rule");
  const years = { a: asOfA ?? asOf, b: asOfB ?? asOf };
  const choices = (year: number | undefined) =>
    Choices.parse({ ...rest, ...(year === undefined ? {} : { asOf: year }) });
  const renamed = renamedProducts(a, b);
  const oldId = new Map(renamed.map(({ before, after }) => [after, before]));
  const before = answersOf(a, choices(years.a));
  const after = answersOf(b, choices(years.b));
  const { moves, compared } = movesBetween(before, after, (id) => oldId.get(id) ?? null);
  const side = ({ id, version }: DataSet, year: number | undefined, certificate: Certificate) => ({
    ...{ id, version, asOf: year ?? null, certificate },
  });
  return {
    a: side(a, years.a, before.certificate),
    b: side(b, years.b, after.certificate),
    tables: tableDiffs(dataAsOf(a, years.a), dataAsOf(b, years.b), top),
    renamed,
    scores: moves.slice(0, top),
    counts: countsOf(moves),
    total: moves.length,
    compared,
  };
}

type Move = DiffResult["scores"][number];

/** Every answer that is not the same on both sides, the largest move first. */
function movesBetween(before: Answers, after: Answers, oldId: (id: string) => string | null) {
  const moves: Move[] = [];
  let compared = 0;
  for (const id of idsOfBoth(before, after, oldId)) {
    const was = oldId(id) ?? id;
    const [old, fresh] = [before.figures.get(was), after.figures.get(id)];
    for (const figure of new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])) {
      const sides = { before: old?.get(figure) ?? null, after: fresh?.get(figure) ?? null };
      if (sides.before === null && sides.after === null) continue;
      compared++;
      const difference = differenceOf(sides);
      if (difference !== null && Math.abs(difference) < LEAST_MOVE) continue;
      const within =
        difference !== null &&
        (isWithin(sides.after, before.endsOf(was, figure)) ||
          isWithin(sides.before, after.endsOf(id, figure)));
      moves.push({ id, figure, ...sides, difference, within });
    }
  }
  moves.sort(
    (x, y) =>
      rank(x) - rank(y) ||
      Math.round(size(y) * 1e12) - Math.round(size(x) * 1e12) ||
      compareIds(x.id, y.id) ||
      compareIds(x.figure, y.figure),
  );
  return { moves, compared };
}

/** Ids as they are after; those that are gone as they were. */
function idsOfBoth(before: Answers, after: Answers, oldId: (id: string) => string | null) {
  const ids = new Set(after.figures.keys());
  const renamed = new Set([...ids].map(oldId));
  return new Set([...[...before.figures.keys()].filter((id) => !renamed.has(id)), ...ids]);
}

function differenceOf({ before, after }: Pick<Move, "before" | "after">): number | null {
  return before === null || after === null ? null : after - before;
}

/** Whether a figure lies where the other side's unknown supply had left it open. */
function isWithin(figure: number | null, ends: Ends | null): boolean {
  if (figure === null || ends === null) return false;
  return figure >= ends.low - LEAST_MOVE && figure <= ends.high + LEAST_MOVE;
}

/** Real moves, then those that may be new knowledge alone, then those without a difference. */
function rank({ difference, within }: Move): number {
  return difference === null ? 2 : Number(within);
}

function size({ difference }: Move): number {
  return Math.abs(difference ?? -1);
}

function countsOf(moves: readonly Move[]): DiffResult["counts"] {
  const count = (isOne: (move: Move) => boolean) => moves.filter(isOne).length;
  return {
    moved: count(({ difference, within }) => difference !== null && !within),
    within: count(({ within }) => within),
    newlyKnown: count(({ before }) => before === null),
    noLongerKnown: count(({ after }) => after === null),
  };
}

/** Products that left under one id and came under another with the same name and kind. */
function renamedProducts(a: DataSet, b: DataSet): DiffResult["renamed"] {
  const ids = (data: DataSet) => new Set(data.tables.products.map(({ id }) => id));
  const [idsA, idsB] = [ids(a), ids(b)];
  const nameOf = ({ kind, stage, nameEn }: DataSet["tables"]["products"][number]) =>
    nameEn === null ? null : `${kind}|${stage}|${nameEn}`;
  const unique = (data: DataSet, other: ReadonlySet<string>) => {
    const byName = new Map<string, string | null>();
    for (const row of data.tables.products) {
      const name = nameOf(row);
      if (name !== null && !other.has(row.id)) byName.set(name, byName.has(name) ? null : row.id);
    }
    return byName;
  };
  const fresh = unique(b, idsA);
  return [...unique(a, idsB)].flatMap(([name, before]) => {
    const after = fresh.get(name);
    return before !== null && after != null ? [{ before, after }] : [];
  });
}
