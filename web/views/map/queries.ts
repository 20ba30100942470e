import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import atlasUrl from "world-atlas/countries-50m.json?url";
import { api } from "../../app/api.ts";
import { settled } from "../../app/data-set-queries.ts";
import { useGraphId } from "../../app/shown-data-set.ts";
import { governanceSources } from "./governance-sources.ts";
import { type Project, projectsOf } from "./projects.ts";
import { type Atlas, makeWorld, type World } from "./shapes.ts";

/** The countries of the world on the plane; a file of this page, read once. */
export function useWorld() {
  return useQuery<World>({
    queryKey: ["world"],
    queryFn: async ({ signal }) => {
      const response = await fetch(atlasUrl, { signal });
      if (!response.ok) throw new Error(`${atlasUrl}: status ${response.status}`);
      return makeWorld((await response.json()) as Atlas); // a file that the page was built with
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

/** All figures of one table of the data set, each with its row. */
function useFigures(table: "projects" | "countries", isAsked: boolean) {
  const id = useGraphId();
  return useQuery({
    queryKey: ["figures", id, table],
    queryFn: ({ signal }) => api.figures(id ?? "", { table, limit: MOST_FIGURES }, signal),
    enabled: id !== undefined && isAsked,
    ...settled,
  });
}

/** As many as the server gives at once; no data set lists as many projects or countries. */
const MOST_FIGURES = "500";

/** Projects that the data set lists. */
export function useProjects(): readonly Project[] | undefined {
  const { data } = useFigures("projects", true);
  return useMemo(() => data && projectsOf(data.items), [data]);
}

/** Citations of the governance scores. */
export function useGovernanceSources(isAsked: boolean): readonly string[] {
  const { data } = useFigures("countries", isAsked);
  return useMemo(() => (data ? governanceSources(data) : []), [data]);
}
