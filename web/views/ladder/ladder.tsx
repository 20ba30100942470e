import "../../parts/parts.css";
import "../panel/panel.css";
import "../panel/panel-parts.css";
import "./ladder.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GraphOverview } from "../../../src/api/contract/operations.ts";
import { useChokepoints, useDependency } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import { useViewState } from "../../app/view-state.ts";
import { Failure } from "../../parts/failure.tsx";
import { ShareButton } from "../../parts/share-button.tsx";
import { useNames } from "../../parts/use-names.ts";
import { CutButton } from "../panel/panel-foot.tsx";
import { ProductLead } from "../panel/product-lead.tsx";
import { SectorLead } from "../panel/sector-sections.tsx";
import { SelectionPanel } from "../panel/selection-panel.tsx";
import { AlsoHit, WalkList } from "./ladder-lists.tsx";
import { inputsOf, rungsAbove, usersOf, type Walk } from "./ladder-rungs.ts";
import { Rung, type RungRole } from "./rung.tsx";

/**
 * Explore on a phone: the strongest inputs above, the product, below it what stops, down to the
 * sector and its loss. Without a selection it starts at the strongest chokepoint.
 */
export function Ladder() {
  const { t } = useTranslation("chokepoints");
  const { state } = useViewState();
  const graph = useGraph();
  const ranking = useChokepoints("product");
  const dependency = useDependency();
  const failed = [graph, ranking, dependency].find(({ error, data }) => error !== null && !data);
  if (failed?.error) {
    return (
      <Failure title={t("failed")} error={failed.error} onRetry={() => void failed.refetch()} />
    );
  }
  if (!graph.data || !ranking.data || !dependency.data) return <div className="ladder" aria-busy />;
  const isProduct = graph.data.products.some(({ id }) => id === state.sel);
  if (state.sel !== null && !isProduct) return <SelectionPanel />;
  const id = state.sel ?? ranking.data.items[0]?.id ?? graph.data.products[0]?.id;
  return id === undefined ? null : <ProductLadder key={id} id={id} graph={graph.data} />;
}

interface Props {
  readonly id: string;
  readonly graph: GraphOverview;
}

function ProductLadder({ id, graph }: Props) {
  const { t } = useTranslation("panel");
  const { state } = useViewState();
  const names = useNames();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const first = useChokepoints("product").data?.items.find((item) => item.id === id);
  const product = names?.products.get(id);
  if (!product) return null;
  const isSector = product.kind === "sector";
  const isStart = state.sel === null && first !== undefined && first.score > 0;
  return (
    <div className="ladder">
      <div className="ladder-body">
        {isStart && <p className="panel-note">{t("ladder.start")}</p>}
        <h1>{names?.product(id)}</h1>
        <p className="panel-lead">
          {isSector ? <SectorLead product={product} /> : <ProductLead product={product} />}
        </p>
        <Rungs id={id} graph={graph} />
      </div>
      <footer className="ladder-foot">
        {!isSector && <CutButton target={id} />}
        <button type="button" className="button" onClick={() => setSheetOpen(true)}>
          {t("ladder.details")}
        </button>
        <ShareButton />
      </footer>
      {isSheetOpen && <SelectionPanel target={id} onClose={() => setSheetOpen(false)} />}
    </div>
  );
}

function Rungs({ id, graph }: Props) {
  const { t } = useTranslation("panel");
  const items = useChokepoints("product").data?.items ?? [];
  const dependencies = useDependency().data?.items ?? [];
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const dependencyOf = new Map(dependencies.map((item) => [item.id, item]));
  const own = itemOf.get(id);
  const walk: Walk = {
    inputs: graph.inputs,
    exposureOf: (product) => dependencyOf.get(product)?.critical ?? 0,
  };
  const above = rungsAbove(id, walk);
  const below = own?.path.slice(1) ?? [];
  const sector = below.at(-1);
  const rungs: { id: string; role: RungRole }[] = [
    ...above.map((input) => ({ id: input, role: "above" as const })),
    { id, role: "self" },
    ...below.map((step) => ({
      id: step,
      role: step === sector ? ("sector" as const) : ("below" as const),
    })),
  ];
  const onLadder = new Set(rungs.map((rung) => rung.id));
  const isOff = (product: string) => !onLadder.has(product);
  return (
    <>
      <ol className="rungs">
        {rungs.map((rung) => (
          <Rung
            key={rung.id}
            {...rung}
            item={itemOf.get(rung.id)}
            dependency={dependencyOf.get(rung.id)}
            loss={rung.role === "sector" ? (own?.losses[rung.id] ?? null) : null}
          />
        ))}
      </ol>
      <AlsoHit losses={own?.losses ?? {}} except={sector} />
      <WalkList title={t("ladder.alsoNeeds")} products={inputsOf(id, walk).filter(isOff)} />
      <WalkList title={t("ladder.alsoNeededBy")} products={usersOf(id, walk).filter(isOff)} />
    </>
  );
}
