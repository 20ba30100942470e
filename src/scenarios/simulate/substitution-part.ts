import type { Network } from "../../engine/build/network.ts";
import { type Level, responseLevel } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";
import type { SettledSubstitution } from "./settled-scenario.ts";

interface Redesigned {
  readonly group: number;
  readonly essentiality: number;
  readonly substitutability: number;
  readonly by: readonly { readonly level: Level; readonly target: number }[];
}

/**
 * Redesign grows: the substitutability of the groups that hold a named input rises to its target; of a
 * product that is no input of anything, that of all its own groups. It never falls.
 * @see docs/methods/time-model.md#substitution
 */
export function substitutionPart(
  network: Network,
  responses: readonly SettledSubstitution[],
): LeverPart {
  const inputs = new Set(
    network.groups.flatMap(({ members }) => members.map(({ input }) => input)),
  );
  const rules = responses.map(({ products, toSubstitutability, ...span }) => {
    const named = products === "*" ? null : new Set(products);
    return {
      level: responseLevel(span),
      target: toSubstitutability,
      covers: (product: string, members: readonly { input: string }[]) =>
        named === null ||
        members.some(({ input }) => named.has(input)) ||
        (named.has(product) && !inputs.has(product)),
    };
  });
  const { groupSource } = network.labels;
  const redesigned =
    rules.length === 0
      ? []
      : groupSource.flatMap((source, group): Redesigned[] => {
          const own = network.groups[source];
          const by = own ? rules.filter(({ covers }) => covers(own.product, own.members)) : [];
          if (!own || by.length === 0) return [];
          const { essentiality, substitutability } = own;
          return [{ group, essentiality, substitutability, by }];
        });
  return {
    moved: [],
    levels: rules.map(({ level }) => level),
    apply: (day, { groupLoss }) => {
      for (const { group, essentiality, substitutability, by } of redesigned) {
        let now = substitutability;
        for (const { level, target } of by) {
          const grown = substitutability + level.at(day) * (target - substitutability);
          now = Math.max(now, grown);
        }
        groupLoss[group] = essentiality * (1 - now);
      }
    },
  };
}
