import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Layout } from "./layout.ts";

/** Part of the graph's height in pixels. */
export interface Span {
  readonly top: number;
  readonly height: number;
}

interface Wanted {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: Layout;
  /** Height of the whole graph, and of what shows of it at once. */
  readonly frameHeight: number;
  readonly height: number;
  /** The product that keeps its place on the screen while the graph grows. */
  readonly selected: string | null;
}

/** How far an element is scrolled, followed. */
export function useScrollTop(scroller: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const read = () => setTop(current.scrollTop);
    read();
    current.addEventListener("scroll", read, { passive: true });
    return () => current.removeEventListener("scroll", read);
  }, [scroller]);
  return top;
}

/**
 * The part of the graph to paint. Where the graph is far taller than its window, that is a window
 * and a little more on both sides, in steps, so that scrolling moves what is there already.
 */
export function usePainted({ scroller, layout, frameHeight, height, selected }: Wanted): Span {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const read = () => setStep(stepOf(current.scrollTop, height));
    read();
    current.addEventListener("scroll", read, { passive: true });
    return () => current.removeEventListener("scroll", read);
  }, [scroller, height]);
  useAnchor({ scroller, layout, frameHeight, height, selected });
  return useMemo(() => paintedOf(step, height, frameHeight), [step, height, frameHeight]);
}

/** Half windows that lie above what is in view. */
export function stepOf(top: number, height: number): number {
  return Math.floor(top / stepHeight(height));
}

function stepHeight(height: number): number {
  return Math.max(1, Math.floor(height / 2));
}

/** The part to paint at a step: what can come into view before the next one, and half a window more. */
export function paintedOf(step: number, height: number, frameHeight: number): Span {
  if (frameHeight <= 2 * height) return { top: 0, height: frameHeight };
  const most = height + 3 * stepHeight(height);
  const top = Math.max(0, Math.min((step - 1) * stepHeight(height), frameHeight - height));
  return { top, height: Math.min(frameHeight - top, most) };
}

/** While the graph grows or shrinks, what the reader looks at stays where it is. */
function useAnchor({ scroller, layout, frameHeight, height, selected }: Wanted): void {
  const last = useRef({ layout, frameHeight });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { layout, frameHeight };
    const { current } = scroller;
    if (!current || before.frameHeight === frameHeight) return;
    const middle = current.scrollTop + height / 2;
    const id = selected !== null ? selected : nearest(before.layout, middle);
    const [was, is] = [before.layout.places.get(id ?? ""), layout.places.get(id ?? "")];
    if (!was || !is) return;
    const onScreen = was.y - current.scrollTop;
    const isInView = onScreen >= 0 && onScreen <= height;
    current.scrollTop = is.y - (isInView ? onScreen : height / 2);
  });
}

function nearest({ places }: Layout, y: number): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places.values()) {
    const distance = Math.abs(place.y - y);
    if (place.fold === null && distance < least) [best, least] = [place.id, distance];
  }
  return best;
}

/** Ctrl and the wheel, or two fingers on a touchpad, zoom in steps. */
export function usePinch(
  scroller: RefObject<HTMLDivElement | null>,
  onStep: (steps: 1 | -1) => void,
): void {
  const gathered = useRef(0);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      gathered.current += event.deltaY;
      if (Math.abs(gathered.current) < PINCH_STEP) return;
      onStep(gathered.current < 0 ? 1 : -1);
      gathered.current = 0;
    };
    current.addEventListener("wheel", onWheel, { passive: false });
    return () => current.removeEventListener("wheel", onWheel);
  }, [scroller, onStep]);
}

/** So much of a wheel's turn is one step. */
const PINCH_STEP = 40;
