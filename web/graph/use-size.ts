import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Inner size of an element in whole pixels. */
export function sizeOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return { width: clientWidth, height: clientHeight };
}

export function isSameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

/**
 * Inner size of an element in whole pixels, kept up to date; null until it is known. Where a change
 * of the page made it smaller or larger, that is known before anything is painted.
 */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  const read = useCallback(() => {
    const { current } = element;
    if (!current) return;
    const next = sizeOf(current);
    setSize((now) => (now && isSameSize(now, next) ? now : next));
  }, [element]);
  useLayoutEffect(read);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(read);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, read]);
  return size;
}
