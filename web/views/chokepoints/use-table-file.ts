import { useTranslation } from "react-i18next";
import { useViewpoint } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { readOrder, sortRows } from "./row-order.ts";
import { rankingCsv } from "./table-file.ts";
import { useRanking } from "./use-ranking.ts";

/**
 * The table of products as a CSV file, in the order of the table: what stands behind a picture.
 * @param sector count the loss of this sector alone
 * @param out products to leave out
 * @returns what writes the file; undefined until its figures are here
 */
export function useTableFile(
  sector: string | null,
  out: ReadonlySet<string>,
): (() => string) | undefined {
  const { i18n } = useTranslation();
  const { sort } = useViewState().state;
  const { ranking } = useRanking({ by: "product", sector, cols: "usual" });
  const on = useViewpoint()?.on ?? "foreign";
  if (!ranking) return undefined;
  return () => {
    const { result, graph, rows } = ranking;
    const { home, trusted, adversary, importanceSet, dataVersion } = result.certificate;
    const context = {
      ...{ home, trusted, adversary, importanceSet, dataVersion },
      ...{ dependentOn: on, sector: result.for, graph: graph.id },
    };
    const shown = rows.filter(({ id }) => !out.has(id));
    return rankingCsv(sortRows(shown, readOrder(sort), i18n.language), { extra: null, context });
  };
}
