import { z } from "zod";
import { InvalidInputError } from "./errors.ts";

/**
 * Who gets what is left of a product that runs short.
 * @see docs/methods/rationing.md
 */
export const RationingRule = z.enum(["pro-rata", "priority", "optimal"]);
export type RationingRule = z.infer<typeof RationingRule>;

/** What becomes of use outside the graph: it keeps its part, or is served last. */
export const OtherUse = z.enum(["protected", "sacrificed"]);
export type OtherUse = z.infer<typeof OtherUse>;

/** Most entries of an order. */
const MOST_IN_ORDER = 2000;

/** Options of every question about a graph. */
export const rationingChoices = {
  rationing: RationingRule.default("pro-rata").describe(
    "who gets what is left: all alike, by order of the sectors, or as loses least",
  ),
  otherUse: OtherUse.optional().describe(
    "use outside the graph: default sacrificed with priority, protected with optimal",
  ),
  order: z
    .array(z.string().min(1))
    .min(1)
    .max(MOST_IN_ORDER)
    .optional()
    .describe("with priority: sectors or pillars, first served first; default: by importance"),
};

interface Asked {
  readonly rationing: RationingRule;
  readonly otherUse?: OtherUse | undefined;
  readonly order?: readonly string[] | undefined;
}

/** The rule that a result rests on; a result without it is pro rata. */
export const RationingUsed = z
  .strictObject({
    rule: RationingRule,
    otherUse: OtherUse,
    order: z
      .array(z.array(z.string()))
      .describe("classes of sectors, first served first; inside a class all alike"),
  })
  .meta({ id: "RationingUsed" });
export type RationingUsed = z.infer<typeof RationingUsed>;

/**
 * Options that say nothing under the rule that was chosen.
 * @throws InvalidInputError `invalid_option` naming each of them
 */
export function refuseIdleOptions({ rationing, otherUse, order }: Asked): void {
  const details = [];
  if (order && rationing !== "priority") {
    const message = `the rule is ${rationing}, which knows no order`;
    details.push({ column: "order", pointer: "/order", message, expected: "rationing priority" });
  }
  if (otherUse === "sacrificed" && rationing === "pro-rata") {
    const message = "the rule is pro-rata, under which other use gets the same part as all";
    const expected = "rationing priority or optimal";
    details.push({ column: "otherUse", pointer: "/otherUse", message, expected });
  }
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}

/**
 * A question that a rule cannot be put to.
 * @param rules that it can be answered with
 * @param why says so, as a sentence without a full stop
 * @throws InvalidInputError `invalid_option` naming `rationing`
 */
export function refuseRationing(
  { rationing }: Asked,
  rules: readonly RationingRule[],
  why: string,
): void {
  if (rules.includes(rationing)) return;
  const message = `${rationing}: ${why}`;
  const expected = rules.join(" or ");
  throw new InvalidInputError("invalid_option", message, {
    details: [{ column: "rationing", pointer: "/rationing", message, expected }],
  });
}
