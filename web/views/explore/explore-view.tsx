import "../../parts/parts.css";
import "./explore.css";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { themeOf } from "../../app/preferences.ts";
import { useViewState } from "../../app/view-state.ts";
import { hasWebGl } from "../../graph/has-web-gl.ts";
import { Failure } from "../../parts/failure.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { ProductTable } from "../chokepoints/product-table.tsx";
import { Ladder } from "../ladder/ladder.tsx";
import { SelectionPanel } from "../panel/selection-panel.tsx";
import { ExploreGraph, preloadGraph } from "./explore-graph.tsx";
import { ExploreSkeleton } from "./explore-skeleton.tsx";
import { filteredOut } from "./filters.ts";
import { FindingBar } from "./finding-bar.tsx";
import { Legend } from "./legend.tsx";
import { RoutePanel } from "./routes/route-panel.tsx";
import { type ShownRoutes, useRoutes } from "./routes/use-routes.ts";
import { useAttention } from "./use-attention.ts";
import { type Explore, useExplore } from "./use-explore.ts";
import { useProductWords } from "./use-words.ts";

/** Explore: the graph in tiers from ore to sector, and the panel of what is selected. */
export function ExploreView() {
  const { t } = useTranslation("explore");
  const isPhone = useMediaQuery("(max-width: 639px)", undefined, {
    getInitialValueInEffect: false,
  });
  const { state } = useViewState();
  const { explore, error, retry } = useExplore();
  const routes = useRoutes(explore);
  useEffect(() => {
    if (!isPhone && hasWebGl()) preloadGraph();
  }, [isPhone]);
  if (isPhone && routes && explore) return <RoutePanel explore={explore} shown={routes} />;
  if (isPhone) return <Ladder />;
  return (
    <div className="explore">
      <div className="explore-main">
        {error && <Failure title={t("failed")} error={error} onRetry={retry} />}
        {!error && !explore && <ExploreSkeleton />}
        {explore && <Drawn explore={explore} routes={routes} />}
      </div>
      {routes && explore ? (
        <RoutePanel explore={explore} shown={routes} />
      ) : (
        state.sel && <SelectionPanel />
      )}
    </div>
  );
}

interface DrawnProps {
  readonly explore: Explore;
  readonly routes: ShownRoutes | null;
}

function Drawn({ explore, routes }: DrawnProps) {
  const { state } = useViewState();
  const [canDraw] = useState(hasWebGl);
  const [atOne, setAtOne] = useState(0);
  const { model, figures } = explore;
  const out = useMemo(() => filteredOut(state, model, figures), [state, model, figures]);
  const include = useCallback((id: string) => !out.has(id), [out]);
  const asTable = state.view === "table" || !canDraw;
  return (
    <>
      <FindingBar explore={explore} out={out} routes={routes} />
      {asTable ? (
        <div className="explore-table">
          {!canDraw && <NoWebGl />}
          <ProductTable include={include} />
        </div>
      ) : (
        <Graph explore={explore} routes={routes} out={out} onScale={setAtOne} />
      )}
      {!asTable && <Legend explore={explore} atOne={atOne} />}
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

/** The graph with what is selected. */
function Graph({ explore, routes, out, onScale }: GraphProps) {
  const { state, set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const words = useProductWords(explore);
  const { model, figures } = explore;
  const { attention, paths, losses } = useAttention(explore, routes, out);
  const { selected } = attention;
  const one = selected.length === 1 ? (selected[0] ?? null) : null;
  const { sel } = state;
  const isProduct = sel !== null && names?.products.has(sel);
  const select = useCallback(
    (id: string | null, isSecond: boolean) => {
      const isRoute = isSecond && isProduct && id !== null && id !== sel;
      set(isRoute ? { to: id } : { sel: id, to: null });
    },
    [set, sel, isProduct],
  );
  const nameOf = useCallback((id: string) => names?.product(id) ?? id, [names]);
  return (
    <ExploreGraph
      {...{ model, figures, attention, losses, paths, language, nameOf, words, onScale }}
      theme={themeOf(state)}
      selected={one}
      onSelect={select}
    />
  );
}
