import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { AT_REST, moved, type Zoom, zoomedAbout } from "./zoom.ts";

const PER_PIXEL = 0.0016;
const STEP = 1.5;
/** Fewer pixels are a click that trembled. */
const DRAG_FROM = 4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Wheel and drag, or buttons: enlarges about the pointer, moves, and tells when a zoom has settled. */
export function useZoom(
  box: RefObject<HTMLElement | null>,
  size: Size,
  onSettled: (zoom: Zoom, at: { x: number; y: number }) => void,
) {
  const [zoom, setZoom] = useState<Zoom>(AT_REST);
  const settled = useRef(onSettled);
  settled.current = onSettled;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const zoomBy = useCallback((factor: number, at: { x: number; y: number }) => {
    setZoom((old) => {
      const next = zoomedAbout(old, factor, at);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => settled.current(next, at), 160);
      return next;
    });
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = current.getBoundingClientRect();
      const factor = Math.exp(-event.deltaY * PER_PIXEL);
      zoomBy(factor, { x: event.clientX - left, y: event.clientY - top });
    };
    current.addEventListener("wheel", onWheel, { passive: false });
    return () => current.removeEventListener("wheel", onWheel);
  }, [box, zoomBy]);
  const drag = useDrag(setZoom, size);
  const middle = { x: size.width / 2, y: size.height / 2 };
  return {
    zoom,
    drag,
    larger: () => zoomBy(STEP, middle),
    smaller: () => zoomBy(1 / STEP, middle),
    reset: () => setZoom(AT_REST),
  };
}

function useDrag(setZoom: (change: (old: Zoom) => Zoom) => void, size: Size) {
  const start = useRef<{ x: number; y: number; isDrag: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) start.current = { x: event.clientX, y: event.clientY, isDrag: false };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = start.current;
      if (!from) return;
      const by = { x: event.clientX - from.x, y: event.clientY - from.y };
      if (!from.isDrag && Math.hypot(by.x, by.y) < DRAG_FROM) return;
      if (!from.isDrag) event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY, isDrag: true };
      setZoom((old) => moved(old, by, size));
    },
    onPointerUp: () => {
      const wasDrag = start.current?.isDrag === true;
      start.current = wasDrag ? { x: 0, y: 0, isDrag: true } : null;
      if (wasDrag)
        requestAnimationFrame(() => {
          start.current = null;
        });
    },
    /** A drag that ends over a circle is no click on it. */
    onClickCapture: (event: { stopPropagation: () => void }) => {
      if (start.current?.isDrag) event.stopPropagation();
      start.current = null;
    },
  };
}
