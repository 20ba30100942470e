import type { ELK, ElkNode } from "elkjs/lib/elk-api.js";
import { layersOf, simpleLayers } from "./simple-layers.ts";

/** A node that is to be placed, with the room it takes in pixels. */
export interface LayeredNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface LayeredLink {
  readonly from: string;
  readonly to: string;
}

export interface LayeredOptions {
  /** Least distance of two nodes in a layer, in pixels. */
  readonly nodeGap?: number;
  /** Least distance of two layers, in pixels. */
  readonly layerGap?: number;
  /** Stops the work: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Middles of all nodes in pixels from the upper left corner. */
export interface LayeredPlaces {
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
  /** Whether the worker failed or took too long, and a simpler layout stands in. */
  readonly isSimple: boolean;
}

const NODE_GAP = 14;
const LAYER_GAP = 70;
/** Longer than the largest picture takes; then the simple layout stands in. */
const PATIENCE_MS = 20_000;
/** A link bends in every layer that it crosses: beyond so many bends the work takes too long. */
const MOST_BENDS = 12_000;

/**
 * Places a directed network in layers from left to right, with few crossings: suppliers left of
 * what they supply, as far as loops allow. Works in a thread of its own.
 * @param nodes every node once
 * @param links those whose ends are no nodes are left aside, as are loops on one node
 * @returns the same places for the same arguments; of what would take too long, and on any failure
 *   of the worker, a simpler layout
 * @see docs/decisions/0009-d3-for-charts-and-maps.md; some seconds for 1,500 nodes
 */
export async function layeredLayout(
  nodes: readonly LayeredNode[],
  links: readonly LayeredLink[],
  options: LayeredOptions = {},
): Promise<LayeredPlaces> {
  const { nodeGap = NODE_GAP, layerGap = LAYER_GAP, signal } = options;
  signal?.throwIfAborted();
  const known = new Set(nodes.map(({ id }) => id));
  const usable = links.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const simple = () => ({ ...simpleLayers(nodes, usable, { nodeGap, layerGap }), isSimple: true });
  if (bendsOf(nodes, usable) > MOST_BENDS) return simple();
  let elk: ELK | null = null;
  try {
    elk = await startElk();
    const drawn = await inTime(
      elk.layout(elkGraph(nodes, usable, nodeGap, layerGap)),
      PATIENCE_MS,
      signal,
    );
    return placesOf(drawn);
  } catch {
    signal?.throwIfAborted();
    return simple();
  } finally {
    elk?.terminateWorker();
  }
}

/** How many layers all links cross. */
function bendsOf(nodes: readonly LayeredNode[], links: readonly LayeredLink[]): number {
  const layers = layersOf(
    nodes.map(({ id }) => id),
    links,
  );
  const layer = (id: string) => layers.get(id) ?? 0;
  return links.reduce((sum, { from, to }) => sum + Math.abs(layer(to) - layer(from)), 0);
}

async function startElk(): Promise<ELK> {
  const [{ default: Elk }, { default: address }] = await Promise.all([
    import("elkjs/lib/elk-api.js"),
    import("elkjs/lib/elk-worker.min.js?url"),
  ]);
  return new Elk({ workerUrl: address });
}

/** What comes first: the answer, the end of patience, or the reader who went elsewhere. */
function inTime<T>(answer: Promise<T>, ms: number, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException("too slow", "TimeoutError")), ms);
    const stop = () => reject(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    });
  });
}

function elkGraph(
  nodes: readonly LayeredNode[],
  links: readonly LayeredLink[],
  nodeGap: number,
  layerGap: number,
): ElkNode {
  // Names of nodes may hold anything: to the worker each is its place in the list.
  const placeOf = new Map(nodes.map(({ id }, place) => [id, `n${place}`]));
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "POLYLINE",
      "elk.randomSeed": "1",
      "elk.separateConnectedComponents": "false",
      "elk.spacing.nodeNode": String(nodeGap),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(layerGap),
      "elk.layered.thoroughness": "3",
      "elk.layered.nodePlacement.strategy": "SIMPLE",
    },
    children: nodes.map(({ id, width, height }) => ({
      id: placeOf.get(id) ?? id,
      labels: [{ text: id }],
      width,
      height,
    })),
    edges: links.map(({ from, to }, place) => ({
      id: `e${place}`,
      sources: [placeOf.get(from) ?? from],
      targets: [placeOf.get(to) ?? to],
    })),
  };
}

function placesOf({ children = [], width = 0, height = 0 }: ElkNode): LayeredPlaces {
  const places = new Map(
    children.map(({ labels, x = 0, y = 0, width: w = 0, height: h = 0 }) => [
      labels?.[0]?.text ?? "",
      { x: x + w / 2, y: y + h / 2 },
    ]),
  );
  return { places, width, height, isSimple: false };
}
