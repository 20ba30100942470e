import type { FigureListResponse } from "../../../src/api/contract/operations.ts";

type Listed = {
  readonly items: readonly Pick<FigureListResponse["items"][number], "value" | "sources" | "row">[];
  readonly sources: readonly Pick<FigureListResponse["sources"][number], "id" | "citation">[];
};

/**
 * Citations behind the governance scores. A row of a country that belongs to groups names their
 * sources, too; where any country belongs to none, its row tells those of the score alone.
 */
export function governanceSources({ items, sources }: Listed): readonly string[] {
  const scored = items.filter(({ value }) => value !== null);
  const alone = scored.filter(
    ({ row }) => !Array.isArray(row["blocs"]) || row["blocs"].length === 0,
  );
  const used = new Set((alone.length > 0 ? alone : scored).flatMap((item) => item.sources));
  return sources.filter(({ id }) => used.has(id)).map(({ citation }) => citation);
}
