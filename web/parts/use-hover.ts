import { useCallback, useEffect, useRef, useState } from "react";

const HOVER_MS = 80;

/** What the pointer rests on for 80 ms; leaving takes effect at once. */
export function useHover(): [string | null, (id: string | null) => void] {
  const [hovered, setHovered] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hover = useCallback((id: string | null) => {
    clearTimeout(timer.current);
    if (id === null) setHovered(null);
    else timer.current = setTimeout(() => setHovered(id), HOVER_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [hovered, hover];
}
