import { type ReactNode, useEffect, useRef } from "react";

interface Props {
  readonly onHeight: (pixels: number) => void;
  readonly children: ReactNode;
}

/** Tells how high its content is, now and whenever that changes. */
export function Measured({ onHeight, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => onHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [onHeight]);
  return <div ref={box}>{children}</div>;
}
