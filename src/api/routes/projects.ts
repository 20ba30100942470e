import { sourceOf } from "../../engine/measures/source-of.ts";
import type { DataSet } from "../../model/data-set.ts";
import { compareIds } from "../../model/ids.ts";
import type { ProjectSummary } from "../contract/project-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Handlers } from "./call.ts";

/** `GET /graphs/{id}/projects`. */
export function projectHandlers(graphs: GraphCache): Handlers<"listProjects"> {
  return {
    async listProjects({ params }) {
      return { items: projectsOf(await graphs.find(params.id)) };
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
