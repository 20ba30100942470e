import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { GraphModel } from "../graph-model.ts";
import { layerItems, layerTask } from "./layer-items.ts";
import { layeredLayout } from "./layered-layout.ts";

/**
 * The model with its columns: tiers where it has some, else layers, which take a moment to find.
 * @param key names the data set and its version: its layers are found once
 * @returns undefined until they are found
 */
export function useLayers(model: GraphModel | undefined, key: string): GraphModel | undefined {
  const isLayered = model?.isLayered ?? false;
  const layers = useQuery({
    queryKey: ["layers", key],
    queryFn: ({ signal }) => {
      const { nodes, links } = layerTask(model ?? { items: [], links: [] });
      return layeredLayout(nodes, links, { signal });
    },
    enabled: isLayered,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return useMemo(() => {
    if (!model || !isLayered) return model;
    return layers.data && { ...model, lanes: [""], ...layerItems(model, layers.data) };
  }, [model, isLayered, layers.data]);
}
