import { groupRows } from "../../model/group-rows.ts";
import type { Status } from "../../model/tables.ts";
import type { ProductSupply } from "../build/resolve-shares.ts";

/**
 * How the larger part of a product's known supply is backed; `missing`: nobody states any share. A
 * share that comes without status or source (network documents carry none) is somebody's judgement.
 */
export function supplyStatus({ producers, basis }: ProductSupply): Status | "missing" {
  const bare = (unknown: boolean) => (unknown || basis === null ? "missing" : "judgement");
  const parts = groupRows(producers, ({ status, unknown }) => status ?? bare(unknown));
  let best: Status | "missing" = "missing";
  let most = 0;
  for (const [status, same] of parts) {
    const share = same.reduce((sum, producer) => sum + producer.share, 0);
    if (status === "missing" || share <= most) continue;
    best = status;
    most = share;
  }
  return best;
}
