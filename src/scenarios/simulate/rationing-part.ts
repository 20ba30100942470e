import { priorityClaims } from "../../engine/build/claims.ts";
import type { Network } from "../../engine/build/network.ts";
import type { Levers } from "../../engine/kernels/daily-system.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { solverAtHand } from "../ration/ready-solver.ts";
import { type Level, responseLevel } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";
import { OptimumOverTime, type OptimumSetting, RESOLVE_DAYS } from "./rationing-optimum.ts";
import type { SettledRationing } from "./settled-scenario.ts";

interface Rule {
  readonly fromDay: number;
  readonly apply: (day: number, levers: Levers) => void;
  /** Units that it may move though nothing upstream of them is cut. */
  readonly moved: readonly number[];
  readonly notes: readonly string[];
  /** When it must be applied again though nothing else changes. */
  readonly level?: Level;
}

type Clock = Pick<OptimumSetting, "others" | "stepDays" | "horizonDays" | "lagSteps">;

/**
 * Who gets what is left, from the day of each rationing response on; of several that have begun, the
 * latest counts, of the same day the last one listed. Before the first it is as the network was compiled.
 * Comes after all other parts: a best allocation rests on what they leave.
 * @param clock all parts that set capacities, sales and needs; steps, and times on the way
 * @throws InvalidInputError `invalid_option` for `optimal` with mode rigid
 * @see docs/methods/rationing.md#in-time
 */
export function rationingPart(
  network: Network,
  responses: readonly SettledRationing[],
  clock: Clock,
): LeverPart & { readonly notes: readonly string[] } {
  const base = network.system.claims ?? null;
  const rules = responses
    .map((response) => ruleOf(network, response, clock))
    .sort((a, b) => a.fromDay - b.fromDay);
  return {
    moved: rules.flatMap(({ moved }) => moved),
    levels: [
      ...responses.map(({ fromDay }) => responseLevel({ fromDay, rampDays: 0, stepDays: 1 })),
      ...rules.flatMap(({ level }) => level ?? []),
    ],
    apply: (day, levers) => {
      levers.claims = base;
      levers.memberFactor.fill(1);
      rules.findLast(({ fromDay }) => fromDay <= day)?.apply(day, levers);
    },
    notes: [...new Set(rules.flatMap(({ notes }) => notes))],
  };
}

function ruleOf(
  network: Network,
  { rule, fromDay, order, otherUse }: SettledRationing,
  clock: Clock,
): Rule {
  const from = `from day ${fromDay} on what is left is shared out`;
  switch (rule) {
    case "pro-rata":
      return {
        fromDay,
        moved: [],
        notes: [`${from} pro rata`],
        apply: (_, levers) => {
          levers.claims = null;
        },
      };
    case "priority": {
      const { claims, used, notes } = priorityClaims(network, {
        order: order ?? undefined,
        otherUse: otherUse ?? undefined,
      });
      const classes = used.order.map((sectors) => sectors.join(" with ")).join(", then ");
      return {
        fromDay,
        moved: [],
        notes: [`${from} by priority: ${classes}; other use is ${used.otherUse}`, ...notes],
        apply: (_, levers) => {
          levers.claims = claims;
        },
      };
    }
    case "optimal":
      return optimalRule(network, { fromDay, otherUse }, clock);
  }
}

function optimalRule(
  network: Network,
  { fromDay, otherUse }: Pick<SettledRationing, "fromDay" | "otherUse">,
  clock: Clock,
): Rule {
  const solver = solverAtHand();
  if (network.choices.mode === "rigid" || !solver) {
    const isRigid = network.choices.mode === "rigid";
    const message = isRigid
      ? "a best allocation has no fixed splits"
      : "a best allocation in time is not computed for this question";
    const expected = isRigid ? "mode pool" : "rule pro-rata or priority";
    const pointer = "/scenario/responses";
    throw new InvalidInputError("invalid_option", message, {
      details: [{ column: "scenario", pointer, message, expected }],
    });
  }
  const use = otherUse ?? "protected";
  const optimum = new OptimumOverTime(network, { ...clock, otherUse: use, solver });
  return {
    fromDay,
    level: optimum.level,
    moved: Array.from({ length: network.system.units }, (_, unit) => unit),
    notes: [
      `from day ${fromDay} on what is left is shared out so that sectors lose least, as if each day's ` +
        `capacities were to stay (${solver.name}); other use is ${use}`,
      `while capacities ramp, the best allocation is found again every ${RESOLVE_DAYS} days`,
      ...optimum.sharing.uses.notes,
    ],
    apply: (day, levers) => {
      const { claims, memberFactor } = optimum.on(day);
      levers.claims = claims;
      levers.memberFactor.set(memberFactor);
    },
  };
}
