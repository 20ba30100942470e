import type { Problem } from "../../model/errors.ts";
import type { IndicatorRow } from "../../model/tables.ts";
import type { Check } from "./check.ts";

/** What the value of each measure may be. */
const FRACTIONS: ReadonlySet<IndicatorRow["measure"]> = new Set(["eol_rir", "si_sr", "si_ei"]);
const SCORES: ReadonlySet<IndicatorRow["measure"]> = new Set([
  "published_supply_risk",
  "published_economic_importance",
]);

/** Every indicator has a value that its measure can take. */
export const checkIndicatorValues: Check = ({ tables, locate }) => {
  const problems: Problem[] = [];
  for (const [index, { measure, value }] of tables.indicators.rows.entries()) {
    if (value === null || tables.indicators.damaged.has(index)) continue;
    const fault = faultOf(measure, value);
    if (fault) problems.push({ ...locate("indicators", index, "value"), ...fault });
  }
  return problems;
};

function faultOf(
  measure: IndicatorRow["measure"],
  value: number | string,
): Pick<Problem, "message" | "expected" | "severity"> | null {
  const message = `${measure} is ${value}`;
  if (measure === "supply_scope") {
    return typeof value === "string" ? null : { message, expected: "world, home or both" };
  }
  if (typeof value === "string") return { message, expected: "a number" };
  if (FRACTIONS.has(measure) && (value < 0 || value > 1)) {
    return { message, expected: "a fraction 0..1" };
  }
  if (SCORES.has(measure) && value < 0) return { message, expected: "0 or more" };
  if (measure === "import_reliance" && value > 1) {
    return {
      message: `${message}, more than all that is used`,
      expected: "at most 1",
      severity: "warning",
    };
  }
  return null;
}
