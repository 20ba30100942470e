import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import type { ChokepointOptions } from "../../model/options.ts";
import type { Assumption, ChokepointItem, ChokepointsResult } from "../../model/results.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { knownNetwork } from "../build/known-networks.ts";
import type { Network } from "../build/network.ts";
import type { Shock } from "../kernels/cascade-system.ts";
import { candidatesBy, importanceFor } from "./candidates.ts";
import { certify } from "./certificate.ts";
import { chokepointStudy, RunsOfRanking, refuseWithoutRuns } from "./chokepoint-runs.ts";
import { Evaluator } from "./evaluator.ts";
import { bindingPath } from "./explain.ts";
import { haltShock } from "./halt-shocks.ts";
import type { UnknownSupply } from "./makers.ts";
import { type Hit, type StructureIndex, structureIndex } from "./structure.ts";
import { addConvergence, rowsHere, type StudyRows } from "./study.ts";
import { why } from "./why.ts";

/** A sector that makes no more than this has stopped. */
const STOPPED = 1e-9;

/**
 * Chokepoint score of every product, producer, country, firm or input: importance-weighted loss of
 * the home sectors when it is cut whole. Low spares unknown supply (pool), high cuts it (rigid).
 * @param rows of `chokepointStudy` for these options, if they were computed elsewhere; with `runs` and
 *   without them, they are computed here
 * @throws InvalidInputError `unknown_sector` and what `compileNetwork` throws; LimitError `too_large`
 * @see docs/methods/chokepoint-score.md, docs/methods/rank-stability.md
 */
export function chokepoints(
  data: DataSet,
  options: ChokepointOptions,
  rows: StudyRows | null = rowsHere(chokepointStudy(data, options)),
): ChokepointsResult {
  refuseWithoutRuns(options);
  const network = knownNetwork(data, options);
  const importance = importanceFor(network, options.for);
  const evaluator = new Evaluator(network, importance);
  const candidates = candidatesBy(network, options);
  const structure = structureIndex(network, importance);
  // Where all are listed, what each cut hits is read while its cascade is at hand.
  const isWhole = !options.only && (options.top ?? candidates.length) >= candidates.length;
  const scored = evaluator.weighted
    ? candidates.map((target) => score(evaluator, target, options.everywhere, isWhole))
    : [];
  scored.sort((a, b) => b.rank - a.rank || compareIds(a.id, b.id));
  const listed = listedOf(scored, candidates, options);
  const runs = rows && new RunsOfRanking(network, candidates, rows, options);
  const assumed: Assumption[] = [];
  const items = listed.map(({ item, place }, at): ChokepointItem => {
    const hit = item.hit ?? worstHit(evaluator, item.shock);
    assumed.push(...hit.assumed);
    const described = { ...describe(item, place, hit, structure), ...runs?.of(item.id) };
    if (at >= options.why) return described;
    const explained = { ...described, target: item.target, judgements: hit.assumed.length };
    return { ...described, why: why(evaluator, explained) };
  });
  if (rows) addConvergence(evaluator.convergence, rows.convergence);
  const places = listed.map(({ place }) => place);
  const ranked = scored.map(({ id }) => id);
  return {
    by: options.by,
    for: options.for ?? null,
    items,
    excluded: candidates.length - scored.length,
    total: scored.length,
    ...(runs ? { stability: runs.stability(ranked, places) } : {}),
    certificate: certify(network, "loss of the cut cascade, weighted by importance", {
      convergence: evaluator.convergence,
      assumed,
    }),
  };
}

interface Scored {
  readonly id: string;
  readonly target: Target;
  /** Score without the noise of the last bits, so that ties are ties. */
  readonly rank: number;
  readonly score: number;
  readonly scoreRigid: number;
  readonly scoreLow: number;
  readonly scoreHigh: number;
  readonly losses: Record<string, number>;
  readonly shock: Shock;
  /** null: not asked for. */
  readonly hit: Worst | null;
}

