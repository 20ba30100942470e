import { useMemo } from "react";
import { MOST_ZOOM } from "../app/view-state-address.ts";
import type { GraphModel } from "./graph-model.ts";
import { fullGraphHeight, leastGraphHeight, shownCount } from "./layout.ts";
import { overviewWidth } from "./overview.tsx";

/** More marks than these are never drawn at once. */
const MOST_MARKS = 1500;

/**
 * The room of the whole graph: that of its window, or so many times as tall, but no taller than
 * shows every product. A graph taller than its window leaves room for the overview beside it.
 */
export function useFrame(model: GraphModel, width: number, windowHeight: number, zoom: number) {
  return useMemo(() => {
    const base = Math.max(windowHeight, leastGraphHeight(model.items, model.lanes));
    const full = Math.max(base, fullGraphHeight(model.items, model.lanes));
    const most = Math.min(MOST_ZOOM, Math.ceil(full / base));
    const heightAt = (times: number) => Math.round(Math.min(full, base * times));
    let mostZoom = most;
    while (mostZoom > 1 && shownCount(model.items, model.lanes, heightAt(mostZoom)) > MOST_MARKS) {
      mostZoom--;
    }
    const height = heightAt(Math.min(zoom, mostZoom));
    const frame = { width: width - overviewWidth(height, windowHeight), height };
    return { frame, mostZoom };
  }, [model, width, windowHeight, zoom]);
}
