import { type RefObject, useEffect, useState } from "react";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Inner size of an element in whole pixels, kept up to date; null until it is known. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const read = () => {
      const next = { width: current.clientWidth, height: current.clientHeight };
      setSize((now) =>
        now && now.width === next.width && now.height === next.height ? now : next,
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
