import { z } from "zod";
import { MOST_SHARED_STEPS, MOST_STEPS_OF_RUN } from "../answers/centrality-limit.ts";
import type { FirmAnswers, FirmQuestion } from "../answers/firms/firm-question.ts";
import type { AnswerControl } from "../answers/question.ts";
import {
  type FIRM_OPERATIONS,
  FirmQuery,
  FirmRiskQuery,
  FirmSearchQuery,
  FirmStopQuery,
  FirmsAroundQuery,
  FirmsGroupQuery,
  FirmsInsideQuery,
  FirmsQuery,
} from "../contract/firm-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { AskQuestion } from "../runs/ask-question.ts";
import { validate } from "../validate.ts";
import { type Call, type Handlers, JsonText } from "./call.ts";

type Name = keyof typeof FIRM_OPERATIONS;

/**
 * The overview of a network of firms as a run: the first one has the network read, and says how far it is.
 * @param body as the query of the request
 */
export function firmsOverviewAsker(
  { firms }: { readonly firms: FirmAnswers },
  graphs: GraphCache,
): (graph: string, body: unknown, control: AnswerControl) => Promise<JsonText> {
  return async (graph, body, { signal, onProgress }) => {
    const asked = validate(FirmsQuery, body, "body");
    const place = await graphs.findFirms(graph);
    const question: FirmQuestion = { name: "overview", ...asked };
    return new JsonText(await firms.ask({ id: graph, ...place }, question, { signal, onProgress }));
  };
}

/**
 * Puts a question about the structure of a network of firms where it can be answered; any other goes on.
 * @param ask about products
 */
export function structureAsker(
  { firms }: { readonly firms: FirmAnswers },
  graphs: GraphCache,
  ask: AskQuestion,
): AskQuestion {
  return async (question, control = {}) => {
    const { name, graph, body } = question;
    const isOfFirms = name === "centrality" && (await graphs.isOfFirms(graph));
    if (!isOfFirms) return ask(question, control);
    const { signal, onProgress } = control;
    const place = await graphs.findFirms(graph);
    const mostSteps = onProgress ? MOST_STEPS_OF_RUN : MOST_SHARED_STEPS;
    const asked = { body: validate(z.looseObject({}), body, "body"), mostSteps };
    const text = await firms.centrality({ id: graph, ...place }, asked, { signal, onProgress });
    return new JsonText(text);
  };
}

/** `GET /graphs/{id}/firms` and all below it. */
export function firmHandlers(
  { firms }: { readonly firms: FirmAnswers },
  graphs: GraphCache,
): Handlers<Name> {
  const ask =
    <Schema extends z.ZodType>(
      schema: Schema,
      questionOf: (asked: z.output<Schema>) => FirmQuestion,
    ) =>
    async ({ params, query, signal }: Call<Name>) => {
      const question = questionOf(validate(schema, query, "query"));
      const place = await graphs.findFirms(params.id);
      return new JsonText(await firms.ask({ id: params.id, ...place }, question, { signal }));
    };
  return {
    firmsOverview: ask(FirmsQuery, (asked) => ({ name: "overview", ...asked })),
    firmsOfGroup: ask(FirmsGroupQuery, ({ name: id = null, ...asked }) => ({
      name: "group",
      id,
      ...asked,
    })),
    firmsInside: ask(FirmsInsideQuery, ({ name: id, ...asked }) => ({
      name: "inside",
      id,
      ...asked,
    })),
    firmsAround: ask(FirmsAroundQuery, (asked) => ({ name: "around", ...asked })),
    firmDetail: ask(FirmQuery, (asked) => ({ name: "firm", ...asked })),
    firmStop: ask(FirmStopQuery, (asked) => ({ name: "stop", ...asked })),
    firmSearch: ask(FirmSearchQuery, (asked) => ({ name: "search", ...asked })),
    firmRisk: ask(FirmRiskQuery, () => ({ name: "risk" })),
  };
}
