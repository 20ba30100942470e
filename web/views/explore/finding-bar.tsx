import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useViewState } from "../../app/view-state.ts";
import { CloseIcon } from "../../parts/icons.tsx";
import { useNames } from "../../parts/use-names.ts";
import { exploreFinding } from "./explore-finding.ts";
import { FilterLine } from "./filter-line.tsx";
import { activeFilters } from "./filters.ts";
import type { ShownRoutes } from "./routes/use-routes.ts";
import type { Explore } from "./use-explore.ts";
import { useInSentence } from "./use-words.ts";

/** The main finding in words. */
export interface Finding {
  readonly sentence: string;
  /** What else is to know; may be empty. */
  readonly clause: string;
  /** Whether the filters' line tells it already. */
  readonly isHidden: boolean;
}

interface Told {
  readonly explore: Explore;
  /** Products that the filters leave out. */
  readonly out: ReadonlySet<string>;
  /** The routes that are asked for; null: none. */
  readonly routes: ShownRoutes | null;
}

interface Props {
  readonly explore: Explore;
  /** Products that the filters leave out. */
  readonly out: ReadonlySet<string>;
  readonly finding: Finding;
  /** Tools of the view. */
  readonly children?: ReactNode;
}

/** The main finding in one sentence, while routes are asked for what cuts them; and the filters. */
export function FindingBar({ explore, out, finding, children }: Props) {
  return (
    <div className="finding-bar">
      <div className="finding-text" role="status">
        <h1 className={finding.isHidden ? "sr-only" : ""}>{finding.sentence}</h1>
        {finding.clause !== "" && <p>{finding.clause}</p>}
        <StepsChip />
        <FilterLine explore={explore} out={out} />
      </div>
      {children}
    </div>
  );
}

/** That only what is near the selection is shown, and the way back. */
function StepsChip() {
  const { t } = useTranslation("explore");
  const { state, set } = useViewState();
  if (state.steps === null || state.sel === null || state.to !== null) return null;
  return (
    <button type="button" className="filter-chip" onClick={() => set({ steps: null })}>
      {t("view.chip")}: {t("view.steps", { count: state.steps })}
      <CloseIcon size={11} />
      <span className="sr-only">{t("view.dropSteps")}</span>
    </button>
  );
}

/** The main finding in words: one sentence, and a clause. */
export function useFinding({ explore, out, routes }: Told): Finding {
  const { t } = useTranslation(["explore", "routes"]);
  const { state } = useViewState();
  const isFiltered = activeFilters(state).length > 0;
  const names = useNames();
  const { graph, figures, viewpoint } = explore;
  const home = useInSentence(viewpoint.home);
  const found = exploreFinding(graph, figures, viewpoint, out);
  const { key, count, total, unknown, others } = found;
  if (routes) {
    const [from, to] = [routes.from, routes.to].map((id) => names?.product(id) ?? id);
    const { key, count } = routes.finding;
    const sentence = t(`routes:finding.${key}`, { count, from, to });
    return { sentence, clause: "", isHidden: false };
  }
  if (total === 0) return { sentence: t("finding.noProduct"), clause: "", isHidden: true };
  if (key === "noFigure" || key === "noHome") {
    return { sentence: t(`finding.${key}`, { count: total }), clause: "", isHidden: false };
  }
  const country = names?.countryInSentence(viewpoint.on) ?? viewpoint.on;
  const of = t(isFiltered ? "finding.ofMatching" : "finding.ofAll", { count: total });
  const where = t(`finding.${key}`, { count: others, home, country });
  const start = found.hasStart && state.view !== "table" ? t("finding.start") : "";
  const open = unknown > 0 ? t("finding.unknown", { count: unknown }) : "";
  const clause = isFiltered ? "" : [start, open].filter((part) => part !== "").join(" ");
  return { sentence: t("finding.made", { count, of, where }), clause, isHidden: false };
}
