import type { Response, Scenario } from "../shown-scenario.ts";
import { centralOf } from "./uncertain.ts";

/** What could be done, as responses that the scenario does not hold yet. */

export type OfferKind = Exclude<Response["kind"], "rationing" | "project">;
export const OFFERS: readonly OfferKind[] = [
  "stock-release",
  "substitution",
  "spare-capacity",
  "diversion",
];

/** A response names up to so many products; where more are cut it holds for all. */
const MOST_NAMED = 12;
/** Half of a year until a redesign or a new shift carries its full share: to be changed by the reader. */
const GROWS_DAYS = 180;
const REPLACED = 0.2;

/** First day of any cut: when there is something to answer. */
export function firstCutDay({ shocks }: Scenario): number {
  const days = shocks.map(({ startDay }) => Math.round(centralOf(startDay)));
  return days.length > 0 ? Math.min(...days) : 0;
}

/**
 * A response as it is offered.
 * @param cut the products that the cuts reach
 */
export function offered(
  kind: OfferKind,
  scenario: Scenario,
  cut: ReadonlySet<string>,
): Exclude<Response, { kind: "rationing" | "project" }> {
  const fromDay = firstCutDay(scenario);
  const products = cut.size > 0 && cut.size <= MOST_NAMED ? [...cut] : ("*" as const);
  switch (kind) {
    case "stock-release":
      return { kind, products, holder: null, ratePerDay: null, fromDay };
    case "substitution":
      return { kind, products, toSubstitutability: REPLACED, fromDay, rampDays: GROWS_DAYS };
    case "spare-capacity":
      return { kind, products, countries: "*", fromDay, rampDays: GROWS_DAYS };
    case "diversion":
      return { kind, products, size: 1, fromDay, rampDays: 0 };
  }
}

/** Building a project from a day on. */
export function offeredProject(id: string, scenario: Scenario): Response {
  return { kind: "project", projects: [id], fromDay: firstCutDay(scenario), rampDays: 0 };
}

/** Whether a response of that kind is in the scenario. */
export function hasKind({ responses }: Scenario, kind: Response["kind"]): boolean {
  return responses.some((response) => response.kind === kind);
}

/** Projects that some response of the scenario builds. */
export function builtProjects(
  { responses }: Scenario,
  projects: readonly { readonly id: string; readonly product: string }[],
): ReadonlySet<string> {
  const named = responses.flatMap((response) => {
    if (response.kind !== "project") return [];
    const own = projects.filter(({ product }) => response.products?.includes(product));
    return [...(response.projects ?? []), ...own.map(({ id }) => id)];
  });
  return new Set(named);
}
