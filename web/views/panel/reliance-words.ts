import type { ProductDetail } from "../../../src/api/contract/operations.ts";

type Row = ProductDetail["reliance"][number];

/** How a net import reliance is told; `kind` is a key of `panel:other.relianceOf`. */
export interface RelianceWords {
  readonly kind: "exporter" | "above" | "below" | "share" | "unknown";
  /** The two ends to print; the same twice for one figure. */
  readonly ends: readonly [number | null, number | null];
}

const EXPORTER = /net exporter/i;

/** Some are published as a bound (`> 75 %`) or as a letter (net exporter), not as a figure. */
export function relianceWords(
  share: Row["netImportReliance"],
  { low, high, detail }: Pick<Row["evidence"], "low" | "high" | "detail">,
): RelianceWords {
  const isStandIn = share === 0 && (high ?? 0) <= 0 && EXPORTER.test(detail ?? "");
  if (isStandIn) return { kind: "exporter", ends: [null, null] };
  if (share !== null && share < 0) return { kind: "exporter", ends: [share, share] };
  if (low !== null && low > 0 && low < 1 && high === 1 && (share === null || share === low)) {
    return { kind: "above", ends: [low, low] };
  }
  if (high !== null && high > 0 && (low ?? 0) <= 0 && (share === null || share === high)) {
    return { kind: "below", ends: [high, high] };
  }
  if (low !== null && high !== null && high > low) return { kind: "share", ends: [low, high] };
  if (share !== null) return { kind: "share", ends: [share, share] };
  if (low !== null && high === null) return { kind: "above", ends: [low, low] };
  return { kind: "unknown", ends: [null, null] };
}
