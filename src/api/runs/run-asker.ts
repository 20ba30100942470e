import { type RunOperation, SENT_ALONG } from "../contract/run-operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { JsonText } from "../routes/call.ts";
import { askDiff } from "../routes/diff.ts";
import { firmsOverviewAsker } from "../routes/firms.ts";
import type { AskQuestion } from "./ask-question.ts";
import { nobodysWork } from "./run-problems.ts";
import type { AskRun } from "./run-works.ts";

interface RunAskerParts {
  readonly graphs: GraphCache;
  readonly memo: Memo;
  /** Asks about one graph. */
  readonly ask: AskQuestion;
}

type SentAlong = (typeof SENT_ALONG)[number];

/** Whether a question brings what it is about. */
export function isSentAlong(operation: RunOperation): operation is SentAlong {
  return SENT_ALONG.some((each) => each === operation);
}

/** Answers whatever a run can be about, as the plain request would. */
export function runAsker(deps: ApiDeps, { graphs, memo, ask }: RunAskerParts): AskRun {
  const askFirms = firmsOverviewAsker(deps, graphs);
  return async ({ operation: name, graph: id, question: body }, control) => {
    if (isSentAlong(name))
      return new JsonText(await deps.answers.ask({ name, data: [], body }, control));
    if (name === "importGraph") throw nobodysWork(name); // begun where its files came
    const graph = id ?? "";
    if (name === "firmsOverview") return askFirms(graph, body, control);
    if (name === "diff") return askDiff(deps, { graphs, memo }, { graph, body }, control);
    return ask({ name, graph, body }, control);
  };
}
