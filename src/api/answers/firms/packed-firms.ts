import type { FirmGraph } from "../../../engine/build/firm-graph.ts";
import { shared } from "../../../engine/workers/threads.ts";
import type { WeightedCsr } from "../../../model/csr.ts";

/** A network of firms in memory that all threads read; only names are read out in each. */
export interface PackedFirms extends Omit<FirmGraph, "labels" | "names"> {
  /** Ids of all firms, UTF-8, a zero byte behind each. */
  readonly labels: Uint8Array;
  /** Their names in the same way; null: they are called by their ids. */
  readonly names: Uint8Array | null;
}

/** Copies a network into shared memory. */
export function packFirms({ labels, names, ...graph }: FirmGraph): PackedFirms {
  const { stated } = graph;
  return {
    ...graph,
    labels: packTexts(labels),
    names: names && packTexts(names),
    industry: onShared(graph.industry),
    country: onShared(graph.country),
    sales: packCsr(graph.sales),
    purchases: packCsr(graph.purchases),
    sold: onShared(graph.sold),
    bought: onShared(graph.bought),
    standIn: onShared(graph.standIn),
    stated: {
      sources: onShared(stated.sources),
      targets: onShared(stated.targets),
      weights: stated.weights && onShared(stated.weights),
      types: stated.types && onShared(stated.types),
    },
  };
}

/** The same network in a thread: arrays stay where they are, names become texts. */
export function unpackFirms({ labels, names, ...graph }: PackedFirms): FirmGraph {
  return { ...graph, labels: unpackTexts(labels), names: names && unpackTexts(names) };
}

function packTexts(texts: readonly string[]): Uint8Array {
  return onShared(new TextEncoder().encode(texts.map((text) => `${text}\0`).join("")));
}

function unpackTexts(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(new Uint8Array(bytes).slice()).split("\0").slice(0, -1);
}

/** The same numbers in memory that all threads read. */
export function onShared<T extends Uint8Array | Uint32Array | Float64Array>(array: T): T {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const Kind = array.constructor as new (memory: SharedArrayBuffer) => T;
  return new Kind(shared(bytes));
}

function packCsr({ n, offsets, targets, weights }: WeightedCsr): WeightedCsr {
  return { n, offsets: onShared(offsets), targets: onShared(targets), weights: onShared(weights) };
}
