import type { Response, Scenario } from "../shown-scenario.ts";

export type Rationing = Extract<Response, { kind: "rationing" }>;
export const RULES = ["pro-rata", "priority", "optimal"] as const;
export type Rule = (typeof RULES)[number];

/** The rationing that counts: the first in the document; undefined: equal shares. */
export function rationingOf({ responses }: Scenario): Rationing | undefined {
  return responses.find((response) => response.kind === "rationing");
}

/** Chooses who gets what is left; equal shares from the start are what no rationing means. */
export function withRule(scenario: Scenario, rule: Rule): Scenario {
  const { responses } = scenario;
  const at = responses.findIndex(({ kind }) => kind === "rationing");
  const now = responses[at];
  if (now?.kind !== "rationing") {
    if (rule === "pro-rata") return scenario;
    return { ...scenario, responses: [...responses, { kind: "rationing", rule, fromDay: 0 }] };
  }
  if (rule === "pro-rata") return { ...scenario, responses: responses.toSpliced(at, 1) };
  const { order, ...rest } = now;
  const next: Rationing = { ...rest, rule, ...(rule === "priority" && order ? { order } : {}) };
  return { ...scenario, responses: responses.with(at, next) };
}

/** The order of sectors in full: those that are named, then the others by importance. */
export function fullOrder(
  named: readonly string[] | undefined,
  sectors: readonly { readonly id: string; readonly importance: number | null }[],
): string[] {
  const rest = [...sectors]
    .filter(({ id }) => !named?.includes(id))
    .sort((a, b) => (b.importance ?? 0) - (a.importance ?? 0) || (a.id < b.id ? -1 : 1));
  return [...(named ?? []), ...rest.map(({ id }) => id)];
}

/** Moves a sector to a place in the order. */
export function withOrder(scenario: Scenario, order: readonly string[]): Scenario {
  const at = scenario.responses.findIndex(({ kind }) => kind === "rationing");
  const now = scenario.responses[at];
  if (now?.kind !== "rationing") return scenario;
  return { ...scenario, responses: scenario.responses.with(at, { ...now, order: [...order] }) };
}

export function moved(order: readonly string[], from: number, to: number): string[] {
  const id = order[from];
  if (id === undefined || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, id);
}
