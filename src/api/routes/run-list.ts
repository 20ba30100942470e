import { type RunList, RunListQuery } from "../contract/run-operations.ts";
import { ANYBODY, type Caller, mayWrite } from "../guard/caller.ts";
import type { RunKeeper } from "../runs/run-keeper.ts";
import { statusOf } from "../runs/run-status.ts";
import { validate } from "../validate.ts";
import type { Reply } from "./call.ts";
import { cursorAt, pageReply, placeOf } from "./pages.ts";

/** `GET /runs`: the latest first. Who may only read sees what they asked for themselves. */
export async function listRuns(
  keeper: RunKeeper,
  query: Readonly<Record<string, unknown>>,
  caller: Caller,
): Promise<Reply<RunList>> {
  const { limit, cursor, ...filter } = validate(RunListQuery, query, "query");
  const place = placeOf(cursor, 2);
  const [createdAt = "", id = ""] = place ?? [];
  const isOwn = !mayWrite(caller);
  const found =
    isOwn && caller.id === ANYBODY // nobody knows whose they are
      ? []
      : await keeper.runs.list({
          ...filter,
          ...(isOwn ? { askedBy: caller.id } : {}),
          ...(place ? { after: { createdAt: momentOf(createdAt), id } } : {}),
          limit: limit + 1,
        });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const body = {
    items: page.map((run) => keeper.live(run.id)?.status() ?? statusOf(run)),
    next: last && found.length > limit ? cursorAt([last.createdAt, last.id]) : null,
  };
  return pageReply(body, "/api/v1/runs", query);
}

/** A cursor that somebody made up begins at some moment, too. */
function momentOf(text: string): string {
  return Number.isNaN(Date.parse(text)) ? new Date(0).toISOString() : text;
}
