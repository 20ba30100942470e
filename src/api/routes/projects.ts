import { sourceOf } from "../../engine/measures/source-of.ts";
import type { DataSet } from "../../model/data-set.ts";
import { compareIds } from "../../model/ids.ts";
import { PageQuery } from "../contract/pages.ts";
import type { ProjectSummary } from "../contract/project-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import { validate } from "../validate.ts";
import type { Handlers } from "./call.ts";
import { keyNumber, pageOf, pageReply } from "./pages.ts";

/** `GET /graphs/{id}/projects`. */
export function projectHandlers(graphs: GraphCache): Handlers<"listProjects"> {
  return {
    async listProjects({ params, query }) {
      const asked = validate(PageQuery, query, "query");
      const numbered = [...projectsOf(await graphs.find(params.id)).entries()];
      const keyOf = ([at]: readonly [number, ProjectSummary]) => [keyNumber(at)];
      const { entries, next } = pageOf(numbered, asked, { keyOf, parts: 1 });
      const body = { items: entries.map(([, project]) => project), next };
      return pageReply(body, `/api/v1/graphs/${encodeURIComponent(params.id)}/projects`, query);
    },
  };
}

/** Rival rows are another source's figures of the same project. */
function projectsOf(data: DataSet): ProjectSummary[] {
  return data.tables.projects
    .filter(({ rival }) => !rival)
    .map(
      ({
        id,
        name,
        product,
        country,
        type,
        gainShare,
        gainBasis,
        startYear,
        state,
        ...backed
      }) => ({
        ...{ id, name, product, country, type, gainShare, gainBasis, startYear, state },
        status: backed.status,
        source: sourceOf(data, backed.source),
        detail: backed.detail,
      }),
    )
    .sort((a, b) => (b.gainShare ?? -1) - (a.gainShare ?? -1) || compareIds(a.id, b.id));
}
