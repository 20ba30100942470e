import { Trans, useTranslation } from "react-i18next";
import { ApiError } from "../../app/api.ts";
import { useViewState } from "../../app/view-state.ts";
import { formatList, formatShareRange } from "../../parts/format.ts";
import { UndoIcon } from "../../parts/icons.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { exploreFinding } from "./explore-finding.ts";
import { FilterLine } from "./filter-line.tsx";
import { activeFilters } from "./filters.ts";
import type { Explore, useExplore } from "./use-explore.ts";
import { useInSentence } from "./use-words.ts";

interface Props {
  readonly explore: Explore;
  readonly cut: ReturnType<typeof useExplore>["cut"];
  /** Products that the filters leave out. */
  readonly out: ReadonlySet<string>;
}

/** The main finding in one sentence, while something is cut what that stops; and the filters. */
export function FindingBar({ explore, cut, out }: Props) {
  const { state } = useViewState();
  // A lost server is told of in one place: the bar that offers to try again.
  const isLost = cut.error instanceof ApiError && cut.error.isOffline;
  const isCut = state.cut.length > 0 && !isLost;
  return (
    <div className={isCut ? "finding-bar is-cut" : "finding-bar"} role="status">
      {isCut ? (
        <CutFinding explore={explore} cut={cut} />
      ) : (
        <RestFinding explore={explore} out={out} />
      )}
      <FilterLine explore={explore} out={out} />
    </div>
  );
}

function RestFinding({ explore, out }: Pick<Props, "explore" | "out">) {
  const { t } = useTranslation("explore");
  const isFiltered = activeFilters(useViewState().state).length > 0;
  const names = useNames();
  const { graph, figures, viewpoint } = explore;
  const home = useInSentence(viewpoint.home);
  const { key, count, total, unknown, others } = exploreFinding(graph, figures, viewpoint, out);
  if (total === 0) return <h1 className="sr-only">{t("finding.noProduct")}</h1>;
  const country = names?.countryInSentence(viewpoint.on) ?? viewpoint.on;
  const of = t(isFiltered ? "finding.ofMatching" : "finding.ofAll", { count: total });
  const where = t(`finding.${key}`, { count: others, home, country });
  return (
    <>
      <h1>{t("finding.made", { count, of, where })}</h1>
      {!isFiltered && (
        <p>
          {t("finding.start")}
          {unknown > 0 && ` ${t("finding.unknown", { count: unknown })}`}
        </p>
      )}
    </>
  );
}

const NAMED = 3;

function CutFinding({ explore, cut }: Pick<Props, "explore" | "cut">) {
  const { t } = useTranslation(["explore", "words"]);
  const { state, set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const home = useInSentence(explore.viewpoint.home);
  const undo = () => set({ cut: [] });
  if (cut.error) {
    return (
      <>
        <h1>{t("cut.failed")}</h1>
        <p className="cut-error">{cut.error.message}</p>
        <button type="button" className="button" onClick={() => void cut.refetch()}>
          {t("words:failure.retry")}
        </button>
        <button type="button" className="button" onClick={undo}>
          {t("cut.leave")}
        </button>
      </>
    );
  }
  const shown = state.cut.slice(0, NAMED).map((target) => names?.target(target) ?? target);
  const more = state.cut.length - shown.length;
  const what = formatList(
    more > 0 ? [...shown, t("words:more", { count: more })] : shown,
    language,
  );
  const { loss = null, lossRigid = null } = cut.isPlaceholderData ? {} : (cut.data ?? {});
  const share = formatShareRange(loss, lossRigid, language);
  return (
    <>
      <h1>
        <Trans
          t={t}
          i18nKey={loss === null ? "cut.running" : "cut.finding"}
          count={state.cut.length}
          values={{ what, share, home }}
          components={{ 1: <span className="loss-text" /> }}
        />
      </h1>
      <button type="button" className="button" onClick={undo}>
        <UndoIcon size={14} />
        {t("cut.undo")}
      </button>
    </>
  );
}
