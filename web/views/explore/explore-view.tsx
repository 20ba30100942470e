import "../../parts/parts.css";
import "./explore.css";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { themeOf } from "../../app/preferences.ts";
import { useChokepoints } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { productsOfTarget } from "../../graph/focus.ts";
import { hasWebGl } from "../../graph/has-web-gl.ts";
import { TIERS } from "../../graph/tiers.ts";
import { useSpread } from "../../graph/use-spread.ts";
import { Failure } from "../../parts/failure.tsx";
import { formatLoss } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { ProductTable } from "../chokepoints/product-table.tsx";
import { Ladder } from "../ladder/ladder.tsx";
import { SelectionPanel } from "../panel/selection-panel.tsx";
import { ExploreGraph, preloadGraph } from "./explore-graph.tsx";
import { ExploreSkeleton } from "./explore-skeleton.tsx";
import { hitOfCut, hitOfTarget, kindOfTarget, NO_HIT } from "./figures.ts";
import { filteredOut } from "./filters.ts";
import { FindingBar } from "./finding-bar.tsx";
import { Legend } from "./legend.tsx";
import { type Explore, useExplore } from "./use-explore.ts";
import { useProductWords } from "./use-words.ts";

/** Explore: the graph in tiers from ore to sector, and the panel of what is selected. */
export function ExploreView() {
  const { t } = useTranslation("explore");
  const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
    getInitialValueInEffect: false,
  });
  const { state } = useViewState();
  const { explore, error, retry, cut } = useExplore();
  useEffect(() => {
    if (!isPhone && hasWebGl()) preloadGraph();
  }, [isPhone]);
  if (isPhone) return <Ladder />;
  return (
    <div className="explore">
      <div className="explore-main">
        {error && <Failure title={t("failed")} error={error} onRetry={retry} />}
        {!error && !explore && <ExploreSkeleton />}
        {explore && <Drawn explore={explore} cut={cut} />}
      </div>
      {state.sel && <SelectionPanel />}
    </div>
  );
}

interface DrawnProps {
  readonly explore: Explore;
  readonly cut: ReturnType<typeof useExplore>["cut"];
}

function Drawn({ explore, cut }: DrawnProps) {
  const { state } = useViewState();
  const [canDraw] = useState(hasWebGl);
  const [atOne, setAtOne] = useState(0);
  const { model, figures } = explore;
  const out = useMemo(() => filteredOut(state, model, figures), [state, model, figures]);
  const include = useCallback((id: string) => !out.has(id), [out]);
  const hasCut = state.cut.length > 0 && cut.data !== undefined && !cut.isPlaceholderData;
  const asTable = state.view === "table" || !canDraw;
  return (
    <>
      <FindingBar explore={explore} cut={cut} out={out} />
      {asTable ? (
        <div className="explore-table">
          {!canDraw && <NoWebGl />}
          <ProductTable include={include} />
        </div>
      ) : (
        <Graph explore={explore} cut={cut} out={out} onScale={setAtOne} />
      )}
      {!asTable && <Legend explore={explore} atOne={atOne} isCut={hasCut} />}
    </>
  );
}

function NoWebGl() {
  const { t } = useTranslation("explore");
  return <p className="note">{t("noWebGl")}</p>;
}

interface GraphProps extends DrawnProps {
  readonly out: ReadonlySet<string>;
  readonly onScale: (atOne: number) => void;
}

const NO_CUT: readonly string[] = [];

/** The graph with what is selected and what is cut. */
function Graph({ explore, cut, out, onScale }: GraphProps) {
  const { state, set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const words = useProductWords(explore);
  const { model, figures, graph } = explore;
  const targets = state.cut.length > 0 ? state.cut : NO_CUT;
  const result = targets.length > 0 && !cut.isPlaceholderData ? cut.data : undefined;
  const spread = useSpread(result ? targets.join(",") : null, firstTier(targets, explore));
  const selected = useMemo(
    () => (state.sel ? productsOfTarget(state.sel, graph.products, graph.firms) : []),
    [state.sel, graph],
  );
  const ranking = useChokepoints(kindOfTarget(state.sel)).data;
  const hit = useMemo(() => {
    if (result) return hitOfCut(result);
    return state.sel && ranking ? hitOfTarget(ranking, state.sel) : NO_HIT;
  }, [result, state.sel, ranking]);
  const done = !result || spread >= TIERS.length - 1;
  const paths = done ? hit.paths : NO_PATHS;
  const losses = useMemo(() => {
    const words = Object.entries(done ? hit.losses : {});
    return new Map(words.map(([sector, loss]) => [sector, formatLoss(loss, language)] as const));
  }, [done, hit, language]);
  const attention = useMemo(() => {
    const cutShown = result && { output: result.output, targets: new Set(targets), spread };
    const path = [...paths.flat(), ...losses.keys()];
    return { selected, path, cut: cutShown ?? null, filteredOut: out };
  }, [selected, paths, losses, result, targets, spread, out]);
  const select = useCallback((id: string | null) => set({ sel: id }), [set]);
  const nameOf = useCallback((id: string) => names?.product(id) ?? id, [names]);
  return (
    <ExploreGraph
      {...{ model, figures, attention, losses, paths, language, nameOf, words, onScale }}
      theme={themeOf(state)}
      selected={selected.length === 1 ? (selected[0] ?? null) : null}
      onSelect={select}
    />
  );
}

const NO_PATHS: readonly (readonly string[])[] = [];

function firstTier(targets: readonly string[], { graph, model }: Explore): number {
  const products = targets.flatMap((text) => productsOfTarget(text, graph.products, graph.firms));
  const places = products.map((id) => TIERS.indexOf(model.tierOf.get(id) ?? "mined"));
  return Math.min(TIERS.length - 1, ...places);
}
