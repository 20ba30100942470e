import "../graph.css";
import "./firm-graph.css";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { dependencyStep } from "../../parts/dependency-step.ts";
import { useHover } from "../../parts/use-hover.ts";
import type { Measure } from "../label-text.ts";
import { browserMeasure } from "../measure-text.ts";
import { readPalette } from "../palette.ts";
import { SigmaCanvas } from "../sigma-canvas.tsx";
import { type Size, useSize } from "../use-size.ts";
import { type FirmCircle, type FirmLine, linesOf, marksOf } from "./firm-scene.ts";
import { FirmSpots } from "./firm-spots.tsx";
import { type CircleLabel, placeCircleLabels, type WantedLabel } from "./group-labels.ts";
import { useZoom } from "./use-zoom.ts";
import { onScreen, openedByZoom } from "./zoom.ts";

/** A picture of circles and links, placed for a frame. */
export interface FirmPicture {
  readonly circles: readonly FirmCircle[];
  readonly lines: readonly FirmLine[];
  /** Distance of two columns in pixels. */
  readonly pitch: number;
  readonly columns?: readonly { readonly x: number; readonly name: string }[];
  /** Links drawn when nothing is asked for. */
  readonly atRest?: number;
  readonly widest?: number;
}

interface Props {
  /** Stands for what is shown: another picture starts unzoomed. */
  readonly name: string;
  readonly place: (size: Size) => FirmPicture;
  readonly labels: readonly WantedLabel[];
  /** Words inside a circle, where they fit. */
  readonly countOf?: (id: string) => string | null;
  readonly language: "en" | "ja";
  readonly theme: "light" | "dark";
  readonly label: string;
  readonly selected: string | null;
  readonly spoken: (id: string) => string;
  readonly tip: (id: string) => ReactNode;
  readonly onSelect: (id: string | null) => void;
  readonly onOpen: (id: string) => void;
  /** A circle was enlarged until it opens. */
  readonly onZoomedIn?: (id: string) => void;
}

/** Circles of firms or groups with the trade between them; wheel and drag move about in it. */
export function FirmGraph(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="firm-graph" ref={box}>
      {size && size.width > 0 && <Drawn key={props.name} {...props} size={size} box={box} />}
    </div>
  );
}

function Drawn(
  props: Props & { readonly size: Size; readonly box: React.RefObject<HTMLElement | null> },
) {
  const { place, labels, language, theme, size, box, selected, onSelect, onOpen, onZoomedIn } =
    props;
  const [hovered, setHovered] = useHover();
  const picture = useMemo(() => place(size), [place, size]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens change with the theme
  const palette = useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const surface = style.getPropertyValue("--surface").trim().toLowerCase();
    return { ...readPalette(document.documentElement), surface };
  }, [theme]);
  const measure = useMemo(browserMeasure, []);
  const { zoom, drag, larger, smaller, reset } = useZoom(box, size, (settled, at) => {
    const opened = openedByZoom(
      picture.circles.filter(({ isInside }) => !isInside),
      settled,
      at,
    );
    if (opened !== null && opened !== selected) onZoomedIn?.(opened);
  });
  const circles = useMemo(
    () => picture.circles.map((circle) => ({ ...circle, ...onScreen(circle, zoom) })),
    [picture, zoom],
  );
  const spots = useMemo(() => new Map(circles.map((circle) => [circle.id, circle])), [circles]);
  const asked =
    hovered ?? (selected !== null && spots.get(selected)?.isInside !== true ? selected : null);
  const lit = useMemo(() => litBy(asked, hovered, picture.lines), [asked, hovered, picture]);
  const marks = useMemo(() => marksOf(circles, palette, lit), [circles, palette, lit]);
  const links = useMemo(
    () =>
      linesOf(picture.lines, spots, palette, { ...picture, asked, pitch: picture.pitch * zoom.k }),
    [picture, spots, palette, asked, zoom.k],
  );
  const placed = useMemo(
    () =>
      placeCircleLabels(
        labels,
        circles.filter(({ isInside }) => !isInside),
        size,
        { language, measure },
      ),
    [labels, circles, size, language, measure],
  );
  const view = useMemo(() => ({ top: 0, height: size.height }), [size]);
  const tipSpot = hovered === null ? undefined : spots.get(hovered);
  return (
    <div className="firm-graph-frame" {...drag}>
      <SigmaCanvas marks={marks} links={links} frame={size} view={view} />
      <Words
        {...props}
        measure={measure}
        placed={placed}
        circles={circles}
        columns={picture.columns ?? []}
        zoom={zoom.k}
        shift={zoom.x}
        lit={lit}
      />
      <FirmSpots
        spots={circles}
        label={props.label}
        selected={selected}
        spoken={props.spoken}
        onHover={setHovered}
        onSelect={(id) => {
          setHovered(null);
          onSelect(id);
        }}
        onOpen={onOpen}
      />
      {tipSpot && hovered !== null && (
        <div
          className={tipSpot.x > size.width * 0.7 ? "graph-tip left" : "graph-tip"}
          role="tooltip"
          style={{ left: tipSpot.x, top: Math.min(size.height - 84, tipSpot.y + tipSpot.r + 10) }}
        >
          {props.tip(hovered)}
        </div>
      )}
      <ZoomButtons isAtRest={zoom.k === 1} {...{ larger, smaller, reset }} />
    </div>
  );
}

