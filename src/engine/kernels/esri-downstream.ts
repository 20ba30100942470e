import { isDense, linksOf, passLosses } from "./esri-pass.ts";
import type { DownstreamState } from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";
import { sumsOfRows } from "./packed-rows.ts";

/** A firm loses a part of its output from the start; after all of them `settleGrown`. */
export function hitDownstream({ loss, before, grown }: DownstreamState, i: number, size: number) {
  if (!(size > loss[i]!)) return;
  if (before[i]! < 0) {
    before[i] = loss[i]!;
    grown.firms[grown.count++] = i;
  }
  loss[i] = size;
}

/** One synchronous sweep. @returns largest loss added to a firm */
export function sweepDownstream(
  parameters: EsriParameters,
  state: DownstreamState,
  replaceability: boolean,
): number {
  const { sales } = parameters;
  if (replaceability) feelMarkets(parameters, state);
  else feelAll(state);
  const links = linksOf(sales.offsets, state.handed);
  state.passes += links;
  if (isDense(links, sales.slots.length)) pullLosses(parameters, state);
  else raiseBuyers(parameters, state);
  return settleGrown(parameters, state);
}

/** Nobody stands in for those that lost: all of it is felt. */
function feelAll({ loss, felt, grown, handed }: DownstreamState): void {
  for (let at = 0; at < grown.count; at++) {
    const i = grown.firms[at]!;
    felt[i] = loss[i]!;
    handed.firms[at] = i;
    handed.by[at] = grown.by[at]!;
  }
  handed.count = grown.count;
}

/**
 * What customers newly feel of losses: in an industry that lost output those left have less to stand in
 * with, so that all its losses weigh more.
 */
function feelMarkets(
  { output, marketOutput, marketOffsets }: EsriParameters,
  { loss, felt, handed, losing, losingCount, lost, changed, changedCount }: DownstreamState,
): void {
  const { firms, by } = handed;
  let count = 0;
  for (let at = 0; at < changedCount; at++) {
    const k = changed[at]!;
    const left = marketOutput[k]! - lost[k]!; // 0 or a rounding error below if none is left
    const end = marketOffsets[k]! + losingCount[k]!;
    for (let place = marketOffsets[k]!; place < end; place++) {
      const i = losing[place]!;
      const share = left > output[i]! ? output[i]! / left : 1;
      const feels = share * loss[i]!;
      const growth = feels - felt[i]!;
      if (!(growth > 0)) continue;
      felt[i] = feels;
      firms[count] = i;
      by[count++] = growth;
    }
  }
  handed.count = count;
}

/** Raises the loss of buyers to that of their slots, from what is handed on to these. */
function raiseBuyers({ sales, slots }: EsriParameters, state: DownstreamState): void {
  const { loss, before, grown, handed, missing, reached, isReached } = state;
  const { sums, touched } = missing;
  const { firms } = grown;
  const rows = { offsets: sales.offsets, places: sales.slots, amounts: sales.amounts };
  const touchedCount = passLosses(rows, handed, missing);
  let { reachedCount } = state;
  let count = 0;
  for (let at = 0; at < touchedCount; at++) {
    const slot = touched[at]!;
    const sum = -sums[slot]!;
    sums[slot] = sum;
    if (isReached[slot] === 0) reached[reachedCount++] = slot;
    isReached[slot] = 1;
    const j = slots.buyers[slot]!;
    const own = loss[j]!;
    const now = Math.min(sum / slots.totals[slot]!, 1);
    if (!(now > own)) continue;
    if (before[j]! < 0) {
      before[j] = own;
      firms[count++] = j;
    }
    loss[j] = now;
  }
  grown.count = count;
  state.reachedCount = reachedCount;
}

/** The same for all slots, from all that their suppliers lost. */
function pullLosses({ n, slots }: EsriParameters, state: DownstreamState): void {
  const { loss, felt, before, grown, missing, most } = state;
  const { buyers, totals, purchases } = slots;
  const { firms } = grown;
  const { sums } = missing;
  sumsOfRows(purchases, felt, sums);
  for (let slot = 0; slot < buyers.length; slot++) {
    const j = buyers[slot]!;
    most[j] = Math.max(most[j]!, sums[slot]! / totals[slot]!);
  }
  let count = 0;
  for (let j = 0; j < n; j++) {
    const own = loss[j]!;
    const now = Math.min(most[j]!, 1);
    most[j] = 0;
    if (!(now > own)) continue;
    before[j] = own;
    firms[count++] = j;
    loss[j] = now;
  }
  grown.count = count;
  state.isWhole = true;
}

/** Takes what has grown over into the markets. @returns largest loss added to a firm */
export function settleGrown(
  { industry, output, marketOffsets }: EsriParameters,
  state: DownstreamState,
): number {
  const { loss, before, grown, losing, losingCount, lost, harmed, changed, isChanged } = state;
  const { firms, by, count } = grown;
  for (let at = 0; at < state.changedCount; at++) isChanged[changed[at]!] = 0;
  let changedCount = 0;
  let change = 0;
  for (let at = 0; at < count; at++) {
    const j = firms[at]!;
    const earlier = before[j]!;
    const growth = loss[j]! - earlier;
    before[j] = -1;
    by[at] = growth;
    if (growth > change) change = growth;
    const k = industry[j]!;
    if (earlier === 0) {
      if (losingCount[k] === 0) harmed[state.harmedCount++] = k;
      losing[marketOffsets[k]! + losingCount[k]!] = j;
      losingCount[k]!++;
    }
    lost[k]! += growth * output[j]!;
    if (isChanged[k] === 1) continue;
    isChanged[k] = 1;
    changed[changedCount++] = k;
  }
  state.changedCount = changedCount;
  return change;
}

/** Back to the unharmed state; touches only what this run touched. */
export function resetDownstream({ marketOffsets }: EsriParameters, state: DownstreamState): void {
  const { loss, felt, missing, reached, isReached, losing, losingCount, lost } = state;
  const { harmed, isChanged } = state;
  for (let at = 0; at < state.reachedCount; at++) {
    missing.sums[reached[at]!] = 0;
    isReached[reached[at]!] = 0;
  }
  if (state.isWhole) missing.sums.fill(0);
  for (let at = 0; at < state.harmedCount; at++) {
    const k = harmed[at]!;
    const end = marketOffsets[k]! + losingCount[k]!;
    for (let place = marketOffsets[k]!; place < end; place++) {
      loss[losing[place]!] = 0;
      felt[losing[place]!] = 0;
    }
    losingCount[k] = 0;
    lost[k] = 0;
    isChanged[k] = 0;
  }
  state.grown.count = 0;
  state.isWhole = false;
  state.reachedCount = 0;
  state.harmedCount = 0;
  state.changedCount = 0;
  state.passes = 0;
}
