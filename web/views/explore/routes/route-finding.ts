/** What is known of the routes between two products. */
export interface RouteFacts {
  /** Products on any route, without both ends; null: there is no route. */
  readonly between: number | null;
  /** Fewest products that cut every route; null: the two are directly linked, or not known yet. */
  readonly cut: number | null;
  readonly isDirect: boolean;
  /** Whether a route leads back from the second to the first. */
  readonly isBack: boolean;
}

/** A sentence of `routes:finding` with its count. */
export interface RouteFinding {
  readonly key: "cut" | "running" | "direct" | "straight" | "backOnly" | "none";
  readonly count: number;
}

/** The main finding on two products in one sentence. */
export function routeFinding({ between, cut, isDirect, isBack }: RouteFacts): RouteFinding {
  if (between === null) return { key: isBack ? "backOnly" : "none", count: 0 };
  if (isDirect) return { key: between === 0 ? "straight" : "direct", count: between };
  return cut === null ? { key: "running", count: between } : { key: "cut", count: cut };
}
