// What the compiled kernels offer; its TypeScript side is ../kernels.ts.
export { addDependencies, clearSearch, searchPaths } from "./betweenness";
export {
  collectHit,
  hitFirm,
  resetLosses,
  settleGrown,
  sweepDown,
  sweepUp,
} from "./esri";
