import { z } from "zod";
import type { Operation } from "./operation.ts";

export const Health = z.strictObject({ status: z.literal("ok") }).meta({ id: "Health" });
export const Readiness = z
  .strictObject({ status: z.literal("ready"), graphs: z.number().int() })
  .meta({ id: "Readiness" });

/** The server about itself. */
export const SERVICE_OPERATIONS = {
  health: {
    id: "health",
    method: "get",
    role: "public",
    path: "/healthz",
    summary: "The server is up",
    response: Health,
    problems: [],
  },
  readiness: {
    id: "readiness",
    method: "get",
    role: "public",
    path: "/readyz",
    summary:
      "The server has data to answer with, its store can be read, and it is not being stopped",
    response: Readiness,
    problems: [503],
  },
  metrics: {
    id: "metrics",
    method: "get",
    role: "read",
    path: "/metrics",
    summary: "Figures about the server, as Prometheus reads them",
    files: { "text/plain": "the text format of Prometheus" },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
