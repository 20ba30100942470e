import { InvalidInputError, LinchpinError, StorageError } from "../../model/errors.ts";
import type { GraphList } from "../contract/graph-operations.ts";
import type { ListedGraph } from "../contract/import-operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache, ListedGraph as Listed } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { toFieldProblem } from "../problem.ts";

/** A graph of the list at a glance. */
export type SummariseGraph = (graph: Listed) => Promise<ListedGraph>;

/** What is told of each graph in a list; of networks of firms without reading them again. */
export function graphSummariser(
  { summary, firmSummary }: Pick<ApiDeps, "summary" | "firmSummary">,
  graphs: GraphCache,
  memo: Memo,
): SummariseGraph {
  const ofFirms = async (id: string) => {
    const { path, stamp } = await graphs.findFirms(id);
    const key = JSON.stringify(["listGraphs", id, stamp]);
    const known = memo.find(key);
    if (known !== undefined) return JSON.parse(known) as ReturnType<typeof summary>;
    const found = { ...(await firmSummary(path)), id };
    memo.keep(key, JSON.stringify(found));
    return found;
  };
  return async ({ id, kind, imported = false }) => {
    const found = kind === "firms" ? await ofFirms(id) : summary(await graphs.find(id));
    return { ...found, id, imported };
  };
}

/** One broken data set does not hide the others: it is listed with its faults. */
export async function listGraphs(
  graphs: GraphCache,
  summarise: SummariseGraph,
): Promise<GraphList> {
  const items: ListedGraph[] = [];
  const unreadable: GraphList["unreadable"] = [];
  const listed = await graphs.list().catch((error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    unreadable.push({ id: null, detail: error.message, errors: [] });
    return graphs.list("shipped");
  });
  for (const graph of listed) {
    try {
      items.push(await summarise(graph));
    } catch (error) {
      if (!(error instanceof LinchpinError)) throw error;
      const errors =
        error instanceof InvalidInputError
          ? error.details.map((detail) => toFieldProblem(detail, "query"))
          : [];
      unreadable.push({ id: graph.id, detail: error.message, errors });
    }
  }
  return { items, first: firstOf(items)?.id ?? null, unreadable };
}

/** What users bring does not push itself before what everybody sees. */
function firstOf(items: readonly ListedGraph[]): ListedGraph | undefined {
  const shipped = items.filter(({ imported }) => !imported);
  const products = ({ counts }: ListedGraph) => counts["products"] ?? 0;
  return (shipped.length > 0 ? shipped : items).reduce<ListedGraph | undefined>(
    (most, item) => (most && products(most) >= products(item) ? most : item),
    undefined,
  );
}
