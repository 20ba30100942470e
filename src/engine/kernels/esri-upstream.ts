import { isDense, linksOf, passLosses } from "./esri-pass.ts";
import type { UpstreamState } from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";
import { sumsOfRows } from "./packed-rows.ts";

/** A firm stops buying a part of its inputs from the start. */
export function hitUpstream(state: UpstreamState, i: number, size: number): void {
  const { loss, grown, reached } = state;
  const before = loss[i]!;
  if (!(size > before)) return;
  loss[i] = size;
  grown.firms[grown.count] = i;
  grown.by[grown.count++] = size - before;
  if (before === 0) reached[state.reachedCount++] = i;
}

/** One synchronous sweep. @returns largest loss added to a firm */
export function sweepUpstream(parameters: EsriParameters, state: UpstreamState): number {
  const { offsets, suppliers } = parameters.purchases;
  const links = linksOf(offsets, state.grown);
  state.passes += links;
  if (isDense(links, suppliers.length)) return pullOrders(parameters, state);
  return takeOrders(parameters, state);
}

/** Takes from suppliers what their customers newly do not buy. */
function takeOrders({ purchases, output }: EsriParameters, state: UpstreamState): number {
  const { gone, grown } = state;
  const { offsets, suppliers, amounts } = purchases;
  const touchedCount = passLosses({ offsets, places: suppliers, amounts }, grown, gone);
  const { sums, touched } = gone;
  grown.count = 0;
  let change = 0;
  for (let at = 0; at < touchedCount; at++) {
    const i = touched[at]!;
    const sum = -sums[i]!;
    sums[i] = sum;
    change = raised(state, i, sum / output[i]!, change);
  }
  return change;
}

/** The same for all sellers, from all that their customers do not buy. */
function pullOrders({ n, output, sellers }: EsriParameters, state: UpstreamState): number {
  const { loss, gone, sums, grown } = state;
  const { firms, sales } = sellers;
  sumsOfRows(sales, loss, sums);
  for (let place = 0; place < firms.length; place++) gone.sums[firms[place]!] = sums[place]!;
  grown.count = 0;
  let change = 0;
  for (let i = 0; i < n; i++) change = raised(state, i, gone.sums[i]! / output[i]!, change);
  return change;
}

/** Raises the loss of a firm to the share of its orders that is gone. @returns largest growth so far */
function raised(state: UpstreamState, i: number, share: number, change: number): number {
  const { loss, grown, reached } = state;
  const own = loss[i]!;
  const next = Math.min(share, 1);
  const growth = next - own;
  if (!(growth > 0)) return change;
  if (own === 0) reached[state.reachedCount++] = i;
  loss[i] = next;
  grown.firms[grown.count] = i;
  grown.by[grown.count++] = growth;
  return growth > change ? growth : change;
}

/** Back to the unharmed state; touches only what this run touched. */
export function resetUpstream(state: UpstreamState): void {
  const { loss, gone, reached } = state;
  for (let at = 0; at < state.reachedCount; at++) {
    loss[reached[at]!] = 0;
    gone.sums[reached[at]!] = 0;
  }
  state.grown.count = 0;
  state.reachedCount = 0;
  state.passes = 0;
}
