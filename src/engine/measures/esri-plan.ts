import { InvalidInputError, LimitError, type Problem } from "../../model/errors.ts";
import type { EsriOptions, ShockOfFirm } from "../../model/esri.ts";
import { groupRows } from "../../model/group-rows.ts";
import { showValue } from "../../model/zod-problems.ts";
import type { FirmNetwork } from "../build/firm-network.ts";
import type { EsriShock } from "../kernels/esri.ts";

/** What is run: a shock for each item. */
export interface EsriPlan {
  readonly runs: readonly { readonly id: string; readonly shock: EsriShock }[];
}

/** Items times firms for which losses are written out. */
const MOST_LOSSES = 1_000_000;

/**
 * Turns what was asked into shocks, without running any.
 * @throws InvalidInputError `unknown_node`, `invalid_option` with all faults; LimitError `too_large`
 */
export function planEsri(network: FirmNetwork, options: EsriOptions): EsriPlan {
  const { firms, shocks, losses } = options;
  if (firms && shocks) throw eitherOr();
  const runs = shocks ? scenarios(network, shocks) : closures(network, firms ?? network.labels);
  if (losses && runs.length * network.labels.length > MOST_LOSSES) {
    throw tooMany(runs.length, network.labels.length);
  }
  return { runs };
}

function closures({ index }: FirmNetwork, firms: readonly string[]): EsriPlan["runs"] {
  const details = firms.flatMap((firm, at) =>
    index.has(firm) ? [] : [unknownFirm(firm, "firms", `/firms/${at}`)],
  );
  refuse("unknown_node", details);
  return [...new Set(firms)].map((id) => ({
    id,
    shock: { firms: [index.get(id) ?? 0], sizes: [1] },
  }));
}

function scenarios({ index }: FirmNetwork, shocks: readonly ShockOfFirm[]): EsriPlan["runs"] {
  const unknown = shocks.flatMap(({ firm }, at) =>
    index.has(firm) ? [] : [unknownFirm(firm, "shocks", `/shocks/${at}/firm`)],
  );
  refuse("unknown_node", unknown);
  refuse("invalid_option", repeated(shocks));
  return [...groupRows(shocks, ({ scenario }) => scenario)].map(([id, rows]) => ({
    id,
    shock: {
      firms: rows.map(({ firm }) => index.get(firm) ?? 0),
      sizes: rows.map(({ size }) => size),
      upstreamSizes: rows.map(({ size, upstreamSize = size }) => upstreamSize),
    },
  }));
}

function repeated(shocks: readonly ShockOfFirm[]): Problem[] {
  const seen = new Set<string>();
  return shocks.flatMap(({ scenario, firm }, at) => {
    const key = JSON.stringify([scenario, firm]);
    const isRepeated = seen.has(key);
    seen.add(key);
    const message = `${showValue(firm)} is hit twice in ${showValue(scenario)}`;
    const expected = "each firm once a scenario";
    return isRepeated
      ? [{ column: "shocks", pointer: `/shocks/${at}/firm`, message, expected }]
      : [];
  });
}

function unknownFirm(firm: string, column: string, pointer: string): Problem {
  return { column, pointer, message: `is ${showValue(firm)}`, expected: "a firm of the network" };
}

function refuse(code: "unknown_node" | "invalid_option", details: readonly Problem[]): void {
  const [first] = details;
  if (first) throw new InvalidInputError(code, `${first.column} ${first.message}`, { details });
}

function eitherOr(): InvalidInputError {
  const message = "is given beside shocks";
  const expected = "either firms that stop one at a time, or scenarios of shocks";
  return new InvalidInputError("invalid_option", `firms ${message}`, {
    details: [{ column: "firms", pointer: "/firms", message, expected }],
  });
}

function tooMany(items: number, firms: number): LimitError {
  const message = `losses of ${firms} firms for ${items} items are too many to write out`;
  const expected = `at most ${MOST_LOSSES} in all: fewer firms or scenarios`;
  return new LimitError("too_large", message, {
    details: [{ column: "losses", pointer: "/losses", message, expected }],
  });
}
