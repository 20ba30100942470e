import type { DataSet } from "../../model/data-set.ts";
import { Names } from "../../model/words/names.ts";
import { integer, percent } from "../../model/words/numbers.ts";
import type { WorstResult } from "../../model/worst.ts";
import { certificateLines, stoppedLines } from "./certificate.ts";
import { shareLines } from "./shares.ts";

/** Less is rounding, no loss. */
const LEAST_LOSS = 1e-9;
const STOPPED = "Each loss is at least what stands here, and nothing is proven.";

const PLURALS: Readonly<Record<WorstResult["by"], string>> = {
  product: "products",
  producer: "producers",
  country: "countries",
  firm: "firms",
  input: "inputs",
};

/** The worst cuts, for people. */
export function worstInWords(data: DataSet, result: WorstResult): string {
  const names = new Names(data);
  const { loss, certificate } = result;
  const lines = [
    ...stoppedLines(certificate, STOPPED),
    ...(loss === null
      ? ["No sector has any importance here: no cut can be called the worst."]
      : [
          ...protectionLines(result, names),
          ...attackLines(result, names),
          ...sectorLines(result, names),
        ]),
    "",
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

function attackLines(result: WorstResult, names: Names): string[] {
  const { targets, k, by, loss, lossRigid, candidates, idle, shares, protect, certificate } =
    result;
  const what = targets.length === 1 ? by : PLURALS[by];
  const of = `of ${integer(candidates)} that can be cut${idle > 0 ? ` (${integer(idle)} reach no sector that counts)` : ""}`;
  const home = certificate.home.map((code) => names.countryInSentence(code)).join(", ");
  const fewer = targets.length < k ? ` More than ${targets.length} of up to ${k} add nothing.` : "";
  return [
    `The ${targets.length} ${what} that cost most${protect ? " then" : ""}, ${of}.${fewer}`,
    ...(targets.length > 0 ? shareLines(shares, names) : []),
    "",
    `Loss of the sectors${home ? ` of ${home}` : ""}: ${percent(loss)} (rigid splits: ${percent(lossRigid)})`,
    ...sureLines(result),
  ];
}

const METHODS: Readonly<Record<WorstResult["method"], string>> = {
  enumeration: "all sets that can be the worst were tried",
  milp: "a mixed-integer model was solved",
  heuristic: "greedy cuts and swaps",
};

function sureLines(result: WorstResult): string[] {
  const { proven, bound, k, method, evaluations, optimalSets, greedyLoss, loss } = result;
  const how = `${METHODS[method]}; ${integer(evaluations)} cascades`;
  const isBeaten = (loss ?? 0) - (greedyLoss ?? 0) > LEAST_LOSS;
  return [
    proven
      ? `Proven: no ${k} cost more (${how}).`
      : `NOT proven: others may cost more, but none more than ${percent(bound)} (${how}).`,
    ...(optimalSets !== null && optimalSets > 1
      ? [`${integer(optimalSets)} sets of exactly ${k} cost as much; this is the first by id.`]
      : []),
    isBeaten
      ? `Cut one by one, each the worst next, ${k} cost ${percent(greedyLoss)} only: ${result.greedyTargets.join(", ")}`
      : "Cut one by one, each the worst next, they cost as much.",
  ];
}

function protectionLines(result: WorstResult, names: Names): string[] {
  const { protect, protectionProven, floor, bound, unprotected } = result;
  if (!protect || !unprotected) return [];
  const list = protect.map((target) => names.target(target)).join("; ");
  const before = unprotected.targets.map((target) => names.target(target)).join("; ");
  return [
    `Nothing protected, the worst cost ${percent(unprotected.loss)}: ${before}`,
    protect.length > 0 ? `Protect: ${list}` : "Protecting any of them does not help.",
    protectionProven
      ? "Proven: no other choice protects better."
      : `NOT proven: another choice may protect better, but some attack always costs ${percent(floor)} or more; after this one none costs more than ${percent(bound)}.`,
    "",
  ];
}

function sectorLines({ sectors, paths, targets }: WorstResult, names: Names): string[] {
  const hit = Object.entries(sectors)
    .filter(([, loss]) => loss >= LEAST_LOSS)
    .sort(([, a], [, b]) => b - a);
  const spared = Object.keys(sectors).length - hit.length;
  const lines = hit.map(([id, loss]) => names.path(paths[id] ?? [id], loss, targets));
  if (spared > 0) lines.push(`${spared} ${spared === 1 ? "sector loses" : "sectors lose"} nothing`);
  return ["", ...lines];
}
