import { z } from "zod";
import { Source } from "../../model/details.ts";
import { GraphParams, type Operation } from "./operation.ts";
import { LINK, nextField, PageQuery } from "./pages.ts";

export const ProjectSummary = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable(),
    product: z.string().describe("what it makes, replaces or stores"),
    country: z.string(),
    type: z.string(),
    gainShare: z.number().nullable().describe("share of normal that it adds; null: nobody says"),
    gainBasis: z.enum(["world", "home"]).describe("whose normal amount that is a share of"),
    startYear: z.number().nullable(),
    state: z.string().nullable(),
    status: z.string().nullable(),
    source: Source.nullable(),
    detail: z.string().nullable(),
  })
  .meta({ id: "ProjectSummary" });
export type ProjectSummary = z.infer<typeof ProjectSummary>;

export const ProjectList = z
  .strictObject({ items: z.array(ProjectSummary), ...nextField })
  .meta({ id: "ProjectList" });
export type ProjectList = z.infer<typeof ProjectList>;

/** What could be built: scenarios name these. */
export const PROJECT_OPERATIONS = {
  listProjects: {
    id: "listProjects",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/projects",
    summary: "The projects that a scenario may build, largest gain first",
    params: GraphParams,
    query: PageQuery,
    response: ProjectList,
    someHeaders: LINK,
    problems: [400, 404, 422],
  },
} as const satisfies Record<string, Operation>;
