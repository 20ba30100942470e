import type { DataSet } from "../../../model/data-set.ts";
import type { DiffOptions, DiffResult, MovedFigure } from "../../../model/diff.ts";
import { compareIds } from "../../../model/ids.ts";
import {
  Choices,
  ChokepointOptions,
  DependencyOptions,
  RiskOptions,
} from "../../../model/options.ts";
import type { Certificate } from "../../../model/results.ts";
import { dataAsOf } from "../../build/data-as-of.ts";
import { chokepoints } from "../chokepoints.ts";
import { dependency } from "../dependency.ts";
import { HHI_FORMULA, NIR_FORMULA, risk } from "../risk.ts";
import { tableDiffs } from "./table-diff.ts";

/** Moves below this are the noise of the last bits. */
const LEAST_MOVE = 1e-9;

/**
 * What changed from data set A to B, row by row, and what it did to the answers: chokepoint score,
 * dependency on all that is foreign, HHI and net import reliance of every product; score of every country.
 * @returns moves in order of size; those where one side has no figure come last
 * @throws InvalidInputError what `chokepoints` and `dependency` throw on either side
 * @see docs/methods/what-changed.md
 */
export function diff(a: DataSet, b: DataSet, options: DiffOptions): DiffResult {
  const { asOfA, asOfB, top, asOf, ...rest } = options;
  const years = { a: asOfA ?? asOf, b: asOfB ?? asOf };
  const choices = (year: number | undefined) =>
    Choices.parse({ ...rest, ...(year === undefined ? {} : { asOf: year }) });
  const renamed = renamedProducts(a, b);
  const newId = new Map(renamed.map(({ before, after }) => [before, after]));
  const before = answersOf(a, choices(years.a));
  const after = answersOf(b, choices(years.b));
  const was = new Map([...before.figures].map(([id, figures]) => [newId.get(id) ?? id, figures]));
  const moved = movesBetween(was, after.figures);
  const side = ({ id, version }: DataSet, year: number | undefined, certificate: Certificate) => ({
    ...{ id, version, asOf: year ?? null, certificate },
  });
  return {
    a: side(a, years.a, before.certificate),
    b: side(b, years.b, after.certificate),
    tables: tableDiffs(dataAsOf(a, years.a), dataAsOf(b, years.b)),
    renamed,
    scores: moved.moves.slice(0, top),
    total: moved.moves.length,
    compared: moved.compared,
  };
}

type Figures = ReadonlyMap<MovedFigure, number | null>;

/** Every answer of a product, by product id. */
function answersOf(
  data: DataSet,
  choices: Choices,
): { figures: Map<string, Figures>; certificate: Certificate } {
  const scored = chokepoints(data, ChokepointOptions.parse(choices));
  const scores = new Map(scored.items.map(({ id, score }) => [id, score]));
  const depended = dependency(data, DependencyOptions.parse(choices));
  const risked = risk(data, RiskOptions.parse(choices));
  const risks = new Map(risked.items.map((item) => [item.id, item]));
  const figures = new Map<string, Figures>();
  for (const { id, direct, lookThrough, critical, hhi } of depended.items) {
    figures.set(
      id,
      new Map<MovedFigure, number | null>([
        ["score", scores.get(id) ?? null],
        ["direct", direct],
        ["lookThrough", lookThrough],
        ["critical", critical],
        ["hhi", hhi],
        ["netImportReliance", risks.get(id)?.netImportReliance ?? null],
      ]),
    );
  }
  const countries = chokepoints(data, ChokepointOptions.parse({ ...choices, by: "country" }));
  for (const { id, score } of countries.items) figures.set(id, new Map([["score", score]]));
  const all = [scored, depended, risked, countries].map(({ certificate }) => certificate);
  const formula = [
    ...[scored.certificate.formula, depended.certificate.formula],
    ...[HHI_FORMULA, NIR_FORMULA],
  ].join("; ");
  const certificate = {
    ...scored.certificate,
    formula,
    iterations: Math.max(...all.map(({ iterations }) => iterations)),
    lastChange: Math.max(...all.map(({ lastChange }) => lastChange)),
    converged: all.every(({ converged }) => converged),
  };
  return { figures, certificate };
}

function movesBetween(
  before: ReadonlyMap<string, Figures>,
  after: ReadonlyMap<string, Figures>,
): { moves: DiffResult["scores"]; compared: number } {
  const moves: DiffResult["scores"] = [];
  let compared = 0;
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, fresh] = [before.get(id), after.get(id)];
    for (const figure of new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])) {
      const [was, is] = [old?.get(figure) ?? null, fresh?.get(figure) ?? null];
      if (was === null && is === null) continue;
      compared++;
      const difference = was === null || is === null ? null : is - was;
      if (difference !== null && Math.abs(difference) < LEAST_MOVE) continue;
      moves.push({ id, figure, before: was, after: is, difference });
    }
  }
  const size = ({ difference }: (typeof moves)[number]) => Math.abs(difference ?? -1);
  const known = ({ difference }: (typeof moves)[number]) => (difference === null ? 1 : 0);
  moves.sort(
    (x, y) =>
      known(x) - known(y) ||
      Math.round(size(y) * 1e12) - Math.round(size(x) * 1e12) ||
      compareIds(x.id, y.id) ||
      compareIds(x.figure, y.figure),
  );
  return { moves, compared };
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