/** What is asked for and its neighbours; null: nothing is under the pointer, all are alike. */
function litBy(
  asked: string | null,
  hovered: string | null,
  lines: readonly FirmLine[],
): ReadonlySet<string> | null {
  if (asked === null || hovered === null) return null;
  const lit = new Set([asked]);
  for (const { from, to } of lines) {
    if (from === asked) lit.add(to);
    if (to === asked) lit.add(from);
  }
  return lit;
}

interface WordsProps extends Pick<Props, "countOf" | "selected"> {
  readonly size: Size;
  readonly placed: readonly CircleLabel[];
  readonly circles: readonly FirmCircle[];
  readonly columns: readonly { readonly x: number; readonly name: string }[];
  readonly zoom: number;
  readonly shift: number;
  readonly measure: Measure;
  readonly lit: ReadonlySet<string> | null;
}

/** A count needs so much room for each sign. */
const SIGN = 6.6;

function Words({
  size,
  placed,
  circles,
  columns,
  countOf,
  selected,
  zoom,
  shift,
  lit,
  measure,
}: WordsProps) {
  const ring = circles.find(({ id }) => id === selected);
  const faded = (id: string) => (lit === null || lit.has(id) ? {} : { opacity: 0.5 });
  return (
    <svg className="graph-labels" width={size.width} height={size.height} aria-hidden>
      {columns.map(({ x, name }) => {
        const half = measure(name, true) / 2 + 6;
        const middle = Math.min(size.width - half, Math.max(half, x * zoom + shift));
        return (
          <text key={x} className="column-name" x={middle} y={22}>
            {name}
          </text>
        );
      })}
      {ring && (
        <circle className="ring" cx={ring.x} cy={ring.y} r={ring.r + (ring.isOpen ? 0 : 4)} />
      )}
      {circles.map(({ id, x, y, r, abroad, isOpen, isInside }) => {
        const text = isOpen || isInside ? null : (countOf?.(id) ?? null);
        if (text === null || text.length * SIGN > 2 * r - 4) return null;
        const onDark = (dependencyStep(abroad) ?? 0) > 2;
        return (
          <text
            key={id}
            className={onDark ? "count on-dark" : "count on-light"}
            x={x}
            y={y + 4}
            {...faded(id)}
          >
            {text}
          </text>
        );
      })}
      {placed.map(({ id, x, y, width, height, lines, bold }) => (
        <g
          key={id}
          className="label"
          data-id={id}
          data-box={`${x},${y},${width},${height}`}
          {...faded(id)}
        >
          <text fontWeight={bold ? 700 : 400} fill="var(--ink2)" textAnchor="middle">
            {lines.map((line, row) => (
              <tspan key={line} x={x + width / 2} y={y + 10.5 + row * 13.5}>
                {line}
              </tspan>
            ))}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface ZoomProps {
  readonly isAtRest: boolean;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly reset: () => void;
}

function ZoomButtons({ isAtRest, larger, smaller, reset }: ZoomProps) {
  const { t } = useTranslation("firms");
  return (
    <div className="firm-zoom">
      <button type="button" aria-label={t("zoom.larger")} onClick={larger}>
        +
      </button>
      <button type="button" aria-label={t("zoom.smaller")} disabled={isAtRest} onClick={smaller}>
        −
      </button>
      <button type="button" disabled={isAtRest} onClick={reset}>
        {t("zoom.all")}
      </button>
    </div>
  );
}
