import type { GraphCache } from "../graph-cache.ts";
import { RequestError } from "../problem.ts";
import type { Handlers } from "./call.ts";

/** `/healthz`: the process answers. `/readyz`: it also has a graph that can be read. */
export function serviceHandlers(graphs: GraphCache): Handlers<"health" | "readiness"> {
  return {
    health: () => Promise.resolve({ status: "ok" }),
    async readiness() {
      const listed = await graphs.list();
      let last: unknown = new RequestError(503, "there is no graph");
      for (const { id, kind } of listed) {
        try {
          await (kind === "firms" ? graphs.findFirms(id) : graphs.find(id));
          return { status: "ready", graphs: listed.length };
        } catch (error) {
          last = error;
        }
      }
      const why = last instanceof Error ? last.message : "unknown";
      throw new RequestError(503, `no graph can be read: ${why}`, { cause: last });
    },
  };
}
