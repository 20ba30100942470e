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
          ...(result.candidates > 0 ? sectorLines(result, names) : []),
        ]),
    "",
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

function attackLines(result: WorstResult, names: Names): string[] {
  const { loss, lossRigid, candidates, shares, targets, certificate, by } = result;
  const home = certificate.home.map((code) => names.countryInSentence(code)).join(", ");
  if (candidates === 0) {
    const whose = by === "product" || by === "input" ? `no ${by} is known` : noMaker(by);
    return [`Nothing can be cut: ${whose}. The loss is not 0 but unknown.`];
  }
  return [
    headline(result),
    ...(targets.length > 0 ? shareLines(shares, names) : []),
    "",
    `Loss of the sectors${home ? ` of ${home}` : ""}: ${percent(loss)} (rigid splits: ${percent(lossRigid)})`,
    ...sureLines(result),
  ];
}

function noMaker(by: WorstResult["by"]): string {
  return by === "firm" ? "no firm outside the home is known" : "no maker outside the home is known";
}

function headline({ targets, k, by, candidates, idle, protect }: WorstResult): string {
  const of = `of ${integer(candidates)} that can be cut${idle > 0 ? ` (${integer(idle)} ${idle === 1 ? "reaches" : "reach"} no sector that counts)` : ""}`;
  if (targets.length === 0) return `No ${by} costs anything, ${of}.`;
  const fewer = targets.length < k ? ` More than ${targets.length} of up to ${k} add nothing.` : "";
  const what =
    targets.length === 1 ? `${by} that costs` : `${targets.length} ${PLURALS[by]} that cost`;
  return `The ${what} most${protect ? " then" : ""}, ${of}.${fewer}`;
}

const METHODS: Readonly<Record<WorstResult["method"], string>> = {
  enumeration: "all sets that can be the worst were tried",
  milp: "a mixed-integer model was solved",
  heuristic: "greedy cuts and swaps",
};

function sureLines(result: WorstResult): string[] {
  const { proven, bound, k, method, evaluations, optimalSets } = result;
  const how = `${METHODS[method]}; ${integer(evaluations)} ${evaluations === 1 ? "cascade" : "cascades"}`;
  return [
    proven
      ? `Proven: no ${k === 1 ? "other costs" : `${k} cost`} more (${how}).`
      : `NOT proven: others may cost more, but none more than ${percent(bound)} (${how}).`,
    ...(optimalSets !== null && optimalSets > 1
      ? [`${integer(optimalSets)} sets of exactly ${k} cost as much; this is the first by id.`]
      : []),
    ...(k === 1 ? [] : [greedyLine(result)]),
  ];
}

function greedyLine({ loss, greedyLoss, greedyTargets, k }: WorstResult): string {
  const isBeaten = (loss ?? 0) - (greedyLoss ?? 0) > LEAST_LOSS;
  return isBeaten
    ? `Cut one by one, each the worst next, ${k} cost ${percent(greedyLoss)} only: ${greedyTargets.join(", ")}`
    : "Cut one by one, each the worst next, they cost as much.";
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
