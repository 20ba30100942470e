import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirmsOverview } from "../../../../src/api/contract/firm-operations.ts";
import { Failure } from "../../../parts/failure.tsx";
import { formatNumber, formatShare } from "../../../parts/format.ts";
import { useFirmStop } from "./queries.ts";
import { useFirmSelection } from "./use-firm-selection.ts";
import { useFirmWords } from "./use-firm-words.ts";

const FIRST_HIT = 5;

interface Props {
  readonly overview: FirmsOverview;
  readonly firm: string;
}

/** What of all output stops with a firm, and who loses most; worked out when it is asked for. */
export function FirmStopSection({ overview, firm }: Props) {
  const { t } = useTranslation("firms");
  const { look } = useFirmSelection();
  const { language } = useFirmWords(overview);
  const [isAsked, setAsked] = useState(false);
  const { data, error, refetch, isFetching } = useFirmStop(firm, isAsked);
  return (
    <section className="panel-section firm-stop">
      <header>
        <h3>{t("stop.title")}</h3>
        {data && <span className="panel-aside">{t("risk.esriOne")}</span>}
      </header>
      {!isAsked && (
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {t("stop.work")}
        </button>
      )}
      {isFetching && <p className="panel-note">{t("stop.running")}</p>}
      {error && <Failure title={t("stop.failed")} error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <p className="panel-lead" role="status">
            <b className="loss-text">{formatShare(data.esri, language)}</b> {t("stop.loss")}{" "}
            {t("stop.reach", { firms: formatNumber(data.firms) })}
          </p>
          {data.hit.length > 0 && (
            <>
              <header>
                <h4>{t("stop.hit")}</h4>
                <span className="panel-aside">{t("stop.hitUnit")}</span>
              </header>
              <ol className="firm-list">
                {data.hit.slice(0, FIRST_HIT).map(({ id, name, loss }) => (
                  <li key={id}>
                    <button type="button" onClick={() => look({ kind: "firm", id })}>
                      <span className="firm-name">{name}</span>
                      <span className="firm-bar is-loss" aria-hidden>
                        <i style={{ width: `${100 * loss}%` }} />
                      </span>
                      <b>{formatShare(loss, language)}</b>
                    </button>
                  </li>
                ))}
              </ol>
            </>
          )}
          {data.notes.map((note) => (
            <p className="panel-note" lang="en" key={note}>
              {note}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
