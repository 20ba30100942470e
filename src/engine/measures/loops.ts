import { csrFromEdges } from "../build/csr.ts";
import type { Network } from "../build/network.ts";
import { strongComponents } from "../kernels/components.ts";

/**
 * Loops of products each of which needs the last one wholly and alone. With fixed splits (rigid)
 * such a loop decays to 0 after any cut, which is an artefact of the splits and no forecast.
 * @returns product ids of each loop
 * @see docs/methods/cascade.md#cycles
 */
export function decayingLoops({ groups, productIndex, products }: Network): string[][] {
  const sources: number[] = [];
  const targets: number[] = [];
  for (const { product, essentiality, substitutability, members } of groups) {
    const [only] = members;
    if (essentiality * (1 - substitutability) < 1 || members.length !== 1 || !only) continue;
    const from = productIndex.get(only.input);
    const to = productIndex.get(product);
    if (only.headroom > 0 || from === undefined || to === undefined) continue;
    sources.push(from);
    targets.push(to);
  }
  const { count, offsets, members } = strongComponents(
    csrFromEdges(products.length, sources, targets),
  );
  return Array.from({ length: count }, (_, c) =>
    [...members.subarray(offsets[c] ?? 0, offsets[c + 1] ?? 0)].map((at) => products[at] ?? ""),
  ).filter((loop) => loop.length > 1);
}
