import { useMemo } from "react";
import type { GraphModel } from "./graph-model.ts";
import { fullGraphHeight, leastGraphHeight } from "./layout.ts";
import { OVERVIEW } from "./overview.tsx";

/**
 * The room of the whole graph: that of its window, or so many times as tall, but no taller than
 * shows every product. A graph taller than its window leaves room for the overview beside it.
 */
export function useFrame(model: GraphModel, width: number, windowHeight: number, zoom: number) {
  return useMemo(() => {
    const base = Math.max(windowHeight, leastGraphHeight(model.items, model.lanes));
    const full = Math.max(base, fullGraphHeight(model.items, model.lanes));
    const height = Math.round(Math.min(full, base * zoom));
    const isTall = height > windowHeight + 1;
    const frame = { width: isTall ? width - OVERVIEW : width, height };
    return { frame, mostZoom: Math.ceil(full / base) };
  }, [model, width, windowHeight, zoom]);
}
