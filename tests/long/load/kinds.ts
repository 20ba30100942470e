import type { Request as LoadRequest } from "autocannon";
import { type Draw, drawer, oneOf } from "../../support/drawer.ts";

/** One kind of request: how many clients ask it without a pause, and what each asks next. */
export interface LoadKind {
  readonly name: string;
  readonly connections: number;
  readonly request: (draw: Draw) => LoadRequest;
}

const GRAPH = "/api/v1/graphs/us-sri";
const READS = [
  ...[
    "/api/v1/graphs",
    GRAPH,
    `${GRAPH}/coverage`,
    `${GRAPH}/figures?limit=50`,
    `${GRAPH}/projects`,
  ],
  ...[`${GRAPH}/scenarios`, `${GRAPH}/products/gallium-refined`, "/healthz", "/readyz"],
];
const COUNTRIES = [
  "CHN",
  "TWN",
  "KOR",
  "JPN",
  "DEU",
  "COD",
  "ZAF",
  "RUS",
  "AUS",
  "CHL",
  "IDN",
  "MYS",
];

const posted = (path: string, body: object): LoadRequest => ({
  method: "POST",
  path: `${GRAPH}/${path}`,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Sizes that differ from one request to the next, so that no answer is one that is remembered. */
const size = (draw: Draw) => (1 + draw(1_000_000)) / 1_000_001;

/** What a busy server is asked: figures, rankings, cuts whose targets change, scenarios over time, firms. */
export function loadKinds(firms: string): readonly LoadKind[] {
  return [
    {
      name: "reads",
      connections: 2,
      request: (draw) => ({ method: "GET", path: oneOf(READS, draw) }),
    },
    {
      name: "chokepoints",
      connections: 1,
      request: (draw) =>
        posted("chokepoints", { by: oneOf(["product", "country", "producer"], draw), top: 10 }),
    },
    {
      name: "cuts",
      connections: 2,
      request: (draw) =>
        posted("cut", { targets: [`@${oneOf(COUNTRIES, draw)}`], size: size(draw) }),
    },
    {
      name: "simulations",
      connections: 1,
      request: (draw) => {
        const shock = { kind: "halt", countries: [oneOf(COUNTRIES, draw)], size: size(draw) };
        const scenario = { format: "linchpin-scenario/1", horizonDays: 90, shocks: [shock] };
        return posted("simulate", { scenario });
      },
    },
    {
      name: "firms",
      connections: 1,
      request: (draw) => {
        const path = `/api/v1/graphs/${firms}/firms`;
        const firm = `firm=f${draw(500)}`;
        const paths = [
          path,
          `${path}/firm?${firm}`,
          `${path}/stop?${firm}`,
          `${path}/around?${firm}`,
        ];
        return { method: "GET", path: oneOf(paths, draw) };
      },
    },
  ];
}

/** So many requests of a kind, the same ones for the same seed. */
export function requestsOf(kind: LoadKind, count: number, seed: number): LoadRequest[] {
  const draw = drawer(seed);
  return Array.from({ length: count }, () => kind.request(draw));
}
