import type { Hold } from "./holds.ts";
import type { Project } from "./projects.ts";

/** What projects would add of a product that a country holds home by. */
export interface Help {
  readonly product: string;
  readonly atHome: number;
  readonly elsewhere: number;
  /** Part of world supply that those add that state it; null: none does. */
  readonly gainShare: number | null;
  /** When the first of them starts; null: not stated. */
  readonly firstYear: number | null;
  readonly names: readonly string[];
}

const MOST = 5;

/**
 * Projects outside a country for its strongest holds, in the order of the holds. What was called
 * off, and stocks that add no supply, help nothing here.
 */
export function helpAgainst(
  country: string,
  holds: readonly Hold[],
  projects: readonly Project[],
  home: ReadonlySet<string>,
): readonly Help[] {
  return holds
    .flatMap(({ product }): Help[] => {
      const own = projects.filter(
        (project) =>
          project.product === product &&
          project.country !== country &&
          project.state !== "cancelled" &&
          project.type !== "stockpile",
      );
      if (own.length === 0) return [];
      const gains = own.flatMap(({ gainShare, gainBasis }) =>
        gainShare === null || gainBasis !== "world" ? [] : [gainShare],
      );
      const years = own.flatMap(({ startYear }) => startYear ?? []);
      const atHome = own.filter((project) => home.has(project.country)).length;
      return [
        {
          product,
          atHome,
          elsewhere: own.length - atHome,
          gainShare: gains.length > 0 ? gains.reduce((sum, gain) => sum + gain, 0) : null,
          firstYear: years.length > 0 ? Math.min(...years) : null,
          names: own.map(({ name }) => name),
        },
      ];
    })
    .slice(0, MOST);
}