function score(
  evaluator: Evaluator,
  target: Target,
  everywhere: boolean,
  withHit: boolean,
): Scored {
  const { network } = evaluator;
  const targets = [target];
  const isRigid = network.choices.mode === "rigid";
  const point = haltShock(network, targets, { everywhere });
  const scoreRigid = evaluator.lossOf(point, true);
  const rule = (unknown: UnknownSupply) => haltShock(network, targets, { everywhere, unknown });
  const open = mayMeetUnknown(network, target);
  const scoreHigh = open ? evaluator.lossOf(rule("cut"), true) : scoreRigid;
  const scoreLow = open || isRigid ? evaluator.lossOf(open ? rule("spared") : point, false) : null;
  const stopped = withHit && isRigid ? stoppedWithShared(evaluator, point) : null;
  const loss = evaluator.lossOf(point); // last: its losses are read below
  return {
    id: formatTarget(target),
    target,
    rank: Math.round(loss * 1e12),
    score: loss,
    scoreRigid,
    scoreLow: scoreLow ?? loss,
    scoreHigh,
    losses: evaluator.sectorLosses(),
    shock: point,
    hit: withHit ? hitNow(evaluator, stopped) : null,
  };
}

/** Whether supply that nobody states can widen the score; if not, two cascades tell all. */
function mayMeetUnknown({ labels, productIndex, supply }: Network, target: Target): boolean {
  if (target.kind === "input") return false;
  const isOpen = (unit: number) =>
    (supply[labels.unitProduct[unit] ?? -1]?.outside ?? []).length > 0 ||
    (labels.parts[unit]?.some(({ unknown }) => unknown) ?? false);
  if (!("product" in target)) return labels.parts.some((_, unit) => isOpen(unit));
  return labels.unitsOf[productIndex.get(target.product) ?? -1]?.some(isOpen) ?? false;
}

/** What of the ranking is listed, with its place in the whole. */
function listedOf(
  scored: readonly Scored[],
  candidates: readonly Target[],
  { only, top }: ChokepointOptions,
): { item: Scored; place: number }[] {
  const placed = scored.map((item, at) => ({ item, place: at + 1 }));
  if (!only) return placed.slice(0, top);
  const known = new Set(candidates.map(formatTarget));
  const details = only.flatMap((id, at) =>
    known.has(id)
      ? []
      : [
          {
            column: "only",
            pointer: `/only/${at}`,
            message: `"${id}" is not ranked here`,
            expected: "an id of this ranking",
          },
        ],
  );
  const [first] = details;
  if (first) throw new InvalidInputError("unknown_target", first.message, { details });
  const asked = new Set(only);
  return placed.filter(({ item }) => asked.has(item.id)).slice(0, top);
}

function describe(
  { id, target, score, scoreRigid, scoreLow, scoreHigh, losses }: Scored,
  place: number,
  hit: Hit,
  structure: StructureIndex,
): ChokepointItem {
  const item = { id, place, score, scoreRigid, scoreLow, scoreHigh, losses, path: [...hit.path] };
  return { ...item, structure: structure.of(target, hit) };
}

interface Worst extends Hit {
  readonly assumed: readonly Assumption[];
}

/** Binding path of the weighted sector that loses most, and sectors that stop with shared supply. */
function worstHit(evaluator: Evaluator, shock: Shock): Worst {
  const isRigid = evaluator.network.choices.mode === "rigid";
  const shared = isRigid ? stoppedWithShared(evaluator, shock) : null;
  evaluator.run(shock);
  return hitNow(evaluator, shared);
}

/** The same read off the last run. @param shared null: the last run shared supply */
function hitNow(evaluator: Evaluator, shared: string[] | null): Worst {
  const { network, workspace } = evaluator;
  let worst: { unit: number; loss: number } | null = null;
  for (const { unit, importance } of evaluator.sectors) {
    const loss = 1 - (workspace.state[unit] ?? 1);
    if (importance > 0 && loss > (worst?.loss ?? 0) + 1e-12) worst = { unit, loss };
  }
  const path = worst && bindingPath(network, workspace, worst.unit);
  return {
    path: path?.ids ?? [],
    assumed: path?.assumed ?? [],
    criticalFor: (shared ?? stoppedNow(evaluator)).sort(compareIds),
  };
}

function stoppedWithShared(evaluator: Evaluator, shock: Shock): string[] {
  evaluator.run(shock, false);
  return stoppedNow(evaluator);
}

function stoppedNow({ network, workspace, sectors }: Evaluator): string[] {
  return sectors.flatMap(({ product, unit, importance }) =>
    importance > 0 && (workspace.state[unit] ?? 1) <= STOPPED
      ? [network.products[product] ?? ""]
      : [],
  );
}
