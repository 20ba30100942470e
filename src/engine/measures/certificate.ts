import { compareIds } from "../../model/ids.ts";
import type { Assumption, Certificate } from "../../model/results.ts";
import { someOf } from "../../model/words/some-of.ts";
import type { Network } from "../build/network.ts";
import type { Convergence } from "./evaluator.ts";
import { decayingLoops } from "./loops.ts";

/** What a figure rests on: formula, point of view, data, convergence, and what was assumed. */
export function certify(
  network: Network,
  formula: string,
  {
    convergence = { iterations: 0, lastChange: 0, converged: true },
    assumed = [],
    notes = [],
    years = [],
  }: {
    convergence?: Convergence;
    assumed?: readonly Assumption[];
    notes?: readonly string[];
    /** Of rows beside those of supply. */
    years?: readonly (number | null)[];
  } = {},
): Certificate {
  const { sets, choices, data } = network;
  const ranked = network.rationing?.rule === "priority";
  return {
    formula: ranked ? `${formula}, supply shared out by priority` : formula,
    mode: choices.mode,
    regions: choices.regions,
    basis: choices.basis,
    home: [...sets.home].sort(compareIds),
    trusted: [...sets.trusted].sort(compareIds),
    adversary: [...sets.adversary].sort(compareIds),
    importanceSet: network.importanceSet,
    dataVersion: data.version,
    dataYears: dataYears(network, years),
    ...convergence,
    ...(network.rationing ? { rationing: network.rationing } : {}),
    assumed: distinct(assumed),
    notes: [
      ...new Set([
        ...notes,
        ...loopNotes(network),
        ...network.notes,
        ...network.supply.flatMap((supply) => supply.notes),
      ]),
    ],
  };
}

/** Of a longer loop the first are named. */
const MOST_NAMED = 10;

function loopNotes(network: Network): string[] {
  return decayingLoops(network).map((loop) => {
    return `${someOf(loop, MOST_NAMED)} need each other wholly: with fixed splits (rigid) they decay to 0, an artefact`;
  });
}

function dataYears(
  { supply }: Network,
  others: readonly (number | null)[],
): Certificate["dataYears"] {
  const all = [...supply.map(({ year }) => year), ...others];
  const years = all.filter((year) => year !== null);
  return {
    from: years.length > 0 ? Math.min(...years) : null,
    to: years.length > 0 ? Math.max(...years) : null,
  };
}

/** Each assumed figure once. */
export function distinct(assumed: readonly Assumption[]): Assumption[] {
  const byKey = new Map(assumed.map((item) => [`${item.table}|${item.key}|${item.column}`, item]));
  return [...byKey.values()];
}
