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
    path: "/healthz",
    summary: "The server is up",
    response: Health,
    problems: [],
  },
  readiness: {
    id: "readiness",
    method: "get",
    path: "/readyz",
    summary: "The server has data to answer with",
    response: Readiness,
    problems: [503],
  },
} as const satisfies Record<string, Operation>;
