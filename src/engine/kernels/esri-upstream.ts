import type { UpstreamState } from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";

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
  takeOrders(parameters, state);
  return settleOrders(state);
}

/** Takes from suppliers what their customers newly do not buy. */
function takeOrders({ purchases }: EsriParameters, state: UpstreamState): void {
  const { offsets, suppliers, shares } = purchases;
  const { added, touched, grown } = state;
  const { firms, by, count } = grown;
  let touchedCount = 0;
  let passes = 0;
  for (let at = 0; at < count; at++) {
    const j = firms[at]!;
    const growth = by[at]!;
    const from = offsets[j]!;
    const to = offsets[j + 1]!;
    passes += to - from;
    for (let e = from; e < to; e++) {
      const i = suppliers[e]!;
      const before = added[i]!;
      const after = before + shares[e]! * growth;
      added[i] = after;
      if (before === 0 && after > 0) touched[touchedCount++] = i;
    }
  }
  state.touchedCount = touchedCount;
  state.passes += passes;
}

function settleOrders(state: UpstreamState): number {
  const { loss, gone, added, touched, touchedCount, grown, reached } = state;
  const { firms, by } = grown;
  let { reachedCount } = state;
  let change = 0;
  let count = 0;
  for (let at = 0; at < touchedCount; at++) {
    const i = touched[at]!;
    const now = gone[i]! + added[i]!;
    gone[i] = now;
    added[i] = 0;
    const own = loss[i]!;
    const next = now < 1 ? now : 1;
    const growth = next - own;
    if (!(growth > 0)) continue;
    if (own === 0) reached[reachedCount++] = i;
    loss[i] = next;
    firms[count] = i;
    by[count++] = growth;
    if (growth > change) change = growth;
  }
  grown.count = count;
  state.reachedCount = reachedCount;
  return change;
}

/** Back to the unharmed state; touches only what this run touched. */
export function resetUpstream(state: UpstreamState): void {
  const { loss, gone, reached } = state;
  for (let at = 0; at < state.reachedCount; at++) {
    loss[reached[at]!] = 0;
    gone[reached[at]!] = 0;
  }
  state.grown.count = 0;
  state.reachedCount = 0;
  state.passes = 0;
}
