import "../../parts/parts.css";
import "./explore.css";
import { useMediaQuery } from "@mantine/hooks";
import {
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { MissingNote } from "../../app/import/missing-note.tsx";
import { themeOf } from "../../app/preferences.ts";
import { useViewState } from "../../app/view-state.ts";
import { MOST_ZOOM } from "../../app/view-state-address.ts";
import { ViewSkeleton } from "../../app/views/view-skeleton.tsx";
import type { GraphScale } from "../../graph/graph-view.tsx";
import { hasWebGl } from "../../graph/has-web-gl.ts";
import type { Draw } from "../../graph/use-draw.ts";
import { Failure } from "../../parts/failure.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { ProductTable } from "../chokepoints/product-table.tsx";
import { Ladder } from "../ladder/ladder.tsx";
import { SelectionPanel } from "../panel/selection-panel.tsx";
import { ExploreGraph, preloadGraph } from "./explore-graph.tsx";
import { ExploreSkeleton } from "./explore-skeleton.tsx";
import { filteredOut } from "./filters.ts";
import { FindingBar, useFinding } from "./finding-bar.tsx";
import { useIsFirms } from "./firms/queries.ts";
import { Legend } from "./legend.tsx";
import { RoutePanel } from "./routes/route-panel.tsx";
import { type ShownRoutes, useRoutes } from "./routes/use-routes.ts";
import { ExploreTools } from "./tools/explore-tools.tsx";
import { useZoom, type Zoom } from "./tools/use-zoom.ts";
import { type Asked, useAttention } from "./use-attention.ts";
import { type Explore, useExplore } from "./use-explore.ts";
import { useProductWords } from "./use-words.ts";

/** Explore: the graph in tiers from ore to sector, and the panel of what is selected. */
export function ExploreView() {
  const isFirms = useIsFirms();
  return isFirms ? (
    <Suspense fallback={<ViewSkeleton />}>
      <FirmsView />
    </Suspense>
  ) : (
    <ProductsView />
  );
}

const FirmsView = lazy(() =>
  import("./firms/firms-view.tsx").then(({ FirmsView: View }) => ({ default: View })),
);

function ProductsView() {
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
  if (isPhone) {
    return (
      <>
        <MissingNote />
        <Ladder />
      </>
    );
  }
  return (
    <div className="explore">
      <div className="explore-main">
        {error && <Failure title={t("failed")} error={error} onRetry={retry} />}
        {!error && !explore && <ExploreSkeleton />}
        <MissingNote />
        {explore && explore.graph.products.length > 0 && (
          <Drawn explore={explore} routes={routes} />
        )}
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
  const [{ atOne, mostZoom }, setScale] = useState<GraphScale>({
    atOne: 0,
    mostZoom: MOST_ZOOM,
  });
  const picture = useRef<Draw | null>(null);
  const zoom = useZoom(mostZoom);
  const { model, figures } = explore;
  const out = useMemo(() => filteredOut(state, model, figures), [state, model, figures]);
  const include = useCallback((id: string) => !out.has(id), [out]);
  const asked = useAttention(explore, routes, out);
  const finding = useFinding({ explore, out, routes });
  const asTable = state.view === "table" || !canDraw;
  const tools = { explore, asked, zoom, atOne, picture, out };
  return (
    <>
      <FindingBar explore={explore} out={out} finding={finding}>
        {!asTable && <ExploreTools {...tools} finding={finding.sentence} />}
      </FindingBar>
      {asTable ? (
        <div className="explore-table">
          {!canDraw && <NoWebGl />}
          <ProductTable include={include} />
        </div>
      ) : (
        <Graph {...{ explore, asked, zoom, picture }} onScale={setScale} />
      )}
      {!asTable && <Legend explore={explore} atOne={atOne} isRoute={routes !== null} />}
    </>
  );
}

function NoWebGl() {
  const { t } = useTranslation("explore");
  return <p className="note">{t("noWebGl")}</p>;
}

interface GraphProps {
  readonly explore: Explore;
  readonly asked: Asked;
  readonly zoom: Zoom;
  readonly picture: RefObject<Draw | null>;
  readonly onScale: (scale: GraphScale) => void;
}

/** The graph with what is selected. */
function Graph({ explore, asked, zoom, picture, onScale }: GraphProps) {
  const { state, set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const words = useProductWords(explore);
  const { model, figures } = explore;
  const { attention, paths, losses } = asked;
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
      {...{ picture, zoom: zoom.zoom, onZoom: zoom.set }}
      theme={themeOf(state)}
      selected={one}
      onSelect={select}
    />
  );
}
