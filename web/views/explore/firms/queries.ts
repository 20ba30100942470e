import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api } from "../../../app/api.ts";
import { settled, useGraphs } from "../../../app/data-set-queries.ts";
import { useGraphId } from "../../../app/shown-data-set.ts";
import { useViewState } from "../../../app/view-state.ts";

const PROGRESS_MS = 1500;
/** Firms of one page of a list. */
export const PAGE = 46;

/** Whether the data set that is shown is a network of firms; undefined: not known yet. */
export function useIsFirms(): boolean | undefined {
  const id = useGraphId();
  const graphs = useGraphs().data;
  return graphs && graphs.items.find((graph) => graph.id === id)?.kind === "firms";
}

type Query = Readonly<Record<string, string>>;

/** Groups and the trade between them from the chosen home. */
export function useFirmsOverview() {
  const { state } = useViewState();
  const plain = useOverviewOf(groupOf(state.group), true);
  const countries = plain.data?.countries;
  const home = useMemo(
    () => state.home?.filter((code) => countries?.some(({ id }) => id === code)) ?? [],
    [state.home, countries],
  );
  const own = useOverviewOf({ ...groupOf(state.group), home: home.join(",") }, home.length > 0);
  return home.length > 0 ? own : plain;
}

function useOverviewOf(query: Query, enabled: boolean) {
  const id = useGraphId() ?? "";
  return useQuery({
    queryKey: ["firms", id, "overview", query],
    queryFn: ({ signal }) => api.firmsOverview(id, query, signal),
    ...settled,
    enabled: enabled && id !== "",
  });
}

/** The first grouping is the network's own choice: it is not sent. */
function groupOf(group: string): Query {
  return group === "industry" ? {} : { group };
}

/** Whose view and by what: what every question about firms is asked with. */
function useSight(): { readonly id: string; readonly sight: Query; readonly isKnown: boolean } {
  const id = useGraphId() ?? "";
  const overview = useFirmsOverview().data;
  return useMemo(() => {
    if (!overview) return { id, sight: {}, isKnown: false };
    const { group, home } = overview;
    const from: Query = home.length > 0 ? { home: home.join(",") } : {};
    return { id, sight: { group, ...from }, isKnown: true };
  }, [id, overview]);
}

/** Firms of a group, or all, by risk: pages that follow one another. */
export function useFirmsOfGroup(name: string | null) {
  const { id, sight, isKnown } = useSight();
  const query: Query = { ...sight, limit: String(PAGE), ...(name === null ? {} : { name }) };
  return useInfiniteQuery({
    queryKey: ["firms", id, "group", query],
    queryFn: ({ signal, pageParam }) =>
      api.firmsOfGroup(id, { ...query, offset: String(pageParam) }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ offset, items, firms }) =>
      offset + items.length < firms ? offset + items.length : undefined,
    enabled: isKnown,
    staleTime: settled.staleTime,
  });
}

/** The riskiest firms of an opened group with their links; idle without a name. */
export function useFirmsInside(name: string | null) {
  const { id, sight, isKnown } = useSight();
  const query: Query = { ...sight, name: name ?? "" };
  return useQuery({
    queryKey: ["firms", id, "inside", query],
    queryFn: ({ signal }) => api.firmsInside(id, query, signal),
    enabled: isKnown && name !== null,
    staleTime: settled.staleTime,
  });
}

/** A firm with those around it; idle without a firm. */
export function useFirmsAround(firm: string | null, steps: number) {
  const { id, sight, isKnown } = useSight();
  const query: Query = { ...sight, firm: firm ?? "", steps: String(steps) };
  return useQuery({
    queryKey: ["firms", id, "around", query],
    queryFn: ({ signal }) => api.firmsAround(id, query, signal),
    enabled: isKnown && firm !== null,
    staleTime: settled.staleTime,
    ...(firm === null ? {} : { placeholderData: keepPreviousData }),
  });
}

/** One firm with its suppliers and customers. */
export function useFirm(firm: string) {
  const { id, sight, isKnown } = useSight();
  const query: Query = { ...sight, firm };
  return useQuery({
    queryKey: ["firms", id, "firm", query],
    queryFn: ({ signal }) => api.firmDetail(id, query, signal),
    enabled: isKnown,
    staleTime: settled.staleTime,
  });
}

/** What is lost if a firm stops, once it is asked for. */
export function useFirmStop(firm: string, isAsked: boolean) {
  const id = useGraphId() ?? "";
  return useQuery({
    queryKey: ["firms", id, "stop", firm],
    queryFn: ({ signal }) => api.firmStop(id, { firm }, signal),
    enabled: isAsked,
    staleTime: settled.staleTime,
  });
}

/** Firms, industries and countries by a part of their name. */
export function useFirmSearch(typed: string) {
  const id = useGraphId() ?? "";
  const q = typed.trim();
  return useQuery({
    queryKey: ["firms", id, "search", q],
    queryFn: ({ signal }) => api.firmSearch(id, { q }, signal),
    enabled: q !== "",
    meta: { quiet: true },
    ...settled,
  });
}

/**
 * How far the systemic risk index has come, asked now and then; once it is whole, what stood on the
 * stand-in is asked for again.
 */
export function useRiskProgress() {
  const id = useGraphId() ?? "";
  const client = useQueryClient();
  const overview = useFirmsOverview().data;
  const isOpen = overview?.risk.esri != null && overview.risk.measure !== "esri";
  const state = useQuery({
    queryKey: ["firms-risk", id],
    queryFn: ({ signal }) => api.firmRisk(id, signal),
    enabled: isOpen,
    meta: { quiet: true },
    refetchInterval: ({ state: { data } }) => (data?.measure === "esri" ? false : PROGRESS_MS),
  }).data;
  const isWhole = isOpen && state?.measure === "esri";
  useEffect(() => {
    if (isWhole) void client.invalidateQueries({ queryKey: ["firms", id] });
  }, [isWhole, client, id]);
  return state?.esri ?? overview?.risk.esri ?? null;
}
