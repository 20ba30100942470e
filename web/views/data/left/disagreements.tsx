import { useMemo } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useViewState } from "../../../app/view-state.ts";
import { useLanguage, useNames } from "../../../parts/use-names.ts";
import { sourceName, valueText } from "../figure-words.ts";
import { useFigures } from "../queries.ts";
import { rowWords } from "../row-words.ts";
import { disputesOf, rivalValue } from "./disputes.ts";

const SHOWN = 5;

/** Where two sources disagree, the widest first; each leads to its row. */
export function Disagreements() {
  const { t } = useTranslation("data");
  const { set } = useViewState();
  const language = useLanguage();
  const names = useNames();
  const answer = useFigures("only=disputed&limit=500").data;
  const disputes = useMemo(() => disputesOf(answer?.items ?? []), [answer]);
  if (!answer || !names) return null;
  const sources = new Map(answer.sources.map((source) => [source.id, source]));
  const words = { language, t };
  const short = (id: string | null | undefined) => {
    const source = sources.get(id ?? "");
    return source?.publisher ?? sourceName(source);
  };
  return (
    <section>
      <h2>{t("disagree.title")}</h2>
      {disputes.length === 0 && <p className="data-note">{t("disagree.none")}</p>}
      <ul className="data-disputes">
        {disputes.slice(0, SHOWN).map(({ item, rival }) => {
          const { subject, what } = rowWords(item, names, words);
          return (
            <li key={item.key}>
              <button
                type="button"
                className="text-button"
                onClick={() =>
                  set({
                    ...{ table: item.table === "supply" ? null : item.table, row: item.key },
                    ...{ q: "", status: [], only: "disputed", sort: null, sel: null },
                    ...(item.table === "supply" ? { by: "producer" as const } : {}),
                  })
                }
              >
                <Trans
                  t={t}
                  i18nKey="disagree.line"
                  values={{
                    what: [subject, what].filter(Boolean).join(t("separator")),
                    mine: valueText(item, words),
                    mySource: short(item.sources[0]),
                    theirs: valueText({ ...item, value: rivalValue(item, rival) }, words),
                    theirSource: short(rival.source),
                  }}
                  components={{ 1: <b />, 3: <b /> }}
                />
              </button>
            </li>
          );
        })}
      </ul>
      {disputes.length > SHOWN && (
        <button
          type="button"
          className="text-button text-link"
          onClick={() => set({ only: "disputed", row: null, q: "", by: "producer", sel: null })}
        >
          {t("disagree.all", { count: disputes.length })}
        </button>
      )}
    </section>
  );
}
