// What the compiled kernels offer; its TypeScript side is ../kernels.ts.
export {
  countEnds, isNarrowMerged, mergeRows, pairsByTarget, settleRange, spreadRows,
} from "./edge-pairs";
export { settleGrown, sweepDown } from "./esri-down";
export { collectHit, hitFirm, resetLosses } from "./esri-run";
export { countSales, listByBuyer, nameSlots, openSlots, sumCounts } from "./esri-slots";
export { sweepUp } from "./esri-up";
export { fillRows, listRows, longestRow, moveRows, placeRows } from "./packed-rows";
export { addDependencies } from "./path-back";
export { addPairs } from "./pair-search";
export { clearSearch, searchPaths } from "./path-search";
export { sweepEvenRows, sweepRows, sweepSingleRows } from "./row-sweep";
export { scanRows } from "./row-scan";
