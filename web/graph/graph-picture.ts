import { markElement } from "../parts/save-picture/legend-part.ts";
import type { PictureBody } from "../parts/save-picture/picture-sheet.ts";
import { element, escapeXml } from "../parts/save-picture/xml.ts";
import { type GraphLabel, lineHeight } from "./graph-labels.ts";
import type { Ring } from "./label-layer.tsx";
import type { Layout } from "./layout.ts";
import { LABEL_SIZE } from "./measure-text.ts";
import type { LinkData, MarkData } from "./scene.ts";

/** Everything that a picture of the graph shows, with its colours. */
export interface DrawnGraph {
  readonly layout: Pick<Layout, "lanes" | "columns" | "places">;
  readonly frame: { readonly width: number; readonly height: number };
  readonly marks: ReadonlyMap<string, MarkData>;
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly drawn: LinkData;
  }[];
  readonly labels: readonly GraphLabel[];
  readonly paths: readonly { readonly d: string; readonly main: boolean }[];
  readonly rings: readonly Ring[];
  readonly isRoute: boolean;
  readonly isLit: (id: string) => boolean;
  readonly colorOf: (id: string) => string;
  readonly laneName: (lane: string) => string;
  readonly tierName: (tier: string) => string;
  readonly token: (name: string) => string;
}

const HEADER = 28;
const HALO = 3.5;
const BASELINE = 9.6;

/** The graph as vectors: lanes, tiers, links, marks, labels, ways and rings, as on the screen. */
export function graphPicture(graph: DrawnGraph): PictureBody {
  const { frame, labels, isLit } = graph;
  const isOver = ({ id, plate }: GraphLabel) => plate || isLit(id);
  const over = labels.filter(isOver);
  const under = labels.filter((label) => !isOver(label));
  const body = [
    arrow(graph),
    ...lanesOf(graph),
    ...linksOf(graph),
    ...marksOf(graph),
    ...under.map((label) => labelOf(label, graph)),
    ...over.filter(({ plate }) => !plate).map((label) => plateOf(label, graph)),
    ...pathsOf(graph),
    ...over.filter(({ plate }) => plate).map((label) => plateOf(label, graph)),
    ...ringsOf(graph),
    ...over.map((label) => labelOf(label, graph)),
  ];
  const tiers = graph.layout.columns.map(({ tier, x }) =>
    element(
      "text",
      { x: x - 8, y: 16, "font-size": 12, "font-weight": 700, fill: graph.token("ink3") },
      escapeXml(graph.tierName(tier)),
    ),
  );
  return {
    width: frame.width,
    height: frame.height + HEADER,
    body: tiers.join("") + element("g", { transform: `translate(0 ${HEADER})` }, body.join("")),
  };
}

function arrow({ isRoute, token }: DrawnGraph): string {
  const head = element("path", { d: "M0 1 10 5 0 9Z", fill: token(isRoute ? "ink" : "loss") });
  const marker = element(
    "marker",
    {
      ...{ id: "way-end", viewBox: "0 0 10 10", refX: 9, refY: 5 },
      ...{ markerWidth: 10, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" },
    },
    head,
  );
  return element("defs", {}, marker);
}

function lanesOf({ layout, frame, laneName, token }: DrawnGraph): string[] {
  return layout.lanes.flatMap(({ lane, y, height }, place) => {
    const ground =
      place % 2 === 0
        ? element("rect", { x: 0, y, width: frame.width, height, fill: token("lane-even") })
        : "";
    const name = element(
      "text",
      {
        transform: `translate(14 ${y + height / 2}) rotate(-90)`,
        ...{ "text-anchor": "middle", "font-size": 11, "font-weight": 700 },
        fill: token("ink3"),
      },
      escapeXml(laneName(lane)),
    );
    return [ground, name];
  });
}

function linksOf({ links, marks }: DrawnGraph): string[] {
  const drawn = links.filter(({ drawn: { hidden, size } }) => !hidden && size > 0);
  return drawn
    .toSorted((a, b) => a.drawn.zIndex - b.drawn.zIndex)
    .flatMap(({ from, to, drawn: { size, color, handles } }) => {
      const [a, b] = [marks.get(from), marks.get(to)];
      if (!a || !b) return [];
      const [x1, x2] = [a.x + handles[0], b.x + handles[1]].map((x) => Math.round(x * 10) / 10);
      return element("path", {
        class: "link",
        d: `M${a.x} ${a.y}C${x1} ${a.y} ${x2} ${b.y} ${b.x} ${b.y}`,
        ...{ fill: "none", stroke: color, "stroke-width": size },
      });
    });
}

function marksOf({ marks }: DrawnGraph): string[] {
  return [...marks]
    .filter(([, { size }]) => size > 0)
    .toSorted(([, a], [, b]) => a.zIndex - b.zIndex)
    .map(([id, { x, y, size, shape, color, outline, dashed }]) =>
      element(
        "g",
        { class: "mark", "data-id": id },
        markElement(
          shape,
          { x, y, r: size },
          {
            fill: color,
            stroke: outline,
            "stroke-width": dashed ? 1.5 : 1,
            "stroke-dasharray": dashed ? "2.6 2" : null,
          },
        ),
      ),
    );
}

function groundOf({ onStripe }: GraphLabel, { token }: DrawnGraph): string {
  return token(onStripe ? "lane-even" : "bg");
}

function plateOf(label: GraphLabel, graph: DrawnGraph): string {
  const { x, y, width, height } = label;
  return element("rect", {
    ...{ x: x - 2, y, width: width + 4, height },
    fill: groundOf(label, graph),
  });
}

function labelOf(label: GraphLabel, graph: DrawnGraph): string {
  const { id, x, y, lines, bold } = label;
  const rows = lines.map(({ text, loss }, place) => {
    const lost = element(
      "tspan",
      { fill: graph.token("lossink"), "font-weight": 700 },
      escapeXml(text === "" ? (loss ?? "") : ` ${loss}`),
    );
    return element(
      "tspan",
      { x, y: y + BASELINE + place * lineHeight(lines) },
      escapeXml(text) + (loss === null ? "" : lost),
    );
  });
  return element(
    "text",
    {
      ...{ class: "label", "data-id": id, "font-size": LABEL_SIZE },
      "font-weight": bold ? 700 : 400,
      fill: graph.colorOf(id),
      stroke: groundOf(label, graph),
      ...{ "stroke-width": HALO, "stroke-linejoin": "round", "paint-order": "stroke" },
      "xml:space": "preserve",
    },
    rows.join(""),
  );
}

function pathsOf({ paths, isRoute, token }: DrawnGraph): string[] {
  return paths.map(({ d, main }) =>
    element("path", {
      ...{ class: "way", d, fill: "none", stroke: token(isRoute ? "ink" : "loss") },
      "stroke-width": main ? 2.8 : 1.3,
      "marker-end": main ? "url(#way-end)" : null,
    }),
  );
}

function ringsOf({ rings, token }: DrawnGraph): string[] {
  return rings.map(({ x, y, r, square, isCut }) => {
    const paint = {
      ...{ fill: "none", stroke: token(isCut ? "loss" : "ink"), "stroke-width": 2 },
      "stroke-dasharray": isCut ? "5 2.5" : null,
    };
    const side = { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 5 };
    return square
      ? element("rect", { ...side, ...paint })
      : element("circle", { cx: x, cy: y, r, ...paint });
  });
}
