import type { Csr } from "../../model/csr.ts";
import { BreadthFirst } from "./breadth-first.ts";
import { strongComponents } from "./components.ts";
import { roomFor } from "./room.ts";

/** Memory for marks, in 32-bit words, and the widest strip of components marked at once. */
const MARK_WORDS = 1 << 24;
const WIDEST_STRIP = 64;

/**
 * Reach: total of what every node leads to, itself included and each node once. Exact: components are
 * marked in strips of bits from the last to the first, so that everyone's descendants are known.
 * @param counts Float64Array(n), what each node counts; left out: 1 each
 * @returns Float64Array(n), in the unit of `counts`
 * @see docs/methods/reach-and-tier.md; O(c (c + m) / 64) time for c strong components, 64 MB at most
 *   beside O(n + m) space; for a few nodes of a large graph `reachOf` is cheaper
 */
export function reachOfAll(graph: Csr, counts?: Float64Array): Float64Array {
  const { n } = graph;
  const { count, componentOf } = strongComponents(graph);
  const links = condense(graph, componentOf, count);
  const own = new Float64Array(count);
  for (let u = 0; u < n; u++) own[componentOf[u]!]! += counts ? counts[u]! : 1;
  const total = new Float64Array(count);
  const words = Math.max(1, Math.min(WIDEST_STRIP, Math.floor(MARK_WORDS / Math.max(1, count))));
  const marks = new Uint32Array(count * words);
  for (let first = 0; first < count; first += 32 * words) {
    markStrip(links, { own, total, marks, words, first });
  }
  return Float64Array.from(componentOf, (c) => total[c]!);
}

/** Reach of one node, itself included (breadth first). O(n + m) */
export function reachOf(graph: Csr, from: number, counts?: Float64Array): number {
  const { n } = graph;
  const search = new BreadthFirst(n, [graph], [], { room: roomFor(8 * n) });
  search.from(from);
  if (counts === undefined) return search.count;
  let total = 0;
  for (let i = 0; i < search.count; i++) total += counts[search.order[i]!]!;
  return total;
}

/** Links between components; every one goes to a later component, repeats are kept. */
function condense({ n, offsets, targets }: Csr, componentOf: Uint32Array, count: number): Csr {
  const rows = new Uint32Array(count + 1);
  for (let u = 0; u < n; u++) {
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      if (componentOf[targets[e]!] !== componentOf[u]) rows[componentOf[u]! + 1]!++;
    }
  }
  for (let c = 0; c < count; c++) rows[c + 1]! += rows[c]!;
  const next = rows.slice();
  const out = new Uint32Array(rows[count]!);
  for (let u = 0; u < n; u++) {
    const c = componentOf[u]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      if (componentOf[targets[e]!] !== c) out[next[c]!++] = componentOf[targets[e]!]!;
    }
  }
  return { n: count, offsets: rows, targets: out };
}

interface Strip {
  readonly own: Float64Array;
  readonly total: Float64Array;
  readonly marks: Uint32Array;
  readonly words: number;
  readonly first: number;
}

/** Marks who leads to the components first .. first + 32 words - 1, and adds up what they count. */
function markStrip({ n, offsets, targets }: Csr, strip: Strip): void {
  const { own, total, marks, words, first } = strip;
  const last = Math.min(n, first + 32 * words) - 1;
  marks.fill(0, 0, (last + 1) * words);
  const sums = byteSums(own, first, words);
  for (let c = last; c >= 0; c--) {
    const row = c * words;
    if (c >= first) marks[row + ((c - first) >>> 5)]! |= 1 << ((c - first) & 31);
    for (let e = offsets[c]!; e < offsets[c + 1]!; e++) {
      const d = targets[e]!;
      if (d > last) continue; // leads to nothing in this strip
      for (let w = 0; w < words; w++) marks[row + w]! |= marks[d * words + w]!;
    }
    let sum = 0;
    for (let w = 0; w < words; w++) {
      const bits = marks[row + w]!;
      if (bits === 0) continue;
      const table = w * 1024;
      sum += sums[table + (bits & 255)]! + sums[table + 256 + ((bits >>> 8) & 255)]!;
      sum += sums[table + 512 + ((bits >>> 16) & 255)]! + sums[table + 768 + (bits >>> 24)]!;
    }
    total[c]! += sum;
  }
}

/** What every pattern of eight marks counts, for each byte of a strip. */
function byteSums(own: Float64Array, first: number, words: number): Float64Array {
  const sums = new Float64Array(words * 1024);
  for (let byte = 0; byte < words * 4; byte++) {
    for (let pattern = 1; pattern < 256; pattern++) {
      const lowest = 31 - Math.clz32(pattern & -pattern);
      const rest = sums[byte * 256 + (pattern & (pattern - 1))]!;
      sums[byte * 256 + pattern] = rest + (own[first + byte * 8 + lowest] ?? 0);
    }
  }
  return sums;
}
