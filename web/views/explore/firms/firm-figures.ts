import type {
  FirmMark,
  FirmRisk,
  FirmsOverview,
} from "../../../../src/api/contract/firm-operations.ts";
import { formatScore } from "../../../parts/format.ts";

/** Amounts in as many digits as can be compared: `1,234`, `56.7`, `1.2M`. */
export function formatTrade(amount: number): string {
  if (amount >= 1_000_000) {
    return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(
      amount,
    );
  }
  return new Intl.NumberFormat("en", { maximumFractionDigits: amount < 100 ? 1 : 0 }).format(
    amount,
  );
}

/**
 * A firm's risk as it is shown: a share of all output, or for the stand-in how many times the mean
 * firm's, since it is no share of anything.
 */
export function riskText(risk: number, measure: FirmRisk["measure"], firms: number): string {
  if (measure === "esri") return formatScore(risk);
  const times = risk * firms;
  return `${times < 9.95 ? times.toFixed(1) : Math.round(times)}×`;
}

/** The id of a firm that is called otherwise, to be seen on hover. */
export function otherId({ id, name }: Pick<FirmMark, "id" | "name">): string | undefined {
  return name === id ? undefined : id;
}

/** Which true sentence leads, and its figures. */
export type FirmFinding =
  | { readonly key: "tenth"; readonly count: number }
  | { readonly key: "none"; readonly firm: string; readonly risk: number }
  | { readonly key: "half"; readonly count: number };

/** The main finding: from the systemic risk index where it is here, else from the sales alone. */
export function firmFinding({ tenth, riskiest, halfOfSales }: FirmsOverview): FirmFinding {
  if (tenth === null || riskiest === null) return { key: "half", count: halfOfSales };
  if (tenth > 0) return { key: "tenth", count: tenth };
  return { key: "none", firm: riskiest.name, risk: riskiest.risk };
}
