import type { GraphCache } from "../graph-cache.ts";
import type { Metrics } from "../guard/metrics.ts";
import { RequestError } from "../problem.ts";
import { type Handlers, TextBody } from "./call.ts";

interface ServiceParts {
  readonly graphs: GraphCache;
  readonly metrics: Metrics;
  /** Aborted when the server is told to stop. */
  readonly stopped?: AbortSignal | undefined;
}

/** Whoever asks whether the server is ready does not wait long. */
const READY_MS = 2000;

/**
 * `/healthz`: the process answers. `/readyz`: what users keep can be read, so can a graph, and the server
 * is not being stopped. `/metrics`: figures about it.
 */
export function serviceHandlers({
  graphs,
  metrics,
  stopped,
}: ServiceParts): Handlers<"health" | "readiness" | "metrics"> {
  return {
    health: () => Promise.resolve({ status: "ok" }),
    async readiness() {
      if (stopped?.aborted) throw notReady("the server is being stopped");
      let late: NodeJS.Timeout | undefined;
      const tooLate = new Promise<never>((_, reject) => {
        late = setTimeout(() => reject(notReady("the data sets are still being read")), READY_MS);
      });
      try {
        return { status: "ready", graphs: await Promise.race([readable(graphs), tooLate]) };
      } finally {
        clearTimeout(late);
      }
    },
    metrics: async () => new TextBody(metrics.type, await metrics.text()),
  };
}

/** How many graphs there are. @throws RequestError 503 if none of them can be read */
async function readable(graphs: GraphCache): Promise<number> {
  const listed = await graphs.list();
  let last: unknown = notReady("there is no graph");
  for (const { id, kind } of listed) {
    try {
      await (kind === "firms" ? graphs.findFirms(id) : graphs.find(id));
      return listed.length;
    } catch (error) {
      last = error;
    }
  }
  const why = last instanceof Error ? last.message : "unknown";
  throw notReady(`no graph can be read: ${why}`, last);
}

function notReady(message: string, cause?: unknown): RequestError {
  return new RequestError(503, message, {
    headers: { "Retry-After": "2" },
    details: [{ message, expected: "to ask again a little later" }],
    cause,
  });
}
