import { LinchpinError } from "../../model/errors.ts";
import type { AuditEntry, AuditTrail } from "../../store/kept/store.ts";
import type { Operation } from "../contract/operation.ts";
import { Reply } from "../routes/call.ts";
import type { Log } from "./request-log.ts";

interface Change<T> {
  readonly operation: Pick<Operation, "id" | "role">;
  readonly who: string | null;
  /** Parameters of the address. */
  readonly params: object;
  readonly work: () => Promise<T>;
}

/** Does a change, and writes it down. */
export type Audited = ReturnType<typeof auditor>;

/** What was made, by its address: `my-firms`, `us-sri/my-scenario`, or the run that makes it. */
function madeIn(answer: unknown): string {
  const address = answer instanceof Reply ? (answer.headers["Location"] ?? "") : "";
  return address.replace(/^\/api\/v1\/(graphs\/)?/, "");
}

/**
 * Writes down every change, done or refused, before its caller is told. What reads is not written down. A
 * trail that cannot be written takes back no change: that is in the log, with what was done.
 */
export function auditor({
  audit,
  log,
}: {
  readonly audit?: Pick<AuditTrail, "add">;
  readonly log: Log;
}) {
  const note = async (entry: AuditEntry): Promise<void> => {
    log.info({ audit: entry }, "a change");
    await audit?.add(entry).catch((error: unknown) => {
      log.error({ audit: entry, fault: String(error) }, "a change could not be written down");
    });
  };
  return async <T>({ operation, who, params, work }: Change<T>): Promise<T> => {
    if (operation.role !== "write" && operation.role !== "admin") return work();
    const object = Object.values(params).map(String).join("/");
    const entry = { who: who ?? "local", action: operation.id, object };
    try {
      const answer = await work();
      await note({ ...entry, object: object || madeIn(answer), outcome: "done" });
      return answer;
    } catch (error) {
      const outcome = error instanceof LinchpinError ? error.code : "internal";
      await note({ ...entry, outcome });
      throw error;
    }
  };
}
