import autocannon, { type Result } from "autocannon";
import { type LoadKind, requestsOf } from "./kinds.ts";

/** Requests that one client has ready; then it begins again. */
const READY = 2000;
/** An answer that takes longer counts as a fault. */
const TIMEOUT_SECONDS = 30;

/** What came of one kind of request. */
export interface LoadFigures {
  readonly kind: string;
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly mostMs: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that were lost, and answers that never came. */
  readonly errors: number;
}

/** Has several clients ask requests of one kind without a pause, for so many seconds. */
export async function runLoad(
  url: string,
  kind: LoadKind,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<LoadFigures> {
  let clients = 0;
  const result: Result = await autocannon({
    url,
    connections: kind.connections,
    duration: seconds,
    timeout: TIMEOUT_SECONDS,
    requests: requestsOf(kind, 1, seed),
    setupClient: (client) => client.setRequests(requestsOf(kind, READY, seed + ++clients)),
  });
  const { latency, errors, timeouts, statusCodeStats = {} } = result;
  const statuses = Object.fromEntries(
    Object.entries(statusCodeStats).map(([status, { count = 0 }]) => [status, count]),
  );
  const answers = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return {
    ...{ kind: kind.name, answers, statuses, errors: errors + timeouts },
    perSecond: Math.round((10 * answers) / seconds) / 10,
    ...{ p50Ms: latency.p50, p99Ms: latency.p99, mostMs: latency.max },
  };
}
