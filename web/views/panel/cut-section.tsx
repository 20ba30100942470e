import { useTranslation } from "react-i18next";
import { useCut } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { Failure } from "../../parts/failure.tsx";
import { formatLoss, formatShareRange } from "../../parts/format.ts";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { Lead } from "./lead.tsx";
import { Section } from "./section.tsx";

const FELT = 0.0005;

/** While something is cut: what is lost in all, and every sector that loses, worst first. */
export function CutSection({ target }: { readonly target: string }) {
  const { t } = useTranslation("panel");
  const { state } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const cut = useCut(state.cut);
  if (!state.cut.includes(target)) return null;
  const others = state.cut.filter((other) => other !== target);
  if (cut.error) {
    return <Failure title={t("cut.failed")} error={cut.error} onRetry={() => void cut.refetch()} />;
  }
  const result = cut.isPlaceholderData ? undefined : cut.data;
  const hit = Object.entries(result?.sectors ?? {})
    .filter(([, loss]) => loss > FELT)
    .sort((a, b) => b[1] - a[1]);
  return (
    <div className="panel-cut" role="status">
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
              values={{ share: formatShareRange(result.loss, result.lossRigid, language) }}
            />
          </p>
        )}
        {result && hit.length === 0 && <p className="panel-note">{t("cut.none")}</p>}
        <ul className="panel-hits">
          {hit.map(([sector, loss]) => (
            <li key={sector}>
              <span>{names?.product(sector)}</span>
              <b className="loss-text">{formatLoss(loss, language)}</b>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
