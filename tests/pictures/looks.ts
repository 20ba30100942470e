import type { Page } from "playwright-core";

/** A picture of the page for docs/pictures: where, how large, and what is done before it is taken. */
export interface Look {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the picture to a pixel of the page. */
  readonly scale?: number;
  readonly isFirstVisit?: boolean;
  /** What must be there before the picture is taken. */
  readonly awaits: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

const PHONE = { width: 390, height: 844, scale: 2 };
const GRAPH = ".graph-labels .label";

/** A generated network of 10,000 firms, which the pictures' server has beside the shipped data. */
export const LARGE_NETWORK = "made-firms";

/** Every view, with the states that the README and the reader need to see. */
export const LOOKS: readonly Look[] = [
  {
    name: "first-visit",
    path: "/",
    isFirstVisit: true,
    awaits: `.doors, ${GRAPH}`,
    // Each door has a finding with a figure once the answers are here.
    before: (page) =>
      page
        .locator(".door-text", { hasText: /\d\s?%/ })
        .first()
        .waitFor(),
  },
  { name: "explore", path: "/explore", awaits: GRAPH },
  { name: "explore-selected", path: "/explore?sel=gallium-refined", awaits: GRAPH },
  { name: "explore-dark", path: "/explore?theme=dark&sel=ndfeb-magnets", awaits: GRAPH },
  { name: "explore-ja", path: "/explore?lang=ja", awaits: GRAPH },
  { name: "chokepoints", path: "/chokepoints", awaits: "tbody tr" },
  {
    name: "what-if",
    path: "/what-if?a=combined-china-taiwan&b=taiwan-strait-closure",
    awaits: ".watch .finding",
  },
  { name: "map", path: "/map?sel=%40CHN", awaits: ".map-picture svg" },
  { name: "data", path: "/data", awaits: ".data-body tbody tr" },
  { name: "tour", path: "/explore?sel=gallium-refined&tour=2", awaits: GRAPH },
  {
    name: "large-network",
    path: `/explore?g=${LARGE_NETWORK}`,
    awaits: "canvas",
    before: (page) => page.getByText("Firms by systemic risk (ESRI)").waitFor({ timeout: 120_000 }),
  },
  { name: "phone-explore", path: "/explore?sel=ndfeb-magnets", ...PHONE, awaits: ".ladder" },
  { name: "phone-chokepoints", path: "/chokepoints", ...PHONE, awaits: ".phone-rows" },
  {
    name: "phone-what-if",
    path: "/what-if?a=taiwan-strait-closure",
    ...PHONE,
    awaits: "main h1",
  },
  { name: "phone-map", path: "/map", ...PHONE, awaits: ".map-picture svg" },
];
