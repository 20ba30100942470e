import { useMemo } from "react";
import type { ProductDetail, ProductOverview } from "../../../src/api/contract/operations.ts";
import { membersOf } from "../../app/bars/country-choice.ts";
import { useChokepoints, useDependency, useProduct, useViewpoint } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import { useViewState } from "../../app/view-state.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import type { Viewpoint } from "../../app/viewpoint.ts";
import { type Flow, flowsTo } from "./flows.ts";
import { type Hold, type HoldsState, holdsByCountry, holdsStateOf } from "./holds.ts";
import { dependencyRows, governanceRows, lossRows, type MapRow, shareRows } from "./map-rows.ts";
import { productOf } from "./selection.ts";

export type Measure = ViewState["measure"];
type Graph = NonNullable<ReturnType<typeof useGraph>["data"]>;
type Ranking = NonNullable<ReturnType<typeof useChokepoints>["data"]>;

/** Everything that the map shows. */
export interface MapData {
  readonly measure: Measure;
  readonly graph: Graph;
  readonly ranking: Ranking;
  readonly viewpoint: Viewpoint;
  /** The countries that home stands for. */
  readonly home: ReadonlySet<string>;
  /** The product that is shown; null: the measure is of none, or of all that matters. */
  readonly product: ProductOverview | null;
  readonly rows: readonly MapRow[];
  readonly rowOf: ReadonlyMap<string, MapRow>;
  /** Where home buys the product. */
  readonly flows: readonly Flow[];
  /** Citations behind the figures, where they are few; null: those of the data set. */
  readonly sources: readonly string[] | null;
  /** What each country makes that hurts most alone; empty until it is here. */
  readonly holds: ReadonlyMap<string, readonly Hold[]>;
  readonly holdsAre: HoldsState;
}

/** Whether the figures of a measure are of one product. */
export function isOfProduct(measure: Measure): boolean {
  return measure === "share" || measure === "dependency";
}

/** All that the map draws from; `data` is undefined until it is here. */
export function useMap() {
  const { state } = useViewState();
  const graph = useGraph();
  const ranking = useChokepoints("country");
  const dependency = useDependency();
  const answer = useChokepoints("producer");
  const holdsAre = holdsStateOf(answer);
  const producers = holdsAre === "here" ? answer.data : undefined;
  const viewpoint = useViewpoint();
  const { measure } = state;
  const products = graph.data?.products;
  const holds = useMemo(
    () => holdsByCountry(producers?.by === "producer" ? producers.items : [], products ?? []),
    [producers, products],
  );
  const asked = productOf(state.sel);
  const product = useMemo(() => {
    if (!products || !isOfProduct(measure)) return null;
    return shownProduct(products, measure, asked, strongest(holds));
  }, [products, measure, asked, holds]);
  const detail = useProduct(measure === "share" ? (product?.id ?? null) : null).data;
  const data = useMemo<MapData | undefined>(() => {
    if (!graph.data || ranking.data?.by !== "country" || !viewpoint) return undefined;
    if (measure === "dependency" && !dependency.data) return undefined;
    // Which product is shown follows from the holds: none is shown only to be swapped.
    if (measure === "share" && !asked && holdsAre === "awaited") return undefined;
    const { countries } = graph.data;
    const home = new Set(membersOf(viewpoint.home, countries));
    const rows = rowsOf();
    function rowsOf(): MapRow[] {
      if (!graph.data || !ranking.data) return [];
      switch (measure) {
        case "loss":
          return lossRows(ranking.data, home);
        case "dependency":
          return dependencyRows(
            dependency.data ?? { items: [] },
            product?.id ?? null,
            graph.data.products,
            home,
          );
        case "share":
          return product ? shareRows(product, home) : [];
        case "governance":
          return governanceRows(countries, ranking.data, home);
      }
    }
    const isShown = detail?.id === product?.id;
    const markets = new Set([...viewpoint.home, ...home]);
    return {
      ...{
        measure,
        graph: graph.data,
        ranking: ranking.data,
        viewpoint,
        home,
        product,
        rows,
        holds,
        holdsAre,
      },
      rowOf: new Map(rows.map((row) => [row.code, row])),
      sources: isShown && detail ? shareSources(detail) : null,
      flows: isShown ? flowsTo(detail?.sourcing ?? [], markets) : [],
    };
  }, [
    graph.data,
    ranking.data,
    dependency.data,
    viewpoint,
    measure,
    product,
    detail,
    holds,
    holdsAre,
    asked,
  ]);
  const queries = [graph, ranking, ...(measure === "dependency" ? [dependency] : [])];
  return {
    data,
    error: data ? null : (queries.find(({ error }) => error !== null)?.error ?? null),
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
  };
}

/** The product asked for if it can be shown; of shares else the one that hurts most. */
function shownProduct(
  products: readonly ProductOverview[],
  measure: Measure,
  asked: string | null,
  usual: string | null,
): ProductOverview | null {
  const canShow = ({ kind }: ProductOverview) => measure !== "share" || kind !== "sector";
  const found = products.find((product) => product.id === asked && canShow(product));
  if (found || measure !== "share") return found ?? null;
  return products.find(({ id }) => id === usual) ?? products.find(canShow) ?? null;
}

/** The product of which one country's part hurts most alone. */
function strongest(holds: ReadonlyMap<string, readonly Hold[]>): string | null {
  const first = [...holds.values()].flatMap(([hold]) => hold ?? []);
  first.sort((a, b) => b.item.score - a.item.score || (a.product < b.product ? -1 : 1));
  return first[0]?.product ?? null;
}

/** Who says who makes a product and where it is bought. */
function shareSources({ supply, sourcing }: ProductDetail): readonly string[] {
  const rows = [...supply, ...sourcing].filter(({ evidence }) => !evidence.rival);
  return [...new Set(rows.flatMap(({ evidence }) => evidence.source?.citation ?? []))];
}
