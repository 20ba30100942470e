import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import type { ChokepointItem, CutResponse } from "../../../src/api/contract/operations.ts";
import { useCut } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { Failure } from "../../parts/failure.tsx";
import { formatLoss, formatShareBetween, RANGE_FROM } from "../../parts/format.ts";
import { MethodDialog } from "../../parts/method/method-dialog.tsx";
import { targetParts } from "../../parts/target-parts.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Lead } from "./lead.tsx";
import { type SectorLoss, splitLosses } from "./other-losses.ts";
import { Section } from "./section.tsx";
import { RANKED, usePlace } from "./use-selection.ts";

interface Props {
  readonly target: string;
  /** The finding above the graph tells the loss already, aloud too. */
  readonly isTold?: boolean;
}

/** Whether the view tells a cut above the panel: the graph and its table do. */
export function useIsCutTold(): boolean {
  return useLocation().pathname === "/explore";
}

/** The ends of what is lost: those of the ranking where the target is cut alone. */
function lossEnds(cut: CutResponse | undefined, alone: ChokepointItem | null | undefined) {
  return alone
    ? [alone.scoreLow, alone.scoreHigh]
    : [cut?.loss ?? null, cut?.lossRigid ?? cut?.loss ?? null];
}

/** While something is cut: what is lost in all, and every sector that loses, worst first. */
export function CutSection({ target, isTold = false }: Props) {
  const { t } = useTranslation("panel");
  const { state } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const cut = useCut(state.cut);
  const parts = targetParts(target);
  const item = usePlace(RANKED[parts.kind], target)?.item;
  if (!state.cut.includes(target)) return null;
  const others = state.cut.filter((other) => other !== target);
  if (cut.error) {
    return <Failure title={t("cut.failed")} error={cut.error} onRetry={() => void cut.refetch()} />;
  }
  const result = cut.isPlaceholderData ? undefined : cut.data;
  const hasWeight = (id: string) => (names?.products.get(id)?.importance ?? 0) > 0;
  const { counted, uncounted } = splitLosses(result?.sectors ?? {}, hasWeight);
  const [low, high] = lossEnds(result, others.length === 0 ? item : null);
  return (
    <div className="panel-cut" role={isTold ? undefined : "status"}>
      <Section title={t("cut.title")}>
        {others.length > 0 && (
          <p className="panel-note">
            {t("cut.with", { names: others.map((id) => names?.target(id) ?? id).join(", ") })}
          </p>
        )}
        {!result && <p className="panel-note">{t("cut.running")}</p>}
        {result && (
          <p>
            <Lead
              text="cut.loss"
              values={{ share: formatShareBetween(low, high, result.loss, language) }}
            />
          </p>
        )}
        {result && counted.length + uncounted.length === 0 && (
          <p className="panel-note">{t("cut.none")}</p>
        )}
        <Hits losses={counted} />
        {uncounted.length > 0 && <p className="panel-note">{t("path.uncounted")}</p>}
        <Hits losses={uncounted} />
        {(high ?? 0) - (low ?? 0) > RANGE_FROM && (
          <p className="panel-note">
            {t(parts.kind === "product" ? "path.atProduct" : "path.atOther")}
          </p>
        )}
        {result && (
          <p className="panel-how">
            <MethodDialog kind="cut" certificate={result.certificate} />
          </p>
        )}
      </Section>
    </div>
  );
}

function Hits({ losses }: { readonly losses: readonly SectorLoss[] }) {
  const language = useLanguage();
  const names = useNames();
  return (
    <ul className="panel-hits">
      {losses.map(([sector, loss]) => (
        <li key={sector}>
          <span>{names?.product(sector)}</span>
          <b className="loss-text">{formatLoss(loss, language)}</b>
        </li>
      ))}
    </ul>
  );
}
