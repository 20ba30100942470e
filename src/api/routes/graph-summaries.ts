import { InvalidInputError, LinchpinError, StorageError } from "../../model/errors.ts";
import { type GraphList, GraphListQuery } from "../contract/graph-operations.ts";
import type { ListedGraph } from "../contract/imported-graph.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache, ListedGraph as Listed } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { toFieldProblem } from "../problem.ts";
import { validate } from "../validate.ts";
import type { Reply } from "./call.ts";
import { pageOf, pageReply } from "./pages.ts";

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
  query: Readonly<Record<string, unknown>>,
): Promise<Reply<GraphList>> {
  const { name, kind, ...asked } = validate(GraphListQuery, query, "query");
  const unreadable: GraphList["unreadable"] = [];
  const listed = await graphs.list().catch((error: unknown) => {
    if (!(error instanceof StorageError)) throw error;
    unreadable.push({ id: null, detail: error.message, errors: [] });
    return graphs.list("shipped");
  });
  const read = async (graph: Listed) => {
    try {
      return await summarise(graph);
    } catch (error) {
      return faultOf(graph.id, error);
    }
  };
  const all = listed.filter((graph) => kind === undefined || (graph.kind ?? "products") === kind);
  const wanted = name === undefined ? all : await called(all, name, read);
  const order = { keyOf: ({ id }: Listed) => [id], parts: 1 };
  const { entries, next } = pageOf(wanted, asked, order);
  const items: ListedGraph[] = [];
  for (const graph of entries) {
    const found = await read(graph);
    if ("errors" in found) unreadable.push(found);
    else items.push(found);
  }
  const first = await firstOf(listed, items, read);
  return pageReply({ items, next, first, unreadable }, "/api/v1/graphs", query);
}

type Unreadable = GraphList["unreadable"][number];
type Read = (graph: Listed) => Promise<ListedGraph | Unreadable>;

function faultOf(id: string, error: unknown): Unreadable {
  if (!(error instanceof LinchpinError)) throw error;
  const errors =
    error instanceof InvalidInputError
      ? error.details.map((detail) => toFieldProblem(detail, "query"))
      : [];
  return { id, detail: error.message, errors };
}

/** Those whose id or a title of which has a text in it; of one that cannot be read there is the id. */
async function called(graphs: readonly Listed[], text: string, read: Read): Promise<Listed[]> {
  const wanted = text.toLowerCase();
  const found: Listed[] = [];
  for (const graph of graphs) {
    const summary = await read(graph);
    const titles = "titleEn" in summary ? [summary.titleEn, summary.titleJa ?? ""] : [];
    if ([graph.id, ...titles].some((each) => each.toLowerCase().includes(wanted)))
      found.push(graph);
  }
  return found;
}

/** What users bring does not push itself before what everybody sees. */
async function firstOf(
  listed: readonly Listed[],
  shown: readonly ListedGraph[],
  read: Read,
): Promise<string | null> {
  const shipped: ListedGraph[] = [];
  for (const graph of listed.filter(({ imported }) => !imported)) {
    const found = await read(graph);
    if (!("errors" in found)) shipped.push(found);
  }
  const products = ({ counts }: ListedGraph) => counts["products"] ?? 0;
  const first = (shipped.length > 0 ? shipped : shown).reduce<ListedGraph | undefined>(
    (most, item) => (most && products(most) >= products(item) ? most : item),
    undefined,
  );
  return first?.id ?? null;
}
