import { type GraphLabel, lineHeight } from "./graph-labels.ts";

/** A ring around a mark that is asked for. */
export interface Ring {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly square: boolean;
  /** Whether it is one of the products that cut every route. */
  readonly isCut: boolean;
}

interface Props {
  readonly width: number;
  readonly height: number;
  readonly labels: readonly GraphLabel[];
  /** Labels of what is asked for. */
  readonly isLit: (id: string) => boolean;
  /** Colour of a label's words. */
  readonly colorOf: (id: string) => string;
  /** Ways of what stops first, or strongest route, as the `d` of SVG paths; the first is the main one. */
  readonly paths: readonly { readonly key: string; readonly d: string; readonly main: boolean }[];
  /** Where the selected marks are ringed. */
  readonly rings: readonly Ring[];
  /** Whether the ways are routes: nothing is lost along them, so they are drawn in ink. */
  readonly isRoute: boolean;
}

const BASELINE = 9.6;

/** Names, losses, the binding path and the ring of the selection, over the canvas. */
export function LabelLayer({
  width,
  height,
  labels,
  isLit,
  colorOf,
  paths,
  rings,
  isRoute,
}: Props) {
  // What is faded lies under the way of what stops first, what is asked for over it.
  const isOver = ({ id, plate }: GraphLabel) => plate || isLit(id);
  const draw = (label: GraphLabel) => (
    <Label key={label.id} label={label} color={colorOf(label.id)} />
  );
  return (
    <svg
      className={isRoute ? "graph-labels is-route" : "graph-labels"}
      width={width}
      height={height}
      aria-hidden
    >
      <defs>
        <marker
          id="arrowhead"
          viewBox="0 0 10 10"
          refX={9}
          refY={5}
          markerWidth={10}
          markerHeight={8}
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 1 10 5 0 9Z" className="arrowhead" />
        </marker>
      </defs>
      {labels.filter((label) => !isOver(label)).map(draw)}
      <Plates labels={labels.filter(({ id, plate }) => !plate && isLit(id))} />
      {paths.map(({ key, d, main }) => (
        <path
          key={key}
          d={d}
          className={main ? "binding main" : "binding"}
          {...(main ? { markerEnd: "url(#arrowhead)" } : {})}
        />
      ))}
      <Plates labels={labels.filter(({ plate }) => plate)} />
      {rings.map(({ id, x, y, r, square, isCut }) => {
        const className = isCut ? "ring cut" : "ring";
        const side = { width: 2 * r, height: 2 * r, rx: 5 };
        return square ? (
          <rect key={id} className={className} x={x - r} y={y - r} {...side} />
        ) : (
          <circle key={id} className={className} cx={x} cy={y} r={r} />
        );
      })}
      {labels.filter(isOver).map(draw)}
    </svg>
  );
}

/** Ground under words, so that no link runs through them. */
function Plates({ labels }: { readonly labels: readonly GraphLabel[] }) {
  return labels.map(({ id, x, y, width, height, onStripe }) => (
    <rect
      key={id}
      className={onStripe ? "plate stripe" : "plate"}
      x={x - 2}
      y={y}
      width={width + 4}
      height={height}
    />
  ));
}

function Label({ label, color }: { readonly label: GraphLabel; readonly color: string }) {
  const { id, x, y, width, height, lines, bold, isFold, onStripe } = label;
  return (
    <g
      className={`label${isFold ? " fold" : ""}${onStripe ? " stripe" : ""}`}
      data-id={id}
      data-box={`${x},${y},${width},${height}`}
    >
      <text fontWeight={bold ? 700 : 400} fill={color}>
        {lines.map(({ text, loss }, place) => (
          <tspan key={`${text}${loss}`} x={x} y={y + BASELINE + place * lineHeight(lines)}>
            {text}
            {loss !== null && (
              <tspan className="loss" fontWeight={700}>
                {text === "" ? loss : ` ${loss}`}
              </tspan>
            )}
          </tspan>
        ))}
      </text>
    </g>
  );
}
