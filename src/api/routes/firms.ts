import type { z } from "zod";
import type { FirmAnswers, FirmQuestion } from "../answers/firms/firm-question.ts";
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
import { validate } from "../validate.ts";
import { type Call, type Handlers, JsonText } from "./call.ts";

type Name = keyof typeof FIRM_OPERATIONS;

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
