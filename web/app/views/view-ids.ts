/** The views in the order of the top bar and of the keys 1, 2, ...: also their paths and text keys. */
export const VIEWS = ["explore", "chokepoints", "what-if", "map", "data"] as const;
export type View = (typeof VIEWS)[number];

/** Views whose bar under the top bar is their own. */
const OWN_BAR: readonly string[] = ["what-if", "data"];

/** The view that a path leads to; null: none. */
export function viewOf(pathname: string): View | null {
  return VIEWS.find((view) => pathname === `/${view}` || pathname.startsWith(`/${view}/`)) ?? null;
}

/** Whether the frame leaves out its context bar, since the view brings one. */
export function hasOwnBar(view: View | null): boolean {
  return view !== null && OWN_BAR.includes(view);
}
