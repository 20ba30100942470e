import { memo, type PointerEvent, type RefObject } from "react";
import type { Layout } from "./layout.ts";
import type { MarkData } from "./scene.ts";
import { useScrollTop } from "./use-viewport.ts";

const OVERVIEW = 92;
/** A graph that is hardly taller than its window keeps its room: its overview is but a bar. */
const BAR = 10;
const HARDLY_TALLER = 1.3;

/** Width of the overview beside a graph: none beside one that is all in view. */
export function overviewWidth(frameHeight: number, windowHeight: number): number {
  if (frameHeight <= windowHeight + 1) return 0;
  return frameHeight <= windowHeight * HARDLY_TALLER ? BAR : OVERVIEW;
}

interface Props {
  readonly layout: Layout;
  readonly marks: ReadonlyMap<string, MarkData>;
  readonly frame: { readonly width: number; readonly height: number };
  /** What scrolls, and how much of it is in view. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly height: number;
}

const PAD = 4;

/**
 * The whole graph, small, with the frame of what is in view. Pointer only: keys and readers walk
 * the list of marks, which brings into view what it comes to.
 */
export function Overview({ layout, marks, frame, scroller, height }: Props) {
  const top = useScrollTop(scroller);
  const room = overviewWidth(frame.height, height);
  const scale = { x: (room - 2 * PAD) / frame.width, y: height / frame.height };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons === 0) return;
    const { top: edge } = event.currentTarget.getBoundingClientRect();
    scroller.current?.scrollTo(0, (event.clientY - edge) / scale.y - height / 2);
  };
  return (
    <svg
      className="graph-overview"
      width={room}
      height={height}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={move}
    >
      {room > BAR && <Dots {...{ layout, marks, scale: scale.x, scaleY: scale.y }} />}
      <rect
        className="overview-frame"
        x={1}
        y={Math.max(1, top * scale.y)}
        width={room - 2}
        height={Math.min(height - 2, height * scale.y)}
        rx={4}
      />
    </svg>
  );
}

interface DotsProps {
  readonly layout: Layout;
  readonly marks: ReadonlyMap<string, MarkData>;
  readonly scale: number;
  readonly scaleY: number;
}

/** Scrolling moves the frame alone: the dots are drawn once. */
const Dots = memo(function Dots({ layout, marks, scale, scaleY }: DotsProps) {
  return (
    <>
      {layout.lanes.map(({ lane, y, height }, place) => (
        <rect
          key={lane}
          className={place % 2 === 0 ? "overview-lane stripe" : "overview-lane"}
          y={y * scaleY}
          width={OVERVIEW}
          height={height * scaleY}
        />
      ))}
      {[...marks].map(([id, { x, y, size, color, outline }]) =>
        size > 0 ? (
          <circle
            key={id}
            cx={PAD + x * scale}
            cy={y * scaleY}
            r={Math.max(1.3, size * 0.16)}
            fill={color}
            stroke={outline}
            strokeWidth={0.6}
          />
        ) : null,
      )}
    </>
  );
});
