import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api } from "../../app/api.ts";
import { settled } from "../../app/data-set-queries.ts";
import { useGraphId } from "../../app/shown-data-set.ts";
import type { FigureQuestion } from "./data-question.ts";
import type { FigureItem, Source } from "./data-tables.ts";

/** Rows that are asked for at a time. */
export const PAGE_ROWS = 100;

function pageOf(id: string, search: string, page: number) {
  const asked = new URLSearchParams(search);
  asked.set("limit", String(PAGE_ROWS));
  if (page > 0) asked.set("offset", String(page * PAGE_ROWS));
  return {
    queryKey: ["figures", id, search, page],
    queryFn: ({ signal }: { signal: AbortSignal }) => api.figures(id, asked.toString(), signal),
    staleTime: settled.staleTime,
  };
}

/** What was looked for in the figures, and found. */
export function useFigureChecks() {
  const id = useGraphId();
  return useQuery({
    queryKey: ["figureChecks", id],
    queryFn: ({ signal }) => api.figureChecks(id ?? "", signal),
    enabled: id !== undefined,
    ...settled,
  });
}

/** A listing as far as it is here. */
export interface Listing {
  /** What it answers; may lag behind what is asked while that is on its way. */
  readonly question: FigureQuestion;
  readonly total: number;
  /** Figures that match, by table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly itemAt: (index: number) => FigureItem | undefined;
  readonly sources: ReadonlyMap<string, Source>;
}

/**
 * The rows that are near the window of what is asked; the last listing stays until the next has its
 * first page.
 * @param pages places of the pages that are needed
 */
export function useListing(question: FigureQuestion | null, pages: readonly number[]) {
  const id = useGraphId();
  const first = useQuery({
    ...pageOf(id ?? "", question?.search ?? "", 0),
    enabled: id !== undefined && question !== null,
    placeholderData: keepPreviousData,
  });
  const shown = useSettled(id, question, first.data !== undefined && !first.isPlaceholderData);
  const rest = useQueries({
    queries: pages.map((page) => ({
      ...pageOf(shown?.id ?? "", shown?.question.search ?? "", page),
      enabled: shown !== null,
    })),
  });
  const head = first.data;
  const answers = rest.map(({ data }) => data);
  const stamp = rest.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are told apart by their times
  const listing = useMemo((): Listing | null => {
    if (!shown || !head) return null;
    const byPage = new Map(pages.map((page, at) => [page, answers[at]]));
    if (!byPage.get(0)) byPage.set(0, head);
    const known = [...byPage.values()].flatMap((answer) => answer?.sources ?? []);
    return {
      question: shown.question,
      total: head.total,
      counts: head.counts,
      itemAt: (index) => byPage.get(Math.floor(index / PAGE_ROWS))?.items[index % PAGE_ROWS],
      sources: new Map(known.map((source) => [source.id, source])),
    };
  }, [shown, head, pages, stamp]);
  const error = first.error ?? rest.find((one) => one.error)?.error ?? null;
  const retry = () => {
    void first.refetch();
    for (const one of rest) if (one.error) void one.refetch();
  };
  return { listing, error, retry };
}

interface Shown {
  readonly id: string;
  readonly question: FigureQuestion;
}

/** The last question that has an answer. */
function useSettled(
  id: string | undefined,
  question: FigureQuestion | null,
  isAnswered: boolean,
): Shown | null {
  const [last, setLast] = useState<Shown | null>(null);
  const asked = useMemo(
    () => (id !== undefined && question !== null ? { id, question } : null),
    [id, question],
  );
  useEffect(() => {
    if (isAnswered && asked) setLast(asked);
  }, [isAnswered, asked]);
  return isAnswered && asked ? asked : last;
}

/** Where a row stands in a listing; null: it is not among its rows, or nothing is looked for. */
export function usePlace(question: FigureQuestion | null, find: string | null) {
  const id = useGraphId();
  const asked = new URLSearchParams(question?.search ?? "");
  asked.set("limit", "0");
  if (find !== null) asked.set("find", find);
  return useQuery({
    queryKey: ["figurePlace", id, question?.search, find],
    queryFn: ({ signal }) => api.figures(id ?? "", asked.toString(), signal),
    enabled: id !== undefined && question !== null && find !== null,
    staleTime: settled.staleTime,
    select: ({ place }) => place,
  });
}

/** A short listing of its own, beside the table. */
export function useFigures(search: string, isAsked = true) {
  const id = useGraphId();
  return useQuery({
    queryKey: ["figures", id, search],
    queryFn: ({ signal }) => api.figures(id ?? "", search, signal),
    enabled: id !== undefined && isAsked,
    ...settled,
  });
}
