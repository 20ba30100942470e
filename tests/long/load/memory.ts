import type { Door } from "../support/asked.ts";

/** Memory of a server at one moment, and how many requests it had answered by then. */
export interface MemoryPoint {
  readonly requests: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
}

/** What a server says of its memory, by `/metrics`. */
export async function memoryOf({ url }: Door): Promise<MemoryPoint> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const figure = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "gm"))].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
  return {
    requests: figure("linchpin_http_request_duration_seconds_count"),
    residentBytes: figure("process_resident_memory_bytes"),
    heapBytes: figure("nodejs_heap_size_used_bytes"),
  };
}

/**
 * By how much memory grows, and with how many requests: from the least of the second quarter to that of
 * the last. The first quarter warms up. What is least was seen soon after garbage was collected.
 */
export function growth(
  points: readonly MemoryPoint[],
  bytesOf: (point: MemoryPoint) => number,
): { readonly bytes: number; readonly requests: number } {
  const quarter = Math.floor(points.length / 4);
  const early = points.slice(quarter, 2 * quarter);
  const last = points.slice(-quarter);
  const requests =
    median(last.map((one) => one.requests)) - median(early.map((one) => one.requests));
  return { bytes: least(last.map(bytesOf)) - least(early.map(bytesOf)), requests };
}

/** What is left after garbage was collected. */
function least(values: readonly number[]): number {
  return Math.min(...values);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
