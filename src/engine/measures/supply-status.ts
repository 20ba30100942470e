import { groupRows } from "../../model/group-rows.ts";
import type { Status } from "../../model/tables.ts";
import type { ProductSupply } from "../build/resolve-shares.ts";

/** How the larger part of a product's known supply is backed; `missing`: not at all. */
export function supplyStatus({ producers }: ProductSupply): Status | "missing" {
  const parts = groupRows(producers, ({ status }) => status ?? "missing");
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
