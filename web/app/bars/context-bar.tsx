import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { SearchBox } from "../../parts/search-box.tsx";
import { FILTERED } from "../../views/chokepoints/matching-rows.ts";
import { RankingSave } from "../../views/chokepoints/ranking-save.tsx";
import { FilterMenu } from "../../views/explore/filter-menu.tsx";
import { FirmSearch } from "../../views/explore/firms/firm-search.tsx";
import { FirmsHome } from "../../views/explore/firms/firms-home.tsx";
import { useIsFirms } from "../../views/explore/firms/queries.ts";
import { useViewState } from "../view-state.ts";
import { viewOf } from "../views/view-ids.ts";
import { CountriesMenu } from "./countries-menu.tsx";
import { ScopeControl } from "./scope-control.tsx";

/** Whose point of view, dependent on whom; search, filter, graph or table. */
export function ContextBar() {
  const view = viewOf(useLocation().pathname);
  const isExplore = view === "explore";
  const isRanking = view === "chokepoints";
  const { by } = useViewState().state;
  if (useIsFirms()) return <FirmsBar isExplore={isExplore} />;
  return (
    <div className="context-bar">
      <CountriesMenu />
      <ScopeControl />
      <span className="context-end">
        <SearchBox />
        {(isExplore || (isRanking && FILTERED.has(by))) && <FilterMenu />}
        {isRanking && <RankingSave />}
        {isExplore && <ViewToggle />}
      </span>
    </div>
  );
}

/** The same for a network of firms. */
function FirmsBar({ isExplore }: { readonly isExplore: boolean }) {
  return (
    <div className="context-bar">
      <FirmsHome />
      <span className="context-end">
        <FirmSearch />
        {isExplore && <ViewToggle />}
      </span>
    </div>
  );
}

const PICTURES = ["graph", "table"] as const;

function ViewToggle() {
  const { t } = useTranslation("shell");
  const { state, set } = useViewState();
  return (
    <fieldset className="segments">
      <legend className="sr-only">{t("picture.title")}</legend>
      {PICTURES.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={state.view === view}
          onClick={() => set({ view })}
        >
          {t(`picture.${view}`)}
        </button>
      ))}
    </fieldset>
  );
}
