import type { DataSet } from "../../model/data-set.ts";
import { Choices } from "../../model/options.ts";
import { compileNetwork, type Network } from "./network.ts";

/** Choices that are asked by turns; more would only hold memory. */
const MOST_KNOWN = 4;
const CHOICES = Choices.keyof().options;
const networks = new WeakMap<DataSet, Map<string, Network>>();

/**
 * What `compileNetwork` gives, kept for the next question about the same data set with the same choices.
 * @param options choices; whatever else is asked plays no part
 * @throws what `compileNetwork` throws
 */
export function knownNetwork(data: DataSet, options: Choices): Network {
  const key = JSON.stringify(CHOICES.map((name) => options[name] ?? null));
  const known = networks.get(data) ?? new Map<string, Network>();
  networks.set(data, known);
  const network = known.get(key) ?? compileNetwork(data, options);
  known.delete(key); // the one asked last is the last to go
  known.set(key, network);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return network;
}
